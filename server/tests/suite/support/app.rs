//! The program with a database of its own.

use std::ffi::OsString;

use axum::{body::Body, extract::Request, http::request::Builder, routing::MethodRouter};
use serde_json::Value;
use server::{Application, Config};
use store::Store;
use tempfile::TempDir;

use super::Answer;

/// The program with a database of its own, which goes when the test ends.
pub(crate) struct TestApp {
    application: Application,
    settings: Vec<String>,
    folder: TempDir,
}

impl TestApp {
    pub(crate) async fn start() -> Self {
        Self::with(&[]).await
    }

    /// With settings such as `--app-env=production`.
    pub(crate) async fn with(settings: &[&str]) -> Self {
        let settings = settings.iter().map(ToString::to_string).collect::<Vec<_>>();
        Self::open(TempDir::new().unwrap(), settings).await
    }

    /// Stops the program and starts it again on the same database.
    pub(crate) async fn restarted(self) -> Self {
        self.application.store().close().await.unwrap();
        let Self { application, settings, folder } = self;
        drop(application);
        Self::open(folder, settings).await
    }

    async fn open(folder: TempDir, settings: Vec<String>) -> Self {
        let database = folder.path().join("cerply.db");
        let mut arguments = vec!["cerply".to_owned(), "--addr=127.0.0.1:0".to_owned()];
        arguments.push(format!("--database={}", database.display()));
        arguments.extend(settings.iter().cloned());
        let config = Config::from_arguments(arguments.into_iter().map(OsString::from)).unwrap();
        Self { application: Application::build(config).await.unwrap(), settings, folder }
    }

    pub(crate) fn with_route(self, path: &str, route: MethodRouter) -> Self {
        Self { application: self.application.with_route(path, route), ..self }
    }

    pub(crate) fn store(&self) -> &Store {
        self.application.store()
    }

    pub(crate) async fn send(&self, request: Request) -> Answer {
        Answer::read(self.application.answer(request).await).await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(request("GET", path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        self.post_text(path, body.to_string()).await
    }

    /// A body as it is, said to be JSON.
    pub(crate) async fn post_text(&self, path: &str, body: impl Into<Body>) -> Answer {
        self.send(request("POST", path).header("content-type", "application/json").body(body.into()).unwrap()).await
    }

    /// With headers besides.
    pub(crate) async fn post_with(&self, path: &str, headers: &[(&str, &str)], body: Value) -> Answer {
        let mut builder = request("POST", path).header("content-type", "application/json");
        for (name, value) in headers {
            builder = builder.header(*name, *value);
        }
        self.send(builder.body(body.to_string().into()).unwrap()).await
    }

    pub(crate) async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut builder = request("GET", path);
        for (name, value) in headers {
            builder = builder.header(*name, *value);
        }
        self.send(builder.body(Body::empty()).unwrap()).await
    }
}

pub(crate) fn request(method: &str, path: &str) -> Builder {
    Request::builder().method(method).uri(path).header("host", "localhost")
}
