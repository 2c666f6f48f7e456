//! `GET /api/version`: which commit runs here, for verification and rollback.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue},
};
use serde::Serialize;
use store::Store;
use utoipa::ToSchema;

use crate::{build_info, clock, config::DeploymentConfig, state::AppState};

/// What runs here.
#[derive(Serialize, ToSchema)]
pub(crate) struct Version {
    /// Always true.
    ok: bool,
    /// The version of the release.
    version: &'static str,
    /// The commit it was built from, `unknown` when it was built outside a repository.
    commit: &'static str,
    /// The time of that commit, RFC 3339.
    built_at: Option<String>,
    /// The highest migration that the database is at, for those who think of going back to an earlier build.
    schema: i64,
    /// The container image.
    image: Image,
    /// Where it runs.
    runtime: Runtime,
    /// The server's clock, RFC 3339.
    now: String,
}

/// The container image, as `IMAGE_TAG`, `IMAGE_REVISION` and `IMAGE_CREATED` say; null where they do not.
#[derive(Clone, Serialize, ToSchema)]
pub(crate) struct Image {
    /// Its tag.
    tag: Option<String>,
    /// The commit it was built from.
    revision: Option<String>,
    /// When it was built.
    created: Option<String>,
}

/// Where it runs.
#[derive(Clone, Serialize, ToSchema)]
pub(crate) struct Runtime {
    /// What this installation is for, `APP_ENV`.
    channel: &'static str,
}

/// What does not change while the program runs.
pub(crate) struct Known {
    built_at: Option<String>,
    image: Image,
    runtime: Runtime,
    headers: HeaderMap,
}

impl Known {
    /// Reads the settings.
    pub(crate) fn new(deployment: &DeploymentConfig) -> Self {
        let set = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let image = Image {
            tag: set(&deployment.image_tag),
            revision: set(&deployment.image_revision),
            created: set(&deployment.image_created),
        };
        let runtime = Runtime { channel: deployment.environment.name() };
        let value = |text: &Option<String>| {
            let value = text.as_deref().and_then(|text| HeaderValue::from_str(text).ok());
            value.unwrap_or(HeaderValue::from_static("unknown"))
        };
        let headers = [
            ("x-image-tag", value(&image.tag)),
            ("x-image-revision", value(&image.revision)),
            ("x-image-created", value(&image.created)),
            ("x-runtime-channel", HeaderValue::from_static(runtime.channel)),
        ];
        let headers = headers.into_iter().map(|(name, value)| (HeaderName::from_static(name), value)).collect();
        Self { built_at: build_info::built_at().map(|at| at.to_string()), image, runtime, headers }
    }
}

/// Which build runs here?
#[utoipa::path(get, path = "/api/version", operation_id = "version", tag = "operations",
    responses((status = 200, body = Version, headers(
        ("x-image-tag" = String, description = "The image's tag, or `unknown`"),
        ("x-image-revision" = String, description = "The image's commit, or `unknown`"),
        ("x-image-created" = String, description = "When the image was built, or `unknown`"),
        ("x-runtime-channel" = String, description = "What this installation is for"),
    ))))]
pub(crate) async fn version(State(app): State<AppState>) -> (HeaderMap, Json<Version>) {
    let Known { built_at, image, runtime, headers } = &app.version;
    let version = Version {
        ok: true,
        version: build_info::VERSION,
        commit: build_info::COMMIT,
        built_at: built_at.clone(),
        schema: Store::schema(),
        image: image.clone(),
        runtime: runtime.clone(),
        now: clock::now().to_string(),
    };
    (headers.clone(), Json(version))
}
