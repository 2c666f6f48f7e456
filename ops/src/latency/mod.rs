//! How fast a service answers, measured from here and held against the targets.
//!
//! - [`targets`]: what is promised; [`quantile`]: what samples amount to;
//! - [`pace`]: never faster than was allowed; [`sampler`]: sending and timing.

mod pace;
mod quantile;
mod sampler;
mod targets;

pub(crate) use quantile::{Quantiles, quantile};
pub(crate) use sampler::{Measured, Sampler};
pub(crate) use targets::target;
