//! The document around every page.

use axum::http::{HeaderName, HeaderValue, request::Parts};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_meta::MetaTags;

use crate::{context::context, routes::App};

/// The HTML document. Sets the content security policy, whose nonce the one inline script carries.
pub fn shell(_options: LeptosOptions) -> impl IntoView {
    let site = context().site;
    let nonce = use_nonce();
    if let (Some(nonce), Some(response)) = (&nonce, use_context::<ResponseOptions>()) {
        let policy = format!(
            "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
             img-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
             frame-ancestors 'none'"
        );
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            response.insert_header(HeaderName::from_static("content-security-policy"), policy);
        }
    }
    // Only pages with an island load the WASM; the others are complete as they are.
    let has_island = use_context::<Parts>().is_some_and(|parts| parts.uri.path().starts_with("/certified/study"));
    let assets = &site.assets;
    let start = has_island.then(|| {
        let script = start_script(&assets.js, &assets.wasm);
        view! {
            <link rel="modulepreload" href=assets.js.clone() />
            <link rel="preload" href=assets.wasm.clone() r#as="fetch" r#type="application/wasm" crossorigin="" />
            <script type="module" nonce=nonce>
                {script}
            </script>
        }
    });
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=assets.css.clone() />
                {start}
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// Loads the WASM and brings every island on the page to life; marks the body when all of them react.
fn start_script(js: &str, wasm: &str) -> String {
    format!(
        "const module = await import('{js}');\
         await module.default({{ module_or_path: '{wasm}' }});\
         module.hydrate();\
         for (const island of document.querySelectorAll('leptos-island')) module[island.dataset.component]?.(island);\
         document.body.dataset.hydrated = '';"
    )
}
