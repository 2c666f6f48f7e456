//! The study widget: what reacts at once. Its markup is the same on the server, where its forms do the work.

use leptos::{either::EitherOf3, ev, prelude::*, task::spawn_local};

use super::{
    Deck, StudyView, api, browser,
    card::card,
    complete::complete,
    controls::controls,
    deck::{Deed, DeedKind},
    keys,
    outbox::{self, Delivery},
    ready::ready,
    said::Said,
    wire::unpack,
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
    pub(super) outbox: RwSignal<Vec<Deed>>,
    /// Is one of them being sent?
    pub(super) sending: RwSignal<bool>,
    /// How far they have come.
    pub(super) delivery: RwSignal<Delivery>,
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

    /// Has another tab moved on the card that this act was about?
    pub(super) fn is_ahead(self, view: &StudyView, deed: &Deed) -> bool {
        let Some(seen) = deed.seen.filter(|_| matches!(deed.kind, DeedKind::Grade(_))) else { return false };
        let theirs = view.faces.iter().find(|face| Some(&face.id) == deed.card.as_ref());
        theirs.is_some_and(|face| face.state.revision > seen + 1)
    }

    /// The server's word replaces what was reckoned here.
    pub(super) fn take_over(self, view: StudyView) {
        if self.deck.with_untracked(|deck| deck.view() != &view) {
            self.deck.update(|deck| deck.take_over(view));
        }
    }

    /// Does something and sends it.
    pub(super) fn perform(self, kind: DeedKind, card: Option<String>) {
        let seen = self.deck.with_untracked(|deck| {
            let faces = &deck.view().faces;
            faces.iter().find(|face| Some(&face.id) == card.as_ref()).map(|face| face.state.revision)
        });
        let deed = Deed { event: browser::random_name(), kind, card, seen, done_at: browser::now_ms() };
        self.deck.update(|deck| deck.apply(&deed));
        match kind {
            DeedKind::Flip => {
                self.shown.set(deed.card.clone());
                browser::focus_soon("answer");
            }
            DeedKind::Grade(grade) => self.next_card(Said::Graded(grade.quality())),
            DeedKind::Undo => self.next_card(Said::Undone),
            DeedKind::Reset => self.next_card(Said::Reset),
        }
        outbox::deliver(self, deed);
    }

    fn next_card(self, said: Said) {
        self.shown.set(None);
        self.say(said);
        let complete = self.deck.with_untracked(|deck| deck.view().current().is_none());
        browser::focus_soon(if complete { "complete" } else { "question" });
    }

    /// Begins a sitting.
    pub(super) fn start(self, more: bool) {
        self.message.set("Scheduling…".to_owned());
        spawn_local(async move {
            match api::ask(self.plan(), if more { "more" } else { "start" }).await {
                Ok(view) => {
                    self.deck.set(Deck::new(view));
                    self.next_card(Said::Scheduled);
                }
                Err(error) if error.is_passing() => self.say(Said::Busy),
                Err(error) => self.message.set(error.to_string()),
            }
        });
    }

    /// Reads the session again, unless there is something here that the server does not have yet.
    pub(super) fn refresh(self) {
        spawn_local(async move {
            let view = api::ask(self.plan(), "state").await;
            if let (Ok(view), true) = (view, self.outbox.with_untracked(Vec::is_empty)) {
                self.take_over(view);
            }
        });
    }

    /// Runs in the browser only: takes up what an earlier page could not deliver, and listens.
    fn come_alive(self) {
        let waiting = outbox::undelivered(&self.tag());
        if !waiting.is_empty() {
            self.deck.update(|deck| waiting.iter().for_each(|deed| deck.apply(deed)));
            self.outbox.set(waiting);
            outbox::flush(self);
        }
        window_event_listener(ev::online, move |_| outbox::flush(self));
        window_event_listener(ev::offline, move |_| self.delivery.set(Delivery::Waiting));
        keys::come_alive();
        window_event_listener(ev::focus, move |_| self.refresh());
        window_event_listener(ev::keydown, move |event| self.on_key(&event));
    }

    fn on_key(self, event: &web_sys::KeyboardEvent) {
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if !keys::listening() || modified || event.repeat() || browser::takes_text(event.target()) {
            return;
        }
        let current = self.deck.with_untracked(|deck| deck.view().current().map(|face| face.id.clone()));
        let shown = current.is_some() && self.shown.get_untracked() == current;
        let ready = self.deck.with_untracked(|deck| deck.view().is_ready_to_start());
        match (event.key().as_str(), current) {
            (" " | "Enter", Some(_)) if browser::takes_activation(event.target()) => return,
            (" " | "Enter", Some(card)) if !shown && !ready => self.perform(DeedKind::Flip, Some(card)),
            (key @ ("1" | "2" | "3" | "4" | "5"), Some(card)) if shown => {
                let quality = key.parse().unwrap_or(0);
                if let Ok(grade) = domain::schedule::Grade::parse(quality) {
                    self.perform(DeedKind::Grade(grade), Some(card));
                }
            }
            ("u" | "U", _) if !ready => self.perform(DeedKind::Undo, None),
            ("r" | "R", _) if !ready => self.perform(DeedKind::Reset, None),
            ("?", _) => keys::toggle_list(),
            _ => return,
        }
        event.prevent_default();
    }
}

/// The study widget. `view` is a packed [`StudyView`]. `shown` is the card whose answer is shown, `message` what was said last, `form_event` names the
/// acts of its forms.
#[island]
pub(super) fn StudyWidget(
    /// The session, packed.
    view: String,
    /// The card whose answer is shown.
    shown: Option<String>,
    /// What was said last.
    message: String,
    /// Names the acts of forms that are sent without JavaScript.
    form_event: String,
) -> impl IntoView {
    let view: StudyView = unpack(&view).expect("the page packs a session");
    let sitting = Sitting {
        deck: RwSignal::new(Deck::new(view)),
        shown: RwSignal::new(shown),
        message: RwSignal::new(message),
        outbox: RwSignal::new(Vec::new()),
        sending: RwSignal::new(false),
        delivery: RwSignal::new(Delivery::Saved),
        form_event: StoredValue::new(form_event),
    };
    Effect::new(move |_| sitting.come_alive());
    let stage = Memo::new(move |_| {
        sitting.deck.with(|deck| {
            let view = deck.view();
            if view.is_ready_to_start() { Stage::Ready } else if view.current().is_some() { Stage::Card } else { Stage::Complete }
        })
    });
    view! {
        <p class="message" role="status" aria-live="polite">
            {move || sitting.message.get()}
        </p>
        {move || match stage.get() {
            // Not `into_any`: for the browser that costs a third of the download.
            Stage::Ready => EitherOf3::A(ready(sitting)),
            Stage::Card => EitherOf3::B(card(sitting)),
            Stage::Complete => EitherOf3::C(complete(sitting)),
        }}
        {controls(sitting)}
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Ready,
    Card,
    Complete,
}
