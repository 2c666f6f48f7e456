//! The pages of Cerply. They are rendered on the server and do their whole job by forms and links; what must react at
//! once, the study card, is an island that comes to life in WASM and calls the same server functions as the forms.
//!
//! With the feature `ssr` this is all of it; without, for the browser, it is the island and what it needs.
#![expect(missing_docs, unreachable_pub, reason = "the macros of Leptos write public items, some without docs")]
// The types of a page nest as its elements do.
#![recursion_limit = "256"]

pub mod error;
pub mod study;

#[cfg(feature = "ssr")]
mod home;
#[cfg(feature = "ssr")]
mod layout;
#[cfg(feature = "ssr")]
mod plan;
#[cfg(feature = "ssr")]
mod routes;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
mod uat;

#[cfg(feature = "ssr")]
pub mod context;
#[cfg(feature = "ssr")]
pub use {routes::App, shell::shell};
