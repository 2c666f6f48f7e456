//! The rules of Cerply, pure: scheduling, scoring, the daily queue. No clock, no seed, no I/O.

pub mod scoring;
