//! A plan: what was read in a document, the modules proposed, the items generated.

mod api;
mod items;
mod outline;
mod page;
mod passage;
mod view;

pub use api::{ArrangePlan, DeleteItem, EditItem};
pub use page::PlanPage;
