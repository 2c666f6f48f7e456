//! The shadow scheduler: what each algorithm would have said of a learner's own reviews, and what the next months would
//! cost under it.
//!
//! Nothing here changes a schedule. The reviews are replayed under every algorithm; each predicts, before each review,
//! how likely the card is to be recalled, and is held against what happened.

mod dry_run;
mod fit;
mod prediction;

use crate::{card::Event, schedule::Algorithm, time::Timestamp};
pub use dry_run::{DAYS, DryRun, SAME_RECALL, dry_run};
pub use fit::{BINS, Bin, Fit};
pub use prediction::{Prediction, constant, predictions};

/// One algorithm on a learner's log.
#[derive(Debug, Clone, PartialEq)]
pub struct Shadow {
    /// The algorithm.
    pub algorithm: Algorithm,
    /// How well it predicted; none when there was nothing to predict.
    pub fit: Option<Fit>,
    /// The next [`DAYS`] days under it.
    pub dry_run: DryRun,
}

/// Every algorithm on a learner's log, and beside them the share that was recalled as a prediction for everything: who
/// cannot beat that knows nothing of the single card. `cards` are the logs of the cards, each in the order in which the
/// events arrived. The same arguments give the same answer.
pub fn compare(cards: &[Vec<Event>], now: Timestamp, seed: u64) -> (Vec<Shadow>, Option<Fit>) {
    let predicted = |algorithm| -> Vec<Prediction> {
        cards.iter().flat_map(|log| predictions(algorithm, log.iter().copied())).collect()
    };
    let shadows = Algorithm::ALL.map(|algorithm| Shadow {
        algorithm,
        fit: Fit::of(&predicted(algorithm)),
        dry_run: dry_run(algorithm, cards, now, seed),
    });
    // What happened is the same under each of them.
    (shadows.to_vec(), Fit::of(&constant(&predicted(Algorithm::default()))))
}
