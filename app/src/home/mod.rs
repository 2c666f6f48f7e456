//! The start page: what Cerply is, and the way in.

mod api;
mod page;
mod problem;

pub use api::PreviewDocument;
pub use page::{HomePage, PlansPage};
