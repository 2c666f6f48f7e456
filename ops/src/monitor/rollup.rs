//! What the log amounts to, for people.

use std::{collections::BTreeMap, fmt::Write};

use jiff::{SignedDuration, Timestamp};

use super::record::Record;
use crate::{
    http::Endpoint,
    latency::{quantile, target},
    markdown::cell,
};

const RECENT: usize = 10;

/// The section's text: the last rounds, the last 24 hours by hour and by endpoint, and uptime.
pub(super) fn rollup(url: &str, records: &[Record], now: Timestamp) -> String {
    let mut text = String::new();
    // Writing to a text cannot fail.
    let _ = write(&mut text, url, records, now);
    text.trim_end().to_owned()
}

fn write(t: &mut String, url: &str, records: &[Record], now: Timestamp) -> std::fmt::Result {
    let all: Vec<&Record> = records.iter().filter(|record| record.url == url).collect();
    let day_ago = now - SignedDuration::from_hours(24);
    let day: Vec<&Record> = all.iter().copied().filter(|record| record.at > day_ago && record.at <= now).collect();
    writeln!(t, "## Staging monitor\n\n{}, written {now:.0}. Times are UTC.\n", cell(url))?;
    writeln!(t, "- Uptime of the last 24 h: {}", uptime(&day))?;
    writeln!(t, "- Uptime of all rounds in the log: {}", uptime(&all))?;

    writeln!(t, "\n### Recent rounds\n\n| Begun | Result | Assertions | Seconds | |\n|---|---|---|---|---|")?;
    for record in all.iter().rev().take(RECENT) {
        let result = if record.passed { "✓ passed" } else { "✗ failed" };
        let Record { at, assertions_passed, assertions, seconds, .. } = record;
        writeln!(t, "| {at:.0} | {result} | {assertions_passed}/{assertions} | {seconds:.1} | {} |", remarks(record))?;
    }

    writeln!(
        t,
        "\n### The last 24 h by hour\n\nMedian and P95 of all samples of all six endpoints, in milliseconds.\n"
    )?;
    writeln!(t, "| Hour | Rounds | Passed | Failed | Median | P95 |\n|---|---|---|---|---|---|")?;
    let mut hours: BTreeMap<i64, Vec<&Record>> = BTreeMap::new();
    for record in &day {
        hours.entry(record.at.as_second().div_euclid(3600)).or_default().push(record);
    }
    for (hour, rounds) in hours.iter().rev() {
        let name = Timestamp::from_second(hour * 3600).map(|hour| hour.to_string()).unwrap_or_default();
        let name = name.get(..16).unwrap_or_default().replace('T', " ");
        let passed = passes(rounds);
        let samples: Vec<f64> = rounds.iter().flat_map(|r| r.latencies_ms.values().flatten().copied()).collect();
        let (median, p95) = (ms(quantile(&samples, 50)), ms(quantile(&samples, 95)));
        writeln!(t, "| {name} | {} | {passed} | {} | {median} | {p95} |", rounds.len(), rounds.len() - passed)?;
    }

    writeln!(
        t,
        "\n### The last 24 h by endpoint\n\n| Endpoint | Samples | Median | P95 | Target of P95 |\n|---|---|---|---|---|"
    )?;
    for endpoint in Endpoint::ALL {
        let of = |record: &&Record| record.latencies_ms.get(&endpoint.to_string()).cloned().unwrap_or_default();
        let samples: Vec<f64> = day.iter().flat_map(of).collect();
        let (median, p95) = (ms(quantile(&samples, 50)), ms(quantile(&samples, 95)));
        writeln!(t, "| {endpoint} | {} | {median} | {p95} | {} |", samples.len(), target(endpoint).p95_ms)?;
    }
    Ok(())
}

fn remarks(record: &Record) -> String {
    let drill = record.drill.then(|| "drill".to_owned());
    let failed = record.failures.first().map(|failure| format!("{}: {}", failure.name, failure.detail));
    let retried = record.retried.as_ref().map(|why| format!("asked twice: {why}"));
    let remarks: Vec<String> = [drill, failed, retried].into_iter().flatten().map(|remark| cell(&remark)).collect();
    remarks.join("; ")
}

fn passes(rounds: &[&Record]) -> usize {
    rounds.iter().filter(|record| record.passed).count()
}

fn uptime(rounds: &[&Record]) -> String {
    let passed = passes(rounds);
    match rounds.len() {
        0 => "no round".to_owned(),
        // Rounded down: 100 % means all of them.
        count => format!("{:.2} % ({passed} of {count} rounds)", (passed * 10_000 / count) as f64 / 100.0),
    }
}

fn ms(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |ms| format!("{ms:.1}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_are_summed_by_the_hour_and_older_ones_count_for_the_whole_log_only() {
        let record = |at: &str, passed, version_ms: &[f64]| {
            let latencies_ms = BTreeMap::from([("GET /api/version".to_owned(), version_ms.to_vec())]);
            Record { passed, latencies_ms, ..Record::well(at.parse().unwrap()) }
        };
        let records = [
            record("2026-01-30T11:59:00Z", false, &[9.0]),
            record("2026-01-31T10:00:00Z", true, &[1.0, 2.0]),
            record("2026-01-31T10:59:59Z", false, &[3.0]),
            record("2026-01-31T11:00:00Z", true, &[]),
        ];
        let text = rollup("http://localhost", &records, "2026-01-31T12:00:00Z".parse().unwrap());
        for line in [
            "- Uptime of the last 24 h: 66.66 % (2 of 3 rounds)",
            "- Uptime of all rounds in the log: 50.00 % (2 of 4 rounds)",
            "| 2026-01-31 11:00 | 1 | 1 | 0 | – | – |",
            "| 2026-01-31 10:00 | 2 | 1 | 1 | 2.0 | 3.0 |",
            "| GET /api/version | 3 | 2.0 | 3.0 | 50 |",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
        assert!(rollup("http://other", &records, Timestamp::UNIX_EPOCH).contains("last 24 h: no round"));
    }
}
