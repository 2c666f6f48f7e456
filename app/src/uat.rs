//! `/uat`: what stakeholders check, outside production.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{context::context, routes::NotFoundPage};

/// The seven scenarios: what to do, and what should then be seen.
const SCENARIOS: [(&str, &str, &str); 7] = [
    (
        "Open the page",
        "Open the study page.",
        "It loads without an error: heading \"Certified Study (Preview)\", this banner, the demo cards by name and \
         \"Start Study Session\".",
    ),
    (
        "Start",
        "Press \"Start Study Session\".",
        "\"Scheduling…\", then the first card and \"Scheduled 3 cards using sm2-lite\".",
    ),
    (
        "Flip",
        "Press \"Show answer\" (or Space, or Enter).",
        "The answer is shown and has the focus; below it five grades, each with the interval it would give.",
    ),
    ("Grade", "Press a grade.", "\"Graded: 4/5\", the next card, \"Card 2 of 3\", and the bar has moved on."),
    ("Come back", "Reload the page.", "\"Loaded 1 previous progress item\", and the same card as before."),
    (
        "Finish",
        "Grade all cards with 3 or more, then press \"Reset\".",
        "\"Session complete! All cards reviewed.\", 100 %, when each card comes back; after the reset, card 1.",
    ),
    ("Progress", "Press \"Load Progress\".", "How many items are tracked and when last updated."),
];

/// The test script.
#[component]
pub fn UatPage() -> impl IntoView {
    if !context().site.shows_uat_banner() {
        return NotFoundPage().into_any();
    }
    let rows = SCENARIOS.map(|(name, step, seen)| {
        view! {
            <li>
                <strong>{name}</strong>
                <p>{step}</p>
                <p class="hint">{seen}</p>
            </li>
        }
    });
    view! {
        <Title text="Test script" />
        <h1>"User acceptance test"</h1>
        <section class="panel">
            <ol class="items">{rows.into_iter().collect_view()}</ol>
            <p>
                <a class="button primary" href="/certified/study">
                    "Open the study page"
                </a>
            </p>
        </section>
    }
    .into_any()
}
