//! Before a sitting: what there is to study, and the button that starts it.

use leptos::prelude::*;

use super::{
    button::{deed_button, deed_form, lines},
    deed::DeedKind,
    island::Sitting,
};

/// The plan's questions and the start button.
pub(super) fn ready(sitting: Sitting) -> impl IntoView {
    let view = sitting.deck.with(|deck| deck.view().clone());
    let returning = view.round > 0;
    let more = view.items.saturating_sub(view.questions.len());
    let mut questions = if returning { Vec::new() } else { view.questions };
    if more > 0 && !returning {
        questions.push(format!("… and {more} more"));
    }
    let (heading, lead) = match (returning, view.items, view.due) {
        (_, 0, _) => ("Nothing to study yet", "No items have been generated from this plan.".to_owned()),
        (true, _, 1) => ("Welcome back", "1 card is waiting for you today.".to_owned()),
        (true, _, n) => ("Welcome back", format!("{n} cards are waiting for you today.")),
        (false, ..) => ("Cards to study", "Read each question, answer it from memory, then look.".to_owned()),
    };
    let start = (view.items > 0).then(|| {
        let label = "Start Study Session".to_owned();
        deed_form("", deed_button(sitting, "button primary", label, DeedKind::Start, None))
    });
    view! {
        <section class="panel stack">
            <h2>{heading}</h2>
            <p>{lead}</p>
            {lines("questions", questions)}
            {start}
        </section>
    }
}
