//! What is sent.

use serde_json::Value;
use ureq::http::Method;

use super::Endpoint;

const JSON: &str = "application/json";

/// What is sent.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(super) endpoint: Endpoint,
    pub(super) method: Method,
    pub(super) query: String,
    pub(super) headers: Vec<(&'static str, &'static str)>,
    pub(super) body: Option<Vec<u8>>,
}

impl Request {
    fn new(endpoint: Endpoint, method: Method) -> Self {
        Self { endpoint, method, query: String::new(), headers: Vec::new(), body: None }
    }

    /// `GET`, with a query that needs no escaping, or none.
    pub(crate) fn get(endpoint: Endpoint, query: impl Into<String>) -> Self {
        Self { query: query.into(), ..Self::new(endpoint, Method::GET) }
    }

    /// `POST` of a JSON document.
    pub(crate) fn post(endpoint: Endpoint, body: &Value) -> Self {
        Self::post_text(endpoint, JSON, body.to_string())
    }

    /// `POST` of a text that calls itself JSON and need not be.
    pub(crate) fn post_raw(endpoint: Endpoint, body: &str) -> Self {
        Self::post_text(endpoint, JSON, body.to_owned())
    }

    /// `POST` of a text of some type.
    pub(crate) fn post_text(endpoint: Endpoint, content_type: &'static str, body: String) -> Self {
        let request = Self { body: Some(body.into_bytes()), ..Self::new(endpoint, Method::POST) };
        request.with("content-type", content_type)
    }

    /// What a browser asks before it lets a page of another origin send JSON.
    pub(crate) fn preflight(endpoint: Endpoint) -> Self {
        Self::new(endpoint, Method::OPTIONS)
            .with("origin", "https://smoke.invalid")
            .with("access-control-request-method", "POST")
            .with("access-control-request-headers", "content-type")
    }

    /// With one more header.
    pub(crate) fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.headers.push((name, value));
        self
    }
}
