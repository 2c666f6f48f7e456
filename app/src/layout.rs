//! The frame of every page: banner, header, footer.

use leptos::prelude::*;

use crate::context::context;

/// Puts a page into the frame.
#[component]
pub fn Layout(
    /// The page.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="skip" href="#main">
            "Skip to the content"
        </a>
        <UatBanner />
        <header class="top">
            <nav aria-label="Cerply">
                <a class="brand" href="/">
                    "Cerply"
                </a>
                <a href="/certified/study">"Study the demo"</a>
                <a href="/api/docs">"API"</a>
            </nav>
        </header>
        <main id="main">{children()}</main>
        <footer class="bottom">
            <p>"Cerply turns your documents into knowledge that stays."</p>
        </footer>
    }
}

/// Outside production: which installation a tester is looking at, and what to do there.
#[component]
fn UatBanner() -> impl IntoView {
    let site = context().site;
    site.shows_uat_banner().then(|| {
        let commit: String = site.commit.chars().take(7).collect();
        view! {
            <aside class="uat" aria-label="User acceptance testing">
                <strong>"UAT"</strong>
                <span>"Environment: " {site.environment.clone()}</span>
                <span>"API: " {site.api_base.clone()}</span>
                <span>"Build: " {commit}</span>
                <a href="/uat">"Test script"</a>
            </aside>
        }
    })
}
