//! What happens around every handler.
//!
//! From the outside in: [`Edge`] (request id, log line, security headers, CORS, one spelling of a path) is around
//! everything; the others are around groups of routes, see [`crate::router`].

mod access;
mod cors;
mod edge;
mod guard;
mod idempotency;
mod page;
mod path;
mod request_id;
mod security_headers;
mod usage;

pub(crate) use access::{Readable, require_key, require_ops};
pub(crate) use edge::Edge;
pub(crate) use guard::guard;
pub(crate) use idempotency::{InFlight, KeyedEvent, idempotency};
pub(crate) use page::page;
pub(crate) use usage::count_usage;
