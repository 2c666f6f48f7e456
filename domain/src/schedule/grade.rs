//! How well a card was remembered.

use serde::{Deserialize, Serialize};

/// Quality of a recall, 0 (nothing) to 5 (at once). 3 is the lowest that counts as remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Grade(u8);

/// Why a number is not a [`Grade`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be a whole number from 0 to 5")]
pub struct InvalidGrade;

impl Grade {
    /// Every grade, lowest first.
    pub const ALL: [Grade; 6] = [Grade(0), Grade(1), Grade(2), Grade(3), Grade(4), Grade(5)];

    /// Missed, with the answer known once it was seen.
    pub const MISSED: Grade = Grade(2);
    /// Remembered without trouble.
    pub const GOOD: Grade = Grade(4);

    /// Accepts 0 to 5.
    pub fn parse(quality: i64) -> Result<Self, InvalidGrade> {
        u8::try_from(quality).ok().filter(|q| *q <= 5).map(Self).ok_or(InvalidGrade)
    }

    /// 0 to 5.
    pub fn quality(self) -> u8 {
        self.0
    }

    /// Was the card remembered (3 and up)?
    pub fn is_pass(self) -> bool {
        self.0 >= 3
    }
}

impl TryFrom<u8> for Grade {
    type Error = InvalidGrade;
    fn try_from(quality: u8) -> Result<Self, InvalidGrade> {
        Self::parse(quality.into())
    }
}

impl From<Grade> for u8 {
    fn from(grade: Grade) -> u8 {
        grade.0
    }
}

/// What happened when an answer was given, for those who do not grade themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Was the answer right?
    pub correct: bool,
    /// From seeing the question to answering, in milliseconds.
    pub latency_ms: u64,
    /// How many hints were taken.
    pub hint_count: u32,
}

impl Outcome {
    /// The grade this is worth: right in under 10 s without hints 5, right in under 20 s 4, right 3,
    /// wrong without hints 2, wrong with hints 1.
    pub fn grade(self) -> Grade {
        match self {
            Self { correct: true, latency_ms: ..10_000, hint_count: 0 } => Grade(5),
            Self { correct: true, latency_ms: ..20_000, .. } => Grade(4),
            Self { correct: true, .. } => Grade(3),
            Self { correct: false, hint_count: 0, .. } => Grade(2),
            Self { correct: false, .. } => Grade(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_is_worth_the_grade_the_contract_gives_it() {
        for (correct, latency_ms, hint_count, grade) in [
            (true, 0, 0, 5),
            (true, 9_999, 0, 5),
            (true, 10_000, 0, 4),
            (true, 9_999, 1, 4),
            (true, 19_999, 7, 4),
            (true, 20_000, 0, 3),
            (true, u64::MAX, 9, 3),
            (false, 0, 0, 2),
            (false, 60_000, 1, 1),
        ] {
            let outcome = Outcome { correct, latency_ms, hint_count };
            assert_eq!(outcome.grade().quality(), grade, "{outcome:?}");
        }
    }

    #[test]
    fn a_grade_is_a_whole_number_from_0_to_5() {
        assert!((0..=5).all(|q| Grade::parse(q).is_ok()));
        assert!([-1, 6, 256, i64::MAX, i64::MIN].iter().all(|q| Grade::parse(*q).is_err()));
    }
}
