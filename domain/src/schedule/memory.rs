//! What a scheduler remembers of a card.

use serde::{Deserialize, Serialize};

/// The ease factor never falls below this (SM-2).
pub const MIN_EASE_FACTOR: f64 = 1.3;
/// sm2-lite's ceiling for the ease factor.
pub const MAX_EASE_FACTOR: f64 = 3.0;
/// A hundred years: no interval is longer.
pub const MAX_INTERVAL_DAYS: u32 = 36_500;

/// A card's memory: successes in a row, ease factor and the interval in force, and what FSRS keeps beside them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Memory {
    /// Successful recalls since the last miss.
    pub reps: u32,
    /// How fast intervals grow under SM-2: 1.3 and up, 2.5 for a new card. FSRS leaves it as it is.
    pub ease_factor: f64,
    /// Days between the last review and the next, 0 (due at once) to 36,500.
    pub interval_days: u32,
    /// How firmly it is remembered, for FSRS; none for a card that FSRS has not seen.
    #[serde(default)]
    pub trace: Option<Trace>,
}

/// A memory trace in the terms of FSRS (the DSR model).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Trace {
    /// Days until the probability of recall has fallen to 90 %: 0.001 to 36,500.
    pub stability: f64,
    /// How hard it is to make it more stable: 1 to 10.
    pub difficulty: f64,
}

/// Bounds of [`Trace::stability`], in days.
pub const STABILITY_DAYS: std::ops::RangeInclusive<f64> = 0.001..=36_500.0;
/// Bounds of [`Trace::difficulty`].
pub const DIFFICULTY: std::ops::RangeInclusive<f64> = 1.0..=10.0;

impl Trace {
    /// A trace within its bounds, whatever the floats did.
    pub(super) fn bounded(stability: f64, difficulty: f64) -> Self {
        // `max` and `min` drop NaN; `clamp` would keep it.
        let within = |value: f64, bounds: std::ops::RangeInclusive<f64>| value.max(*bounds.start()).min(*bounds.end());
        Self { stability: within(stability, STABILITY_DAYS), difficulty: within(difficulty, DIFFICULTY) }
    }
}

impl Memory {
    /// Of a card never seen.
    pub const NEW: Memory = Memory { reps: 0, ease_factor: 2.5, interval_days: 0, trace: None };
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
