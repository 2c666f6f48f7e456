//! What every handler shares.

use std::{
    ops::Deref,
    sync::{Arc, OnceLock},
    time::Duration,
};

use axum::extract::FromRef;
use leptos::prelude::LeptosOptions;
use store::Store;
use tokio::sync::Semaphore;

use crate::{access::Access, api, config::Config, middleware::InFlight, pages};

/// What every handler shares; cheap to clone.
#[derive(Clone)]
pub(crate) struct AppState(Arc<Shared>);

/// The parts.
pub(crate) struct Shared {
    /// The database.
    pub(crate) store: Store,
    /// Who may call.
    pub(crate) access: Access,
    /// The settings.
    pub(crate) config: Config,
    /// What `/api/version` answers.
    pub(crate) version: api::version::Known,
    /// The API's description, once the routes are known.
    pub(crate) documents: OnceLock<api::openapi::Documents>,
    /// Places for requests.
    pub(crate) places: Semaphore,
    /// How long a request may take.
    pub(crate) timeout: Duration,
    /// Idempotency keys whose request is being answered.
    pub(crate) in_flight: InFlight,
    leptos: LeptosOptions,
}

impl AppState {
    /// Brings the parts together.
    pub(crate) fn new(config: Config, access: Access, store: Store) -> Self {
        Self(Arc::new(Shared {
            store,
            access,
            version: api::version::Known::new(&config.deployment),
            documents: OnceLock::new(),
            places: Semaphore::new(config.listen.max_requests as usize),
            timeout: config.listen.request_timeout(),
            in_flight: InFlight::default(),
            leptos: pages::options(&config),
            config,
        }))
    }
}

impl Deref for AppState {
    type Target = Shared;
    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(app: &AppState) -> Self {
        app.leptos.clone()
    }
}
