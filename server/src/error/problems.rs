//! Everything that is wrong with a request, collected, so that a client learns of it at once.

use std::{fmt::Display, ops::RangeInclusive};

use super::{ApiError, Detail, ErrorCode, cut};

/// Problems told at most.
const MAX_DETAILS: usize = 20;
/// Longest path, in characters.
const MAX_PATH_CHARS: usize = 100;
/// Longest message of a problem, in characters.
const MAX_DETAIL_CHARS: usize = 200;

/// What is wrong with a request.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    details: Vec<Detail>,
    count: usize,
}

impl Problems {
    /// Notes that a field cannot be used.
    pub(crate) fn add(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.count += 1;
        if self.details.len() < MAX_DETAILS {
            let (path, message) = (cut(&path.into(), MAX_PATH_CHARS), cut(&message.into(), MAX_DETAIL_CHARS));
            self.details.push(Detail { path, message });
        }
    }

    /// The value, or nothing and a problem.
    pub(crate) fn parsed<T, E: Display>(&mut self, path: impl Into<String>, parsed: Result<T, E>) -> Option<T> {
        parsed.map_err(|error| self.add(path, error.to_string())).ok()
    }

    /// The value of a field that may be left out.
    pub(crate) fn optional<T, U, E: Display>(
        &mut self,
        path: &str,
        value: Option<T>,
        parse: impl FnOnce(T) -> Result<U, E>,
    ) -> Option<U> {
        value.and_then(|value| self.parsed(path, parse(value)))
    }

    /// A text that says something and is not too long.
    pub(crate) fn text(&mut self, path: impl Into<String>, text: &str, max_chars: usize) {
        if text.trim().is_empty() {
            self.add(path, "must not be empty");
        } else {
            self.no_longer_than(path, text, max_chars);
        }
    }

    /// A text that is not too long, counted in characters.
    pub(crate) fn no_longer_than(&mut self, path: impl Into<String>, text: &str, max_chars: usize) {
        // A text has no more characters than bytes: most need not be counted.
        if text.len() > max_chars && text.chars().count() > max_chars {
            self.add(path, format!("must be at most {max_chars} characters long"));
        }
    }

    /// A list that is neither too short nor too long. False when it is: its entries need no look.
    pub(crate) fn length(&mut self, path: &str, length: usize, range: RangeInclusive<usize>) -> bool {
        let fits = range.contains(&length);
        if !fits {
            self.add(path, format!("must have {} to {} entries", range.start(), range.end()));
        }
        fits
    }

    /// A number within its range.
    pub(crate) fn within<N: PartialOrd + Display>(
        &mut self,
        path: impl Into<String>,
        number: N,
        range: RangeInclusive<N>,
    ) -> Option<N> {
        let fits = range.contains(&number);
        if !fits {
            self.add(path, format!("must be {} to {}", range.start(), range.end()));
        }
        fits.then_some(number)
    }

    /// The error, when there was a problem.
    pub(crate) fn check(self) -> Result<(), ApiError> {
        if self.count == 0 { Ok(()) } else { Err(self.into()) }
    }
}

impl From<Problems> for ApiError {
    fn from(problems: Problems) -> Self {
        let message = match problems.details.as_slice() {
            [only] if problems.count == 1 => format!("{} {}", only.path, only.message),
            _ => format!("{} fields cannot be used", problems.count),
        };
        Self { code: ErrorCode::ValidationError, message: message.into(), details: problems.details }
    }
}
