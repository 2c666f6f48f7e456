//! The rules of Cerply, pure: scheduling, scoring, the daily queue, study rounds, usage sums.
//!
//! Nothing here reads a clock, a seed, a file or the environment: `now` and `seed` are arguments, read once at the
//! door that was knocked on. The same code runs in the server, in the JSON API and, as WASM, in the browser.

pub mod card;
pub mod day;
pub mod id;
pub mod queue;
pub mod random;
pub mod round;
pub mod schedule;
pub mod scoring;
pub mod shadow;
pub mod time;
pub mod usage;
