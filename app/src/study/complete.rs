//! After the last card: what was reached, and when each card comes back.

use leptos::prelude::*;

use super::{
    button::{deed_button, deed_form, lines},
    deed::DeedKind,
    island::Sitting,
};

/// The end of a sitting. `more` is how many further cards could be studied at once.
pub(super) fn complete(sitting: Sitting, returns: Vec<String>, more: usize) -> impl IntoView {
    let more =
        (more > 0).then(|| deed_button(sitting, "button primary", format!("Study {more} more"), DeedKind::More, None));
    let reset = deed_button(sitting, "button", "Reset".to_owned(), DeedKind::Reset, None);
    view! {
        <section class="card" aria-labelledby="complete">
            <h2 id="complete" tabindex="-1">
                "Session complete! All cards reviewed."
            </h2>
            <p id="returns">"When each card comes back:"</p>
            {lines("returns", returns)}
            {deed_form("actions", (more, reset))}
        </section>
    }
}
