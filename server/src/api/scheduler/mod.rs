//! `/api/scheduler`: the schedulers themselves.

mod plan;
mod vectors;

pub(crate) use plan::{__path_choose, choose};
pub(crate) use vectors::{__path_vectors, vectors};
