//! Before a sitting: what there is to study, and the button that starts it.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{StartStudy, island::Sitting};

/// The plan's questions and the start button.
pub(super) fn ready(sitting: Sitting) -> impl IntoView {
    let view = sitting.deck.with(|deck| deck.view().clone());
    let more = view.items.saturating_sub(view.questions.len());
    let returning = view.round > 0;
    let (heading, lead) = match (returning, view.due) {
        (true, 1) => ("Welcome back", "1 card is waiting for you today.".to_owned()),
        (true, n) => ("Welcome back", format!("{n} cards are waiting for you today.")),
        (false, 1) => ("One card to study", "Read the question, answer it from memory, then look.".to_owned()),
        (false, _) => ("Cards to study", "Read each question, answer it from memory, then look.".to_owned()),
    };
    view! {
        <section class="panel stack">
            <h2>{heading}</h2>
            <p>{lead}</p>
            {(!returning)
                .then(|| {
                    view! {
                        <ol class="questions">
                            {view.questions.iter().map(|question| view! { <li>{question.clone()}</li> }).collect_view()}
                        </ol>
                        {(more > 0).then(|| view! { <p class="hint">{format!("… and {more} more")}</p> })}
                    }
                })}
            {if view.items == 0 {
                view! {
                    <p>
                        "There is nothing to study here yet. "
                        <a href=format!("/plans/{}", view.plan)>"Generate items first."</a>
                    </p>
                }
                    .into_any()
            } else {
                view! {
                    <form
                        method="post"
                        action=StartStudy::PATH
                        on:submit=move |event| {
                            event.prevent_default();
                            sitting.start(false);
                        }
                    >
                        <input type="hidden" name="plan" value=view.plan.clone() />
                        <button class="button primary" type="submit">
                            "Start Study Session"
                        </button>
                    </form>
                }
                    .into_any()
            }}
        </section>
    }
}
