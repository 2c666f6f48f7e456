//! The card: its question, its answer, the grades.

use domain::schedule::Grade;
use leptos::{either::Either, prelude::*};

use super::{
    button::{deed_button, deed_form, lines},
    deed::DeedKind,
    island::Sitting,
    view::interval_label,
};

/// A card as it is shown.
pub(super) struct Shown {
    pub(super) id: String,
    pub(super) revision: u32,
    pub(super) front: String,
    pub(super) choices: Vec<String>,
    pub(super) back: String,
    pub(super) source: Option<String>,
    pub(super) intervals: [u32; 6],
}

/// The card whose turn it is.
pub(super) fn card(sitting: Sitting, card: Shown) -> impl IntoView {
    let id = card.id.clone();
    let is_shown = Memo::new(move |_| sitting.shown.with(|shown| shown.as_ref() == Some(&id)));
    view! {
        <article class="card" aria-labelledby="question">
            <h2 id="question" tabindex="-1">
                {card.front.clone()}
            </h2>
            {lines("choices", card.choices.clone())}
            {move || {
                if is_shown.get() {
                    Either::Left(answer(sitting, &card))
                } else {
                    let about = Some((card.id.clone(), card.revision));
                    let label = "Show answer".to_owned();
                    Either::Right(deed_form("", deed_button(sitting, "button primary wide", label, DeedKind::Flip, about)))
                }
            }}
        </article>
    }
}

fn answer(sitting: Sitting, card: &Shown) -> impl IntoView + use<> {
    let buttons = Grade::ALL.into_iter().zip(card.intervals).skip(1).map(|(grade, interval)| {
        let label = format!("{} · {}", grade.quality(), interval_label(interval));
        deed_button(sitting, "grade", label, DeedKind::Grade(grade), Some((card.id.clone(), card.revision)))
    });
    view! {
        <div id="answer" class="answer" tabindex="-1">
            <p class="eyebrow">"Answer"</p>
            <p class="back">{card.back.clone()}</p>
            <p class="source" hidden=card.source.is_none()>
                {card.source.clone().unwrap_or_default()}
            </p>
        </div>
        <p class="hint">"How well did you remember? 1 not at all, 3 with effort, 5 at once"</p>
        {deed_form("grade-row", buttons.collect_view())}
    }
}
