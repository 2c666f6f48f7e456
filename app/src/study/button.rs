//! A button that does something: a form's without JavaScript, the island's own with it.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    StudyAct,
    deed::{Deed, DeedKind},
    island::Sitting,
};

/// The button. `card` is the card it is about, with the revision that is shown.
pub(super) fn deed_button(
    sitting: Sitting,
    class: &'static str,
    label: String,
    kind: DeedKind,
    card: Option<(String, u32)>,
) -> impl IntoView + use<> {
    let event = sitting.form_event.get_value();
    let text = Deed { plan: sitting.plan(), session: sitting.tag(), kind, event, card: card.clone() }.text();
    view! {
        <button
            class=class
            type="submit"
            name="deed"
            value=text
            on:click=move |event| {
                event.prevent_default();
                sitting.press(kind, card.clone());
            }
        >
            {label}
        </button>
    }
}

/// The form that sends a button's act.
pub(super) fn deed_form<T: IntoView>(class: &'static str, buttons: T) -> impl IntoView + use<T> {
    view! {
        <form class=class method="post" action=StudyAct::PATH>
            {buttons}
        </form>
    }
}

/// A list of plain lines.
pub(super) fn lines(class: &'static str, lines: Vec<String>) -> impl IntoView + use<> {
    view! { <ul class=class>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
}

/// How far the sitting has come, in words and as a bar.
pub(super) fn progress(words: String, done: usize, total: usize) -> impl IntoView + use<> {
    view! {
        <div class="progress">
            <p class="eyebrow">{words}</p>
            <progress max=total.to_string() value=done.to_string() aria-label="Cards remembered in this sitting"></progress>
        </div>
    }
}
