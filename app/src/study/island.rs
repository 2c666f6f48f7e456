//! The study widget: what reacts at once. Its markup is the same on the server, where its forms do the work.

use domain::schedule::Grade;
use leptos::{either::EitherOf3, ev, prelude::*, task::spawn_local};

use super::{
    Deck, StudyView, api, browser,
    button::progress,
    card::{Shown, card},
    complete::complete,
    controls::controls,
    deed::{Deed, DeedKind},
    keys,
    outbox::{self, Delivery, Parcel},
    ready::ready,
    said::Said,
    stage::Stage,
    wire::Start,
};

/// The state of the widget. Small enough to be copied into every handler.
#[derive(Clone, Copy)]
pub(super) struct Sitting {
    /// The session with what was done to it here.
    pub(super) deck: RwSignal<Deck>,
    /// The card whose answer is shown.
    pub(super) shown: RwSignal<Option<String>>,
    /// What was said last.
    pub(super) message: RwSignal<String>,
    /// Acts that the server does not have yet, oldest first.
    pub(super) outbox: RwSignal<Vec<Parcel>>,
    /// Is one of them being sent?
    pub(super) sending: RwSignal<bool>,
    /// How far they have come.
    pub(super) delivery: RwSignal<Delivery>,
    /// How many acts were done here: what was asked before one is out of date after it.
    pub(super) acts: StoredValue<u32>,
    /// What is asked of the server once it has every act.
    pub(super) afterwards: StoredValue<Option<DeedKind>>,
    /// Names the acts of forms that are sent without JavaScript.
    pub(super) form_event: StoredValue<String>,
}

impl Sitting {
    pub(super) fn plan(self) -> String {
        self.deck.with_untracked(|deck| deck.view().plan.clone())
    }

    pub(super) fn tag(self) -> String {
        self.deck.with_untracked(|deck| deck.view().session_tag.clone())
    }

    pub(super) fn say(self, said: Said) {
        let words = self.deck.with_untracked(|deck| said.words(deck.view()));
        self.message.set(words);
    }

    /// The server's word replaces what was reckoned here.
    pub(super) fn take_over(self, view: StudyView) {
        if self.deck.with_untracked(|deck| deck.view() != &view) {
            self.deck.update(|deck| deck.take_over(view));
        }
    }

    /// Does what a button or a key says.
    pub(super) fn press(self, kind: DeedKind, card: Option<(String, u32)>) {
        match kind {
            DeedKind::Start | DeedKind::More => {
                self.message.set("Scheduling…".to_owned());
                if self.outbox.with_untracked(Vec::is_empty) {
                    return self.ask(kind);
                }
                self.afterwards.set_value(Some(kind));
                outbox::flush(self);
            }
            DeedKind::Undo => {
                let last = self.deck.with_untracked(|deck| deck.last_act().map(|event| (event.to_owned(), 0)));
                self.perform(self.deed(kind, last));
            }
            _ => self.perform(self.deed(kind, card)),
        }
    }

    fn deed(self, kind: DeedKind, card: Option<(String, u32)>) -> Deed {
        Deed { plan: self.plan(), session: self.tag(), kind, event: browser::random_name(), card }
    }

    /// Does something here and sends it.
    fn perform(self, deed: Deed) {
        let done_at = browser::now_ms();
        self.acts.update_value(|acts| *acts += 1);
        self.deck.update(|deck| deck.apply(&deed, done_at));
        match deed.kind {
            DeedKind::Flip => {
                self.shown.set(deed.card.clone().map(|(card, _)| card));
                browser::focus_soon("answer");
            }
            DeedKind::Grade(grade) => self.next_card(Said::Graded(grade.quality())),
            DeedKind::Reset => self.next_card(Said::Reset),
            _ => self.next_card(Said::Undone),
        }
        outbox::deliver(self, deed, done_at);
    }

    fn next_card(self, said: Said) {
        self.shown.set(None);
        self.say(said);
        let complete = self.deck.with_untracked(|deck| deck.view().current().is_none());
        browser::focus_soon(if complete { "complete" } else { "question" });
    }

    /// Asks the server for something that needs its answer, and shows that.
    pub(super) fn ask(self, kind: DeedKind) {
        let (deed, acts) = (self.deed(kind, None), self.acts.get_value());
        spawn_local(async move {
            let view = match api::study_act(deed.text(), None).await {
                Ok(view) => view,
                Err(_) if kind == DeedKind::State => return,
                Err(error) if error.is_passing() => return self.say(Said::Busy),
                Err(error) => return self.message.set(error.to_string()),
            };
            if kind != DeedKind::State {
                self.deck.set(Deck::new(view));
                self.next_card(Said::Scheduled);
            } else if self.outbox.with_untracked(Vec::is_empty) && self.acts.get_value() == acts {
                self.take_over(view);
            }
        });
    }

    /// Runs in the browser only: takes up what an earlier page could not deliver, and listens.
    fn come_alive(self) {
        let waiting = outbox::undelivered(&self.tag());
        if !waiting.is_empty() {
            // Of what was done in another plan this page shows nothing; it is delivered all the same.
            let plan = self.plan();
            let here = || waiting.iter().filter(|parcel| parcel.deed.plan == plan);
            self.deck.update(|deck| here().for_each(|parcel| deck.apply(&parcel.deed, parcel.done_at)));
            self.outbox.set(waiting);
            outbox::flush(self);
        }
        window_event_listener(ev::online, move |_| outbox::back_online(self));
        window_event_listener(ev::offline, move |_| self.delivery.set(Delivery::Waiting));
        keys::come_alive();
        window_event_listener(ev::focus, move |_| self.ask(DeedKind::State));
        window_event_listener(ev::keydown, move |event| self.on_key(&event));
    }

    fn on_key(self, event: &web_sys::KeyboardEvent) {
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if !keys::listening() || modified || event.repeat() || browser::takes_text(event.target()) {
            return;
        }
        let current =
            self.deck.with_untracked(|deck| deck.view().current().map(|face| (face.id.clone(), face.state.revision)));
        let shown =
            self.shown.with_untracked(|shown| shown.is_some() && shown.as_ref() == current.as_ref().map(|(id, _)| id));
        let ready = self.deck.with_untracked(|deck| deck.view().is_ready_to_start());
        match (event.key().as_str(), current) {
            (" " | "Enter", Some(_)) if browser::takes_activation(event.target()) => return,
            (" " | "Enter", card @ Some(_)) if !shown && !ready => self.press(DeedKind::Flip, card),
            ("1", card) if shown => self.press(DeedKind::Grade(Grade::ALL[1]), card),
            ("2", card) if shown => self.press(DeedKind::Grade(Grade::ALL[2]), card),
            ("3", card) if shown => self.press(DeedKind::Grade(Grade::ALL[3]), card),
            ("4", card) if shown => self.press(DeedKind::Grade(Grade::ALL[4]), card),
            ("5", card) if shown => self.press(DeedKind::Grade(Grade::ALL[5]), card),
            ("u" | "U", _) if !ready => self.press(DeedKind::Undo, None),
            ("r" | "R", _) if !ready => self.press(DeedKind::Reset, None),
            ("?", _) => keys::toggle_list(),
            _ => return,
        }
        event.prevent_default();
    }
}

/// What the widget starts from: on the server what the page put into the context, in the browser what the page wrote into
/// an attribute. Not props: those would travel as JSON, with a reader of its own.
fn start() -> Start {
    #[cfg(feature = "ssr")]
    return expect_context();
    #[cfg(not(feature = "ssr"))]
    {
        let packed = browser::attribute("study", "data-start").unwrap_or_default();
        Start::unpack(&packed).expect("the page packs a start")
    }
}

/// The study widget.
#[island]
pub(super) fn StudyWidget() -> impl IntoView {
    let Start { view, shown, message, form_event } = start();
    let sitting = Sitting {
        deck: RwSignal::new(Deck::new(view)),
        shown: RwSignal::new(shown),
        message: RwSignal::new(message),
        outbox: RwSignal::new(Vec::new()),
        sending: RwSignal::new(false),
        delivery: RwSignal::new(Delivery::Saved),
        acts: StoredValue::new(0),
        afterwards: StoredValue::new(None),
        form_event: StoredValue::new(form_event),
    };
    Effect::new(move |_| sitting.come_alive());
    let stage = Memo::new(move |_| sitting.deck.with(|deck| Stage::of(deck.view())));
    view! {
        <p class="message" role="status" aria-live="polite">
            {move || sitting.message.get()}
        </p>
        // Not `into_any`: for the browser that costs a third of the download.
        {move || match stage.get() {
            Stage::Ready { heading, lead, questions, can_start } => {
                EitherOf3::A(ready(sitting, heading, lead, questions, can_start))
            }
            Stage::Card { id, revision, front, choices, back, source, intervals, place, done, total } => {
                let shown = Shown { id, revision, front, choices, back, source, intervals };
                EitherOf3::B((progress(place, done, total), card(sitting, shown)))
            }
            Stage::Complete { returns, more } => {
                EitherOf3::C((progress("100 %".to_owned(), 1, 1), complete(sitting, returns, more)))
            }
        }}
        {controls(sitting)}
    }
}
