//! A moment: milliseconds since 1970 in UTC.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Milliseconds in a day of 24 hours.
pub const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The first moment after those Cerply accepts: 9999-12-30T22:00:00Z, the last that jiff can print in any zone.
const END_MS: i64 = 253_402_207_200_000;

/// A moment in UTC, in whole milliseconds. From the year 1970 to the year 9999, so that it always prints as RFC 3339.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

/// Why a text or a number is not a [`Timestamp`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be an RFC 3339 date and time between 1970 and 9999, such as 2026-01-31T09:30:00Z")]
pub struct InvalidTimestamp;

impl Timestamp {
    /// From milliseconds since 1970; values outside 1970..=9999 are moved to the nearest end.
    pub fn from_millis(ms: i64) -> Self {
        Self(ms.clamp(0, END_MS - 1))
    }

    /// Milliseconds since 1970.
    pub fn as_millis(self) -> i64 {
        self.0
    }

    /// Reads RFC 3339 with any offset; finer than a millisecond is cut off.
    pub fn parse(text: &str) -> Result<Self, InvalidTimestamp> {
        let at: jiff::Timestamp = text.parse().map_err(|_| InvalidTimestamp)?;
        match at.as_millisecond() {
            ms if (0..END_MS).contains(&ms) => Ok(Self(ms)),
            _ => Err(InvalidTimestamp),
        }
    }

    /// This moment moved by whole days of 24 hours.
    pub fn plus_days(self, days: u32) -> Self {
        self.plus_millis(i64::from(days) * DAY_MS)
    }

    /// This moment moved by milliseconds, forward or back.
    pub fn plus_millis(self, ms: i64) -> Self {
        Self::from_millis(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to here; negative when `earlier` is later.
    pub fn millis_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }
}

/// RFC 3339 in UTC with milliseconds, `2026-01-31T09:30:00.000Z`.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_millisecond(self.0) {
            Ok(at) => write!(f, "{at:.3}"),
            Err(_) => Err(fmt::Error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_prints_as_it_is_read() {
        for (text, printed) in [
            ("2026-01-31T09:30:00Z", "2026-01-31T09:30:00.000Z"),
            ("2026-01-31T09:30:00.1239+02:00", "2026-01-31T07:30:00.123Z"),
            ("9999-12-30T21:59:59Z", "9999-12-30T21:59:59.000Z"),
        ] {
            assert_eq!(Timestamp::parse(text).map(|t| t.to_string()), Ok(printed.to_owned()));
        }
    }

    #[test]
    fn what_is_no_moment_between_1970_and_9999_is_refused() {
        for text in
            ["", "yesterday", "2026-01-31", "1969-12-31T23:59:59Z", "10000-01-01T00:00:00Z", "-000001-01-01T00:00:00Z"]
        {
            assert_eq!(Timestamp::parse(text), Err(InvalidTimestamp), "{text}");
        }
    }

    #[test]
    fn adding_days_stays_within_what_can_be_printed() {
        let late = Timestamp::from_millis(i64::MAX).plus_days(u32::MAX);
        assert!(late.to_string().starts_with("9999-12-30"));
    }
}
