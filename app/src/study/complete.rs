//! After the last card: what was reached, and when each card comes back.

use domain::time::{DAY_MS, Timestamp};
use leptos::prelude::*;

use super::{
    StudyView,
    button::{deed_button, deed_form, lines, progress},
    deed::DeedKind,
    island::Sitting,
    view::interval_label,
};

/// The end of a sitting.
pub(super) fn complete(sitting: Sitting) -> impl IntoView {
    let view = sitting.deck.with(|deck| deck.view().clone());
    let total = view.faces.len();
    let returns = view.faces.iter().map(|face| [&face.front, " — ", &comes_back(&view, face.state.due_at)].concat());
    let more = (view.unseen > 0).then(|| {
        let label = format!("Study {} more", view.unseen.min(10));
        deed_button(sitting, "button primary", label, DeedKind::More, None)
    });
    let reset = deed_button(sitting, "button", "Reset".to_owned(), DeedKind::Reset, None);
    view! {
        {progress("100 %".to_owned(), total, total)}
        <section class="card" aria-labelledby="complete">
            <h2 id="complete" tabindex="-1">
                "Session complete! All cards reviewed."
            </h2>
            <p>"When each card comes back:"</p>
            {lines("returns", returns.collect())}
            {deed_form("actions", (more, reset))}
        </section>
    }
}

/// Whole days from now, rounded: what the grade button promised.
fn comes_back(view: &StudyView, due_at: Option<Timestamp>) -> String {
    let ms = due_at.map_or(0, |due| due.millis_since(view.now).max(0));
    interval_label(u32::try_from((ms + DAY_MS / 2) / DAY_MS).unwrap_or(u32::MAX))
}
