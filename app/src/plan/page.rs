//! `/plans/{id}`.

use axum::http::StatusCode;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    items::modules,
    outline::outline,
    view::{PlanView, read},
};
use crate::{context::set_status, error::AppError, routes::NotFoundPage};

/// The plan page.
#[component]
pub fn PlanPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    let query = use_query_map().get_untracked();
    let said = query.get("said");
    let place = Place { module: query.get("module").and_then(|n| n.parse().ok()), item: query.get("item") };
    view! {
        <Suspense>
            {move || {
                let (id, said, place) = (id.clone(), said.clone(), place.clone());
                Suspend::new(async move {
                    match read(&id).await {
                        Ok(plan) => page(plan, said.as_deref(), place).into_any(),
                        Err(AppError::NotFound) => NotFoundPage().into_any(),
                        Err(error) => {
                            set_status(StatusCode::SERVICE_UNAVAILABLE);
                            view! {
                                <p class="problem" role="alert">
                                    {error.to_string()}
                                </p>
                            }
                                .into_any()
                        }
                    }
                })
            }}
        </Suspense>
    }
}

/// Where on the page something happened.
#[derive(Clone)]
pub(super) struct Place {
    /// The module, from 0.
    pub(super) module: Option<usize>,
    /// The item, unless it is gone.
    pub(super) item: Option<String>,
}

fn page(plan: PlanView, said: Option<&str>, place: Place) -> impl IntoView + use<> {
    let items = plan.items();
    let said = said.and_then(|code| words(code, items));
    // What happened to an item is said where it happened: the page opens there.
    let (above, there) = if place.module.is_some() { (None, said) } else { (said, None) };
    let study = (items > 0).then(|| {
        let label = if items == 1 { "Study this item".to_owned() } else { format!("Study these {items} items") };
        view! {
            <p>
                <a class="button primary" href=format!("/certified/study?plan={}", plan.id)>
                    {label}
                </a>
            </p>
        }
    });
    view! {
        <Title text=plan.title.clone() />
        <h1 lang=plan.language.clone()>{plan.title.clone()}</h1>
        {above.map(|said| view! { <p class="message" role="status">{said}</p> })}
        {(!plan.grounded)
            .then(|| {
                view! {
                    <p class="message">
                        "This is a topic, not a document: what is generated are open questions without a source."
                    </p>
                }
            })}
        <section class="panel stack">
            <h2>"Summary"</h2>
            <p lang=plan.language.clone()>{plan.summary.clone()}</p>
            {study}
        </section>
        {(!plan.questions.is_empty())
            .then(|| {
                view! {
                    <section class="panel stack">
                        <h2>"Questions for you"</h2>
                        <p class="hint">"The document leaves these open. Answering them in the text makes better items."</p>
                        <ul>{plan.questions.iter().map(|q| view! { <li>{q.clone()}</li> }).collect_view()}</ul>
                    </section>
                }
            })}
        {outline(&plan).into_any()}
        {modules(&plan, &place, there.as_deref()).into_any()}
    }
}

/// What just happened, by the code in the address.
fn words(code: &str, items: usize) -> Option<String> {
    match code {
        "generated" if items == 0 => {
            Some("Nothing could be asked about these modules: the text is too short or says too little.".to_owned())
        }
        "generated" => Some(format!("Generated {items} {}.", if items == 1 { "item" } else { "items" })),
        "arranged" => Some("Arrangement saved.".to_owned()),
        "edited" => Some("Item saved.".to_owned()),
        "deleted" => Some("Item deleted.".to_owned()),
        "none" => Some("Tick at least one module to generate from.".to_owned()),
        "incomplete" => Some("A question and an answer are both needed. Nothing was changed.".to_owned()),
        "same" => Some("Another choice says the same already. Nothing was changed.".to_owned()),
        "busy" => Some("The server is busy. Please try again in a moment.".to_owned()),
        "gone" => Some("That is not here any more.".to_owned()),
        _ => None,
    }
}
