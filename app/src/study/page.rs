//! `/certified/study`.
use leptos::prelude::*;

use super::card::Card;

/// The study page.
#[component]
pub fn StudyPage() -> impl IntoView {
    view! {
        <h1>"Certified Study (Preview)"</h1>
        <Card front="What does SSR stand for?".to_owned() back="Server-side rendering".to_owned() />
    }
}
