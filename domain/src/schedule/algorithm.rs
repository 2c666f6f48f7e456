//! The schedulers by name.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Grade, Memory, fsrs, sm2, sm2_lite};

/// A scheduler a plan or a request can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Algorithm {
    /// The contract's default.
    #[default]
    #[serde(rename = "sm2-lite")]
    Sm2Lite,
    /// SuperMemo's SM-2 as published.
    #[serde(rename = "sm2")]
    Sm2,
    /// The Free Spaced Repetition Scheduler, version 6.
    #[serde(rename = "fsrs-6")]
    Fsrs6,
}

/// Why a name is not an [`Algorithm`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be \"sm2-lite\", \"sm2\" or \"fsrs-6\"")]
pub struct UnknownAlgorithm;

impl Algorithm {
    /// Every scheduler.
    pub const ALL: [Algorithm; 3] = [Self::Sm2Lite, Self::Sm2, Self::Fsrs6];

    /// The memory after a grade. `elapsed_days` are whole days since the last review, of which SM-2 takes no notice.
    pub fn next(self, memory: Memory, grade: Grade, elapsed_days: u32) -> Memory {
        match self {
            Self::Sm2Lite => sm2_lite::next(memory, grade),
            Self::Sm2 => sm2::next(memory, grade),
            Self::Fsrs6 => fsrs::next(memory, grade, elapsed_days),
        }
    }

    /// The probability, 0 to 1, that a card is recalled some whole days after its last review.
    ///
    /// SM-2 gives intervals and no probability: its interval is read as the days until recall has fallen to 90 %, on
    /// the same forgetting curve as FSRS-6, so that the two differ in their idea of the card and not in that of
    /// forgetting. A card that is due at once counts as an interval of a day.
    pub fn recall(self, memory: Memory, elapsed_days: u32) -> f64 {
        let trace = memory.trace.filter(|_| self == Self::Fsrs6);
        let stability = trace.map_or(f64::from(memory.interval_days.max(1)), |trace| trace.stability);
        fsrs::retrievability(stability, f64::from(elapsed_days))
    }

    /// The memory after each possible grade, 0 to 5: what the buttons promise is what will be applied.
    pub fn next_all(self, memory: Memory, elapsed_days: u32) -> [Memory; 6] {
        Grade::ALL.map(|grade| self.next(memory, grade, elapsed_days))
    }

    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sm2Lite => "sm2-lite",
            Self::Sm2 => "sm2",
            Self::Fsrs6 => "fsrs-6",
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Algorithm {
    type Err = UnknownAlgorithm;
    fn from_str(name: &str) -> Result<Self, UnknownAlgorithm> {
        Self::ALL.into_iter().find(|a| a.name() == name).ok_or(UnknownAlgorithm)
    }
}
