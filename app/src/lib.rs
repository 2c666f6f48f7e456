//! The pages of Cerply. They are rendered on the server and do their whole job by forms and links; what must react at
//! once, the study card, is an island that comes to life in WASM and calls the same server functions as the forms.

#![expect(missing_docs, unreachable_pub, reason = "the macros of Leptos write public items, some without docs")]

pub mod error;
pub mod home;
pub mod layout;
pub mod plan;
pub mod routes;
pub mod shell;
pub mod study;
pub mod uat;

#[cfg(feature = "ssr")]
pub mod context;

pub use routes::App;
pub use shell::shell;
