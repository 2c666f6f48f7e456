//! The four ratings of FSRS.

use crate::schedule::Grade;

/// How a review went, with the number G that stands in the formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rating {
    Again = 1,
    Hard = 2,
    Good = 3,
    Easy = 4,
}

impl Rating {
    /// G of the formulas, 1 to 4.
    pub(super) fn number(self) -> f64 {
        f64::from(self as u8)
    }

    /// Its place among parameters that there are four of, 0 to 3.
    pub(super) fn index(self) -> usize {
        self as usize - 1
    }
}

impl From<Grade> for Rating {
    fn from(grade: Grade) -> Self {
        match grade.quality() {
            ..=2 => Self::Again,
            3 => Self::Hard,
            4 => Self::Good,
            _ => Self::Easy,
        }
    }
}
