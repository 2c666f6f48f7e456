//! The schedulers by name.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Grade, Memory, sm2, sm2_lite};

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
}

/// Why a name is not an [`Algorithm`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be \"sm2-lite\" or \"sm2\"")]
pub struct UnknownAlgorithm;

impl Algorithm {
    /// The memory after a grade.
    pub fn next(self, memory: Memory, grade: Grade) -> Memory {
        match self {
            Self::Sm2Lite => sm2_lite::next(memory, grade),
            Self::Sm2 => sm2::next(memory, grade),
        }
    }

    /// The memory after each possible grade, 0 to 5: what the buttons promise is what will be applied.
    pub fn next_all(self, memory: Memory) -> [Memory; 6] {
        Grade::ALL.map(|grade| self.next(memory, grade))
    }

    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sm2Lite => "sm2-lite",
            Self::Sm2 => "sm2",
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
        [Self::Sm2Lite, Self::Sm2].into_iter().find(|a| a.name() == name).ok_or(UnknownAlgorithm)
    }
}
