//! The program without a process around it.

use std::net::SocketAddr;

use axum::{Router, extract::Request, middleware::from_fn_with_state, response::Response, routing::MethodRouter};
use store::Store;
use tokio::net::TcpListener;
use tower::Service;

use crate::{
    Config, Failure,
    access::Access,
    middleware::{Edge, guard},
    router, serve,
    state::AppState,
};

/// Cerply, ready to serve.
pub struct Application {
    state: AppState,
    listener: TcpListener,
    edge: Edge,
}

impl Application {
    /// Opens the database, brings it up to date and takes the address. Nothing is served yet.
    pub async fn build(config: Config) -> Result<Self, Failure> {
        let production = config.deployment.environment.is_production();
        let access = Access::new(&config.access, production).map_err(Failure::Config)?;
        if production && access.is_open() {
            tracing::warn!("CERPLY_API_KEYS is not set: the API is open to everybody");
        }
        let address = config.listen.address();
        // Before the database: a second program on the same port must not touch the first one's file.
        let listener = TcpListener::bind(address).await.map_err(|source| Failure::Listen { address, source })?;
        let store = Store::open(&config.database.database, &access.orgs()).await?;
        let state = AppState::new(config, access, store);
        let edge = router::program(&state, Router::new());
        Ok(Self { state, listener, edge })
    }

    /// The address that is listened on; tests ask for port 0.
    pub fn address(&self) -> Result<SocketAddr, Failure> {
        self.listener.local_addr().map_err(|error| Failure::Other(error.to_string()))
    }

    /// Serves until the process is told to stop, answers what has been asked and closes the database.
    pub async fn run_until_stopped(self) -> Result<(), Failure> {
        let Self { state, listener, edge } = self;
        let stop =
            serve::stop_signal().map_err(|error| Failure::Other(format!("cannot listen for signals: {error}")))?;
        serve::until(listener, edge, state.config.listen.max_connections, stop).await;
        state.store.close().await.map_err(|error| Failure::Other(error.to_string()))?;
        tracing::info!("stopped");
        Ok(())
    }

    /// Adds a route inside the walls that are around every other.
    #[must_use]
    pub fn with_route(self, path: &str, route: MethodRouter) -> Self {
        let guard = from_fn_with_state(self.state.clone(), guard);
        let edge = router::program(&self.state, Router::new().route(path, route.with_state(())).route_layer(guard));
        Self { edge, ..self }
    }

    /// Answers one request without a connection.
    pub async fn answer(&self, request: Request) -> Response {
        let Ok(response) = self.edge.clone().call(request).await;
        response
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.state.store
    }
}
