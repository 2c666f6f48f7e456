//! One thing that was looked at.

use std::fmt;

use serde::Serialize;

use crate::http::{Check, show};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Outcome {
    /// It is as it must be.
    Holds,
    /// It is not.
    Fails,
    /// It could not be looked at.
    NotMeasured,
    /// It was looked at, and nothing depends on it.
    Noted,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) outcome: Outcome,
    pub(super) expected: String,
    pub(super) found: String,
}

impl Row {
    /// Something that must hold.
    pub(super) fn must(holds: bool, name: &str, expected: impl fmt::Display, found: impl fmt::Display) -> Self {
        Self::new(if holds { Outcome::Holds } else { Outcome::Fails }, name, expected, found)
    }

    /// Something that could not be looked at, and why.
    pub(super) fn not_measured(name: &str, expected: impl fmt::Display, why: impl fmt::Display) -> Self {
        Self::new(Outcome::NotMeasured, name, expected, why)
    }

    /// Something on which nothing depends.
    pub(super) fn noted(name: &str, found: impl fmt::Display) -> Self {
        Self::new(Outcome::Noted, name, "", found)
    }

    /// A reading that has to satisfy a rule, where it could be taken.
    pub(super) fn reading<T: fmt::Display>(
        name: &str,
        expected: impl fmt::Display,
        reading: Check<T>,
        holds: impl FnOnce(&T) -> bool,
    ) -> Self {
        match reading {
            Ok(value) => Self::must(holds(&value), name, expected, value),
            Err(why) => Self::not_measured(name, expected, why),
        }
    }

    fn new(outcome: Outcome, name: &str, expected: impl fmt::Display, found: impl fmt::Display) -> Self {
        Self { name: name.to_owned(), outcome, expected: expected.to_string(), found: show(&found.to_string()) }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Holds => "✓ holds",
            Self::Fails => "✗ fails",
            Self::NotMeasured => "? not measured",
            Self::Noted => "· noted",
        })
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.outcome, self.name)?;
        if !self.expected.is_empty() && self.outcome != Outcome::Holds {
            write!(f, ": expected {}", self.expected)?;
        }
        write!(f, ": {}", self.found)
    }
}
