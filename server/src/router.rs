//! The table of contents of the API, and the pages beside it.

use axum::{Router, middleware::from_fn_with_state};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    api::{
        daily_next, disputes, docs, generate, health,
        not_found::{method_not_allowed, not_found},
        openapi::{self, Documents},
        preview, progress, schedule, scheduler, score, shadow, usage_daily, version,
    },
    middleware::{Edge, count_usage, guard, idempotency, require_key, require_ops},
    pages,
    state::AppState,
};

/// The whole program: every route with what is around it. `more` stands beside the API's routes.
pub(crate) fn program(app: &AppState, more: Router<AppState>) -> Edge {
    let (api, description) = api(app).split_for_parts();
    // Whoever comes first describes the API; the description is the same each time.
    app.documents.get_or_init(|| Documents::new(description, app.config.listen.public_url.as_deref()));
    let router = Router::new()
        .merge(api)
        .merge(more)
        .route("/api", axum::routing::any(not_found))
        .route("/api/{*unknown}", axum::routing::any(not_found))
        .method_not_allowed_fallback(method_not_allowed)
        .merge(pages::router(app));
    Edge::new(app.clone(), router.with_state(app.clone()))
}

fn api(app: &AppState) -> OpenApiRouter<AppState> {
    // Of these groups the layer that is added last is the outermost. Counting is outside everything, so that what is
    // refused is counted; keeping answers is innermost, so that nobody without a key is replayed one.
    let build = OpenApiRouter::new()
        .routes(routes!(version::version))
        .route_layer(from_fn_with_state(app.clone(), count_usage));

    let health = OpenApiRouter::new().routes(routes!(health::health)).routes(routes!(health::ready));

    let learning = OpenApiRouter::new()
        .routes(routes!(preview::preview))
        .routes(routes!(generate::generate))
        .routes(routes!(score::score))
        .routes(routes!(daily_next::daily_next))
        .routes(routes!(schedule::schedule))
        .routes(routes!(progress::snapshot, progress::record))
        .routes(routes!(disputes::list, disputes::note))
        .routes(routes!(disputes::decide))
        .routes(routes!(shadow::shadow))
        .routes(routes!(scheduler::vectors))
        .routes(routes!(scheduler::choose))
        .route_layer(from_fn_with_state(app.clone(), idempotency))
        .route_layer(from_fn_with_state(app.clone(), require_key))
        .route_layer(from_fn_with_state(app.clone(), guard))
        .route_layer(from_fn_with_state(app.clone(), count_usage));

    let operating = OpenApiRouter::new()
        .routes(routes!(usage_daily::usage_daily))
        .route_layer(from_fn_with_state(app.clone(), require_ops))
        .route_layer(from_fn_with_state(app.clone(), guard))
        .route_layer(from_fn_with_state(app.clone(), count_usage));

    let description = OpenApiRouter::new()
        .routes(routes!(openapi::openapi_json))
        .routes(routes!(docs::docs))
        .route_layer(from_fn_with_state(app.clone(), require_key))
        .route_layer(from_fn_with_state(app.clone(), guard));

    build.merge(health).merge(learning).merge(operating).merge(description)
}
