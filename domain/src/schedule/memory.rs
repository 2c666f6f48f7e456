//! What a scheduler of the SM-2 family remembers of a card.

use serde::{Deserialize, Serialize};

/// The ease factor never falls below this (SM-2).
pub const MIN_EASE_FACTOR: f64 = 1.3;
/// sm2-lite's ceiling for the ease factor.
pub const MAX_EASE_FACTOR: f64 = 3.0;
/// A hundred years: no interval is longer.
pub const MAX_INTERVAL_DAYS: u32 = 36_500;

/// A card's memory: successes in a row, ease factor and the interval in force.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Memory {
    /// Successful recalls since the last miss.
    pub reps: u32,
    /// How fast intervals grow: 1.3 and up, 2.5 for a new card.
    pub ease_factor: f64,
    /// Days between the last review and the next, 0 (due at once) to 36,500.
    pub interval_days: u32,
}

impl Memory {
    /// Of a card never seen.
    pub const NEW: Memory = Memory { reps: 0, ease_factor: 2.5, interval_days: 0 };
}

impl Default for Memory {
    fn default() -> Self {
        Self::NEW
    }
}

/// EF' = EF + (0.1 − (5 − q)(0.08 + (5 − q)·0.02)), not yet bounded. Source: P. A. Woźniak, "Optimization of
/// learning", 1990, SM-2 step 5.
pub(super) fn eased(ease_factor: f64, quality: u8) -> f64 {
    let short = f64::from(5 - quality);
    ease_factor + (0.1 - short * (0.08 + short * 0.02))
}

/// A length in days as an interval: never negative, never over the maximum, whatever the floats did.
pub(super) fn bounded_days(days: f64) -> u32 {
    // `max` and `min` on floats drop NaN, so the cast cannot see one.
    days.max(0.0).min(f64::from(MAX_INTERVAL_DAYS)) as u32
}
