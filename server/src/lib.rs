//! The HTTP program `cerply`: the JSON API, the pages' routes, configuration, logs and an orderly end.
//!
//! [`router`] is the table of contents of the API. [`Application`] is the program without a process around it, so
//! that tests can build one on port 0.

mod access;
mod api;
mod application;
mod build_info;
mod clock;
pub mod config;
mod error;
mod exit;
mod extract;
mod maintenance;
mod middleware;
mod pages;
mod router;
mod serve;
mod state;
pub mod telemetry;

pub use application::Application;
pub use config::Config;
pub use exit::Failure;
