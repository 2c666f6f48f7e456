//! When a card comes back: the schedulers and what they remember of a card.

mod algorithm;
pub mod fsrs;
mod fuzz;
mod grade;
mod memory;
mod sm2;
mod sm2_lite;
mod vectors;

pub use algorithm::{Algorithm, UnknownAlgorithm};
pub use fuzz::fuzzed;
pub use grade::{Grade, InvalidGrade, Outcome};
pub use memory::{DIFFICULTY, MAX_EASE_FACTOR, MAX_INTERVAL_DAYS, MIN_EASE_FACTOR, Memory, STABILITY_DAYS, Trace};
pub use vectors::VECTORS;
