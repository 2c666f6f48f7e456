//! The pass mark of an item: how much of a reference an answer has to cover.
//!
//! The figures were fitted to the training half of SemEval-2013 task 7, both corpora at once.

use super::coverage::Coverage;
use super::verdict::PASS;

/// How much of the measure rests on the answer saying little else.
const PRECISION: f64 = 0.1;

/// What even the longest reference asks for.
const LEAST: f64 = 0.21;

/// Added in full for a reference of one term, a quarter of it for one of two, so that neither half of
/// a name is the name; the longer, the less each term counts.
const SHORT: f64 = 1.4;

/// What no item asks for more than.
const MOST: f64 = 0.9;

/// Added, the more references there are: with more ways to be right, coming near one proves less.
const MANY: f64 = 0.3;

/// How much of the reference an answer covers, 0 to 1, less a little for what it says besides.
pub(super) fn measure(coverage: &Coverage) -> f64 {
    coverage.recall * (1.0 - PRECISION + PRECISION * coverage.precision)
}

/// The pass mark for [`measure`], 0 to 1.
pub(super) fn mark(coverage: &Coverage, references: usize) -> f64 {
    let (terms, references) = (coverage.size.max(1) as f64, references.max(1) as f64);
    let mark = LEAST + SHORT / (terms * terms) + MANY * (1.0 - 1.0 / references);
    mark.min(MOST)
}

/// Stretches a measure so that the item's own pass mark comes to lie at [`PASS`].
pub(super) fn scaled(measure: f64, mark: f64) -> f64 {
    if measure < mark { measure / mark * PASS } else { PASS + (measure - mark) / (1.0 - mark) * (1.0 - PASS) }
}
