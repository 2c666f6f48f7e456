//! How far the service's clock is from this machine's.

use jiff::{Timestamp, fmt::rfc2822};
use serde_json::Value;

use super::row::Row;
use crate::{
    http::{Check, Finding, Reply, show},
    smoke::Part,
};

/// Seconds that the clocks may differ. Learners' events may lie 5 minutes ahead; this leaves room for their clocks.
const MAX_SECS: f64 = 10.0;

/// Compares `now` in the body and the `Date` header, which holds whole seconds, with the middle between sending and
/// receiving.
pub(super) fn skew(version: &Reply, sent: Timestamp, received: Timestamp) -> Vec<Row> {
    let middle = sent + received.duration_since(sent) / 2;
    let row = |name: &str, told: Check<Timestamp>| {
        let skew = told.map(|told| told.duration_since(middle).as_secs_f64());
        let expected = format!("at most {MAX_SECS} s from this machine's clock");
        match skew {
            Ok(secs) => Row::must(secs.abs() <= MAX_SECS, name, expected, format!("{secs:+.1} s")),
            Err(why) => Row::not_measured(name, expected, why),
        }
    };
    vec![row("now of GET /api/version", body(version)), row("Date of GET /api/version", date(version))]
}

fn body(version: &Reply) -> Check<Timestamp> {
    let body: Value = version.json()?;
    let now = Part::root(&body).get("now")?.moment()?;
    now.parse().map_err(|_| Finding::expected("a moment", show(now)))
}

fn date(version: &Reply) -> Check<Timestamp> {
    let date = version.need("date")?;
    let parsed = rfc2822::DateTimeParser::new().parse_timestamp(date);
    parsed.map_err(|_| Finding::expected("an HTTP date", show(date)))
}
