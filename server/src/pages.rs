//! Where the pages and their server functions are mounted.

use std::{path::PathBuf, sync::Arc};

use app::context::{Assets, PageContext, Site};
use axum::{Router, middleware};
use domain::day::Zone;
use leptos::prelude::*;
use leptos_axum::{
    LeptosRoutes, file_and_error_handler_with_context, generate_route_list_with_exclusions_and_ssg_and_context,
};

use crate::{build_info, config::Config, middleware::page, state::AppState};

/// The name that the build gives the program's WASM, script and style.
const OUTPUT_NAME: &str = "cerply";
/// The folder they lie in.
const PKG: &str = "pkg";

/// The pages, their server functions under `/_fn`, and the files of the built site.
pub(crate) fn router(app: &AppState) -> Router<AppState> {
    let context = {
        let context = context(app);
        move || provide_context(context.clone())
    };
    let shell = {
        let options = options(&app.config);
        move || app::shell(options.clone())
    };
    // The frame around every page reads the context, also when the pages are only listed.
    let (routes, _) = generate_route_list_with_exclusions_and_ssg_and_context(app::App, None, context.clone());
    Router::new()
        .leptos_routes_with_context(app, routes, context.clone(), shell)
        .fallback(file_and_error_handler_with_context::<AppState, _>(context, app::shell))
        .layer(middleware::from_fn(page))
        .layer(middleware::from_fn_with_state(app.clone(), crate::middleware::guard))
}

/// What the pages need to know of this installation.
fn context(app: &AppState) -> PageContext {
    let Config { deployment, listen, site, .. } = &app.config;
    // Where the build wrote no hashes the names carry none.
    let hashes = hash_file().and_then(|file| std::fs::read_to_string(file).ok()).unwrap_or_default();
    let public_url = listen.public_url.clone();
    let site = Site {
        environment: deployment.environment.name().to_owned(),
        secure_cookie: public_url.as_deref().is_some_and(|url| url.starts_with("https://")),
        api_base: public_url.unwrap_or_else(|| "this server, /api".to_owned()),
        commit: build_info::COMMIT.to_owned(),
        zone: Zone::parse(&site.time_zone).unwrap_or_else(|_| Zone::utc()),
        assets: Assets::from_hashes(PKG, OUTPUT_NAME, &hashes),
    };
    PageContext { store: app.store.clone(), site: Arc::new(site) }
}

/// Beside the program: which hashes the names of the built files carry.
fn hash_file() -> Option<PathBuf> {
    Some(std::env::current_exe().ok()?.parent()?.join("hash.txt"))
}

/// What Leptos wants to know of the built site.
pub(crate) fn options(config: &Config) -> LeptosOptions {
    LeptosOptions::builder()
        .output_name(OUTPUT_NAME)
        .site_root(config.site.root().to_string_lossy().into_owned())
        .site_pkg_dir(PKG)
        .site_addr(config.listen.address())
        .env(if config.deployment.environment.is_production() { Env::PROD } else { Env::DEV })
        .build()
}
