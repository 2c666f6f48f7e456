//! Plans: a document, what was proposed from it and what was generated.

mod edit;
mod generation;
mod preview;
mod types;

pub use types::{Choices, Citation, Item, ItemEdit, Lesson, Module, NewPlan, OutlineModule, Plan, PlanSummary, Span};

pub(crate) use generation::{insert_module, select_item};
pub(crate) use preview::insert_plan;
