//! How stable a memory is: at first, after a recall, after a miss, and after one more review on the same day.

use super::{
    parameters::W,
    rating::Rating::{self, Again, Easy, Hard},
};
use crate::schedule::Trace;

/// After the first review: S₀(G) = w_{G−1}.
pub(super) fn initial(rating: Rating) -> f64 {
    W[rating.index()]
}

/// After a review on a later day, recalled with probability R.
pub(super) fn after(trace: Trace, recall: f64, rating: Rating) -> f64 {
    if rating == Again { after_miss(trace, recall) } else { after_recall(trace, recall, rating) }
}

/// S·(1 + growth), where the growth of a plain recall is [`growth`] and Hard and Easy have a factor of their own.
fn after_recall(Trace { stability, difficulty }: Trace, recall: f64, rating: Rating) -> f64 {
    let factor = match rating {
        Hard => W[15],
        Easy => W[16],
        _ => 1.0,
    };
    stability * (1.0 + (11.0 - difficulty) * growth(stability, recall) * factor)
}

/// e^w₈·S^−w₉·(e^(w₁₀(1−R)) − 1): by how much stability grows for each point of difficulty below 11.
pub(super) fn growth(stability: f64, recall: f64) -> f64 {
    W[8].exp() * stability.powf(-W[9]) * (W[10] * (1.0 - recall)).exp_m1()
}

/// w₁₁·D^−w₁₂·((S+1)^w₁₃ − 1)·e^(w₁₄(1−R)), and never more than S / e^(w₁₇·w₁₈), so that a Good on the same day cannot
/// lift it above where it was before the miss.
fn after_miss(Trace { stability, difficulty }: Trace, recall: f64) -> f64 {
    let forgotten =
        W[11] * difficulty.powf(-W[12]) * ((stability + 1.0).powf(W[13]) - 1.0) * (W[14] * (1.0 - recall)).exp();
    forgotten.min(stability / (W[17] * W[18]).exp())
}

/// S·e^(w₁₇(G−3+w₁₈))·S^−w₁₉; whoever remembered it loses nothing by having looked again.
pub(super) fn after_same_day(stability: f64, rating: Rating) -> f64 {
    let change = (W[17] * (rating.number() - 3.0 + W[18])).exp() * stability.powf(-W[19]);
    stability * if rating == Again { change } else { change.max(1.0) }
}
