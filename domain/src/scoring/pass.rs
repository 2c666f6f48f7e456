//! The pass mark of an item: how much of a reference an answer has to cover.

use super::coverage::Coverage;
use super::verdict::PASS;

/// Merges recall and precision into one figure, 0 to 1.
pub(super) fn raw(coverage: &Coverage) -> f64 {
    let weight = 0.25;
    coverage.recall * (1.0 - weight + weight * coverage.precision)
}

/// The pass mark for `raw`, 0 to 1.
pub(super) fn mark(coverage: &Coverage, references: usize) -> f64 {
    let _ = references;
    let length = coverage.size as f64;
    (0.75 - 0.02 * length).clamp(0.35, 0.8)
}

/// Stretches `raw` so that the item's own pass mark comes to lie at [`PASS`].
pub(super) fn scaled(raw: f64, mark: f64) -> f64 {
    if raw < mark {
        raw / mark * PASS
    } else {
        PASS + (raw - mark) / (1.0 - mark).max(f64::EPSILON) * (1.0 - PASS)
    }
}
