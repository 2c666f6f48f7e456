//! The learner's day: it starts at the rollover hour in the learner's zone, 4 a.m. unless told otherwise, so that
//! studying past midnight still counts as today.

use jiff::{ToSpan, civil::Date, tz::TimeZone};

use crate::time::Timestamp;

/// The hour at which a day starts when none is given. Source: Anki's default.
pub const DEFAULT_ROLLOVER_HOUR: u8 = 4;

/// A time zone by its IANA name, `Europe/Berlin`.
#[derive(Debug, Clone)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

/// Why a text is not a [`Zone`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be an IANA time zone such as Europe/Berlin")]
pub struct UnknownZone;

impl Zone {
    /// UTC.
    pub fn utc() -> Self {
        Self { name: "UTC".to_owned(), zone: TimeZone::UTC }
    }

    /// Looks up an IANA name, in any case.
    pub fn parse(name: &str) -> Result<Self, UnknownZone> {
        if name.eq_ignore_ascii_case("utc") {
            return Ok(Self::utc());
        }
        let zone = TimeZone::get(name).map_err(|_| UnknownZone)?;
        let name = zone.iana_name().unwrap_or(name).to_owned();
        Ok(Self { name, zone })
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The calendar date at a moment.
    pub fn date_at(&self, at: Timestamp) -> Date {
        self.local(at).date()
    }

    /// The first moment of a date, or of the next moment that exists where clocks jump over it.
    pub fn start_of(&self, date: Date, hour: u8) -> Timestamp {
        let at = date.at(i8::try_from(hour).unwrap_or(0), 0, 0, 0).to_zoned(self.zone.clone());
        Timestamp::from_millis(at.map_or(0, |at| at.timestamp().as_millisecond()))
    }

    fn local(&self, at: Timestamp) -> jiff::Zoned {
        jiff::Timestamp::from_millisecond(at.as_millis()).unwrap_or_default().to_zoned(self.zone.clone())
    }
}

/// One day of a learner, from rollover to rollover: 23 to 25 hours.
#[derive(Debug, Clone)]
pub struct Day {
    /// The date it is called by.
    pub date: Date,
    /// Its first moment.
    pub starts_at: Timestamp,
    /// The first moment of the next one.
    pub ends_at: Timestamp,
}

impl Day {
    /// The day that `now` belongs to. `rollover_hour` is 0 to 23.
    pub fn at(now: Timestamp, zone: &Zone, rollover_hour: u8) -> Self {
        let calendar = zone.date_at(now);
        // Before the rollover it is still yesterday.
        let date = if now < zone.start_of(calendar, rollover_hour) { shifted(calendar, -1) } else { calendar };
        Self {
            date,
            starts_at: zone.start_of(date, rollover_hour),
            ends_at: zone.start_of(shifted(date, 1), rollover_hour),
        }
    }
}

/// The date some days later; at the ends of the calendar, the date itself.
pub fn shifted(date: Date, days: i64) -> Date {
    date.checked_add(days.days()).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(now: &str, zone: &str, hour: u8) -> (String, String, String) {
        let day = Day::at(Timestamp::parse(now).unwrap(), &Zone::parse(zone).unwrap(), hour);
        (day.date.to_string(), day.starts_at.to_string(), day.ends_at.to_string())
    }

    #[test]
    fn a_day_runs_from_rollover_to_rollover_in_the_learners_zone() {
        for (now, zone, hour, date, starts, ends) in [
            ("2026-05-02T03:59:59Z", "UTC", 4, "2026-05-01", "2026-05-01T04:00:00.000Z", "2026-05-02T04:00:00.000Z"),
            ("2026-05-02T04:00:00Z", "UTC", 4, "2026-05-02", "2026-05-02T04:00:00.000Z", "2026-05-03T04:00:00.000Z"),
            (
                "2026-05-02T01:00:00Z",
                "Asia/Tokyo",
                4,
                "2026-05-02",
                "2026-05-01T19:00:00.000Z",
                "2026-05-02T19:00:00.000Z",
            ),
            // Clocks jump forward at 2 a.m.: this day has 23 hours.
            (
                "2026-03-28T12:00:00Z",
                "Europe/Berlin",
                4,
                "2026-03-28",
                "2026-03-28T03:00:00.000Z",
                "2026-03-29T02:00:00.000Z",
            ),
            // Midnight does not exist on this day in Beirut; the day starts at one.
            (
                "2026-03-29T12:00:00Z",
                "Asia/Beirut",
                0,
                "2026-03-29",
                "2026-03-28T22:00:00.000Z",
                "2026-03-29T21:00:00.000Z",
            ),
        ] {
            assert_eq!(day(now, zone, hour), (date.to_owned(), starts.to_owned(), ends.to_owned()));
        }
    }

    #[test]
    fn a_zone_nobody_knows_is_refused() {
        for name in ["", "Mars/Olympus", "../../etc/passwd", "Europe"] {
            assert!(Zone::parse(name).is_err(), "{name}");
        }
    }
}
