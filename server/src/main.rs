//! The program `cerply`.

use axum::Router;
use leptos::prelude::*;
use leptos_axum::{LeptosRoutes, generate_route_list};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = get_configuration(None)?.leptos_options;
    let routes = generate_route_list(app::App);
    let router = Router::new()
        .leptos_routes(&options, routes, {
            let options = options.clone();
            move || app::shell(options.clone())
        })
        .fallback(leptos_axum::file_and_error_handler(app::shell))
        .with_state(options.clone());
    let listener = tokio::net::TcpListener::bind(options.site_addr).await?;
    axum::serve(listener, router).await?;
    Ok(())
}
