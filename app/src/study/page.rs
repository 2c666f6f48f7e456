//! `/certified/study`.

use axum::http::StatusCode;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    StudyView,
    around::around,
    island::StudyWidget,
    said::{Said, loaded},
    wire::Start,
};
use crate::{
    context::{context, cookie_session, new_event, now, set_status},
    error::AppError,
    routes::NotFoundPage,
};

/// The plan studied when none is named.
const DEMO: &str = "demo";

async fn read(plan: String) -> Result<StudyView, AppError> {
    StudyView::read(&context(), cookie_session().as_deref(), &plan, now()).await
}

/// The study page.
#[component]
pub fn StudyPage() -> impl IntoView {
    let query = use_query_map().get_untracked();
    let plan = query.get("plan").unwrap_or_else(|| DEMO.to_owned());
    let said = query.get("said").and_then(|code| Said::parse(&code));
    let shown = query.get("show");
    let snapshot = query.get("progress").is_some();
    view! {
        <Title text="Study" />
        <Suspense>
            {move || {
                let (plan, shown) = (plan.clone(), shown.clone());
                Suspend::new(async move {
                    match read(plan).await {
                        Ok(view) => {
                            let words = [said.map(|said| said.words(&view)), loaded(&view)];
                            let message = words.into_iter().flatten().collect::<Vec<_>>().join(" · ");
                            let (title, below) = (view.title.clone(), around(&view, snapshot));
                            let start = Start { view, shown, message, form_event: new_event().into() };
                            let packed = start.pack();
                            provide_context(start);
                            view! {
                                <h1>"Certified Study (Preview)"</h1>
                                <p class="lead">{title}</p>
                                <div id="study" data-start=packed>
                                    <StudyWidget />
                                </div>
                                {below}
                            }
                                .into_any()
                        }
                        Err(AppError::NotFound) => NotFoundPage().into_any(),
                        Err(error) => unavailable(&error).into_any(),
                    }
                })
            }}
        </Suspense>
    }
}

fn unavailable(error: &AppError) -> impl IntoView + use<> {
    set_status(StatusCode::SERVICE_UNAVAILABLE);
    view! {
        <h1>"Certified Study (Preview)"</h1>
        <p class="problem" role="alert">
            {error.to_string()}
        </p>
    }
}
