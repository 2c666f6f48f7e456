//! The table of pages.

use axum::http::StatusCode;
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    context::set_status,
    home::{HomePage, PlansPage},
    layout::Layout,
    plan::PlanPage,
    study::StudyPage,
    uat::UatPage,
};

/// Every page, inside the frame they share.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Title formatter=|title: String| if title.is_empty() { "Cerply".to_owned() } else { format!("{title} · Cerply") } />
        <Router>
            <Layout>
                <FlatRoutes fallback=NotFoundPage>
                    <Route path=path!("/") view=HomePage ssr=SsrMode::Async />
                    <Route path=path!("/plans") view=PlansPage ssr=SsrMode::Async />
                    <Route path=path!("/plans/:id") view=PlanPage ssr=SsrMode::Async />
                    <Route path=path!("/certified/study") view=StudyPage ssr=SsrMode::Async />
                    <Route path=path!("/uat") view=UatPage ssr=SsrMode::Async />
                </FlatRoutes>
            </Layout>
        </Router>
    }
}

/// For an address that leads nowhere, or no longer.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    set_status(StatusCode::NOT_FOUND);
    view! {
        <Title text="Not found" />
        <section class="panel">
            <h1>"This page is not here"</h1>
            <p>"The address may be mistyped, or what it led to was deleted."</p>
            <p>
                <a class="button" href="/">
                    "To the start page"
                </a>
            </p>
        </section>
    }
}
