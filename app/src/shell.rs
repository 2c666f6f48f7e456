//! The document around every page, and the table of pages.

use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags, Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::study::page::StudyPage;

/// The HTML document: head, scripts and the app inside the body.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <HashedStylesheet id="style" options=options.clone() />
                <HydrationScripts options islands=true />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// The table of pages.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Title text="Cerply" />
        <Router>
            <main>
                <FlatRoutes fallback=|| view! { <h1>"Page not found"</h1> }>
                    <Route path=path!("/certified/study") view=StudyPage ssr=SsrMode::Async />
                </FlatRoutes>
            </main>
        </Router>
    }
}
