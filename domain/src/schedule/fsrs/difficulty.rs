//! How hard a card is, 1 to 10: at first, and after each review.

use super::{parameters::W, rating::Rating, stability::growth};
use crate::schedule::memory::DIFFICULTY;

/// After the first review: D₀(G) = w₄ − e^(w₅(G−1)) + 1, not yet bounded.
pub(super) fn initial(rating: Rating) -> f64 {
    W[4] - (W[5] * (rating.number() - 1.0)).exp() + 1.0
}

/// A step of −w₆(G−3), the shorter the closer to 10 it is, then a little back towards D₀(Easy). Not yet bounded.
pub(super) fn after(difficulty: f64, rating: Rating) -> f64 {
    let step = -W[6] * (rating.number() - 3.0);
    let stepped = difficulty + step * (DIFFICULTY.end() - difficulty) / 9.0;
    W[7] * initial(Rating::Easy) + (1.0 - W[7]) * stepped
}

/// The difficulty at which a plain recall on the day it is due makes stability grow by a factor: how the authors turn
/// an ease factor of SM-2 into a difficulty. Not yet bounded.
pub(super) fn growing_by(factor: f64, stability: f64, recall: f64) -> f64 {
    11.0 - (factor - 1.0) / growth(stability, recall)
}
