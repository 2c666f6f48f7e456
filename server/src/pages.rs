//! Where the pages and their server functions are mounted.

use axum::{Router, middleware};
use leptos::prelude::*;
use leptos_axum::{LeptosRoutes, file_and_error_handler_with_context, generate_route_list};

use crate::{config::Config, middleware::page, state::AppState};

/// The name that the build gives the program's WASM, script and style.
const OUTPUT_NAME: &str = "cerply";

/// The pages, their server functions under `/_fn`, and the files of the built site.
pub(crate) fn router(app: &AppState) -> Router<AppState> {
    let context = {
        let app = app.clone();
        move || provide_context(app.store.clone())
    };
    let shell = {
        let options = options(&app.config);
        move || app::shell(options.clone())
    };
    Router::new()
        .leptos_routes_with_context(app, generate_route_list(app::App), context.clone(), shell)
        .fallback(file_and_error_handler_with_context::<AppState, _>(context, app::shell))
        .layer(middleware::from_fn(page))
        .layer(middleware::from_fn_with_state(app.clone(), crate::middleware::guard))
}

/// What Leptos wants to know of the built site.
pub(crate) fn options(config: &Config) -> LeptosOptions {
    let program = std::env::current_exe().ok();
    let hashes = program.as_deref().and_then(|program| program.parent()).map(|folder| folder.join("hash.txt"));
    LeptosOptions::builder()
        .output_name(OUTPUT_NAME)
        .site_root(config.site.root().to_string_lossy().into_owned())
        .site_pkg_dir("pkg")
        .site_addr(config.listen.address())
        // The names carry hashes when the build has written down which.
        .hash_files(hashes.is_some_and(|file| file.is_file()))
        .env(if config.deployment.environment.is_production() { Env::PROD } else { Env::DEV })
        .build()
}
