//! Before a sitting: what there is to study, and the button that starts it.

use leptos::{either::Either, prelude::*, server_fn::ServerFn};

use super::{StudyAct, card::act_fields, island::Sitting};

/// The plan's questions and the start button.
pub(super) fn ready(sitting: Sitting) -> impl IntoView {
    let view = sitting.deck.with(|deck| deck.view().clone());
    let returning = view.round > 0;
    let questions = if returning { Vec::new() } else { view.questions };
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
            <ol class="questions">
                {questions.into_iter().map(|question| view! { <li>{question}</li> }).collect_view()}
            </ol>
            {if view.items == 0 {
                Either::Left(view! {
                    <p>
                        "There is nothing to study here yet. "
                        <a href=format!("/plans/{}", view.plan)>"Generate items first."</a>
                    </p>
                })
            } else {
                Either::Right(view! {
                    <form
                        method="post"
                        action=StudyAct::PATH
                        on:submit=move |event| {
                            event.prevent_default();
                            sitting.start(false);
                        }
                    >
                        {act_fields(sitting, "start", None)}
                        <button class="button primary" type="submit">
                            "Start Study Session"
                        </button>
                    </form>
                })
            }}
        </section>
    }
}
