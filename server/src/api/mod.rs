//! The handlers, a file or folder for each route. What goes over the wire has its own types here, so that a rename
//! elsewhere cannot break a client.

pub(crate) mod daily_next;
pub(crate) mod disputes;
pub(crate) mod docs;
pub(crate) mod generate;
pub(crate) mod health;
mod limits;
mod moment;
pub(crate) mod not_found;
pub(crate) mod openapi;
pub(crate) mod preview;
pub(crate) mod progress;
pub(crate) mod schedule;
pub(crate) mod scheduler;
pub(crate) mod score;
pub(crate) mod shadow;
pub(crate) mod usage_daily;
pub(crate) mod version;

/// The name of the engine that needs no model.
pub(crate) const EMBEDDED: &str = "embedded";
