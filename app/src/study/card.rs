//! A card with two sides.
use leptos::prelude::*;

/// Shows the front; the back after "Show answer".
#[island]
pub fn Card(front: String, back: String) -> impl IntoView {
    let shown = RwSignal::new(false);
    view! {
        <p>{front}</p>
        <Show when=move || shown.get() fallback=move || view! {
            <button on:click=move |_| shown.set(true)>"Show answer"</button>
        }>
            <p>{back.clone()}</p>
        </Show>
    }
}
