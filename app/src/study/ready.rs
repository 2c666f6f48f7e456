//! Before a sitting: what there is to study, and the button that starts it.

use leptos::prelude::*;

use super::{
    button::{deed_button, deed_form, lines},
    deed::DeedKind,
    island::Sitting,
};

/// The plan's questions and the start button.
pub(super) fn ready(
    sitting: Sitting,
    heading: &'static str,
    lead: String,
    questions: Vec<String>,
    can_start: bool,
) -> impl IntoView {
    let start = can_start.then(|| {
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
