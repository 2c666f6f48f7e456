//! What is written in issues.

use super::{
    incident::{Incident, Kind},
    record::{Failure, Record},
};
use crate::{http::Endpoint, latency::quantile, markdown::cell};

/// So many of the last lines that a round said stand in an issue.
const LINES: usize = 50;
/// Characters of one of them.
const LINE_CHARS: usize = 600;
/// Failed assertions that are named one by one.
const NAMED: usize = 10;

/// An issue's title.
pub(super) fn title(incident: &Incident) -> String {
    match incident.kind {
        Kind::Failure => format!("M3: Staging monitor failure ({:.0})", incident.since),
        Kind::Slow => format!("M3: Staging P95 over target ({:.0})", incident.since),
        Kind::Drill => format!("[DRILL] M3: Staging monitor failure ({:.0})", incident.since),
    }
}

/// What failed.
pub(super) fn failed(record: &Record) -> String {
    let named = record.failures.iter().take(NAMED);
    let named = named.map(|f| format!("- {}: {}\n", cell(&f.name), cell(&f.detail)));
    let more = record.failures.len().saturating_sub(NAMED);
    let more = if more > 0 { format!("- and {more} more\n") } else { String::new() };
    let mut endpoints: Vec<&str> = Vec::new();
    for Failure { endpoint, .. } in &record.failures {
        if !endpoints.contains(&endpoint.as_str()) {
            endpoints.push(endpoint);
        }
    }
    format!("Failed endpoint: {}\n\n{}{more}", endpoints.join(", "), named.collect::<String>())
}

/// What is slow.
pub(super) fn slow(endpoints: &[Endpoint], record: &Record) -> String {
    let lines = endpoints.iter().map(|endpoint| {
        let samples = record.latencies_ms.get(&endpoint.to_string()).map_or(&[] as &[f64], Vec::as_slice);
        let p95 = quantile(samples, 95).unwrap_or_default();
        format!(
            "- {endpoint}: P95 {p95:.1} ms of {} samples, target {} ms\n",
            samples.len(),
            record.target_ms(*endpoint)
        )
    });
    format!("P95 over its target in three rounds in a row, this one among them:\n\n{}", lines.collect::<String>())
}

/// An issue's body, but for its marker.
pub(super) fn body(what: &str, record: &Record, said: &[String]) -> String {
    let drill = if record.drill { "> [!NOTE]\n> **DRILL.** Nothing is wrong that was not asked for.\n\n" } else { "" };
    let last = &said[said.len().saturating_sub(LINES)..];
    let last: Vec<String> = last.iter().map(|line| line.chars().take(LINE_CHARS).collect()).collect();
    // Each line begins with a mark and a blank or with a digit: none can end the fence.
    format!(
        "{drill}{what}\n\n{}\n\nLast {} lines:\n\n~~~~~~text\n{}\n~~~~~~\n",
        facts(record),
        last.len(),
        last.join("\n")
    )
}

/// A comment while it goes on.
pub(super) fn still(incident: &Incident, what: &str, record: &Record) -> String {
    let lasted = duration(incident, record);
    format!("Still so after {lasted}, in round {} of it.\n\n{what}\n\n{}\n", incident.rounds, facts(record))
}

/// The comment with which it ends.
pub(super) fn over(incident: &Incident, record: &Record) -> String {
    let (lasted, rounds) = (duration(incident, record), incident.rounds);
    let what = match incident.kind {
        Kind::Failure => "Recovered",
        Kind::Slow => "P95 is within its target again",
        Kind::Drill => "The drill is over",
    };
    format!("{what}. It lasted {lasted} and was seen in {rounds} rounds.\n\n{}\n", facts(record))
}

fn facts(record: &Record) -> String {
    let run = record.run_url.as_ref().map_or_else(|| "no page".to_owned(), |url| format!("<{url}>"));
    format!(
        "- Run: {run}\n- Service: <{}>\n- Timestamp: {:.0}\n- Duration of the round: {:.1} s",
        record.url, record.at, record.seconds
    )
}

/// From the first round of it to this one.
fn duration(incident: &Incident, record: &Record) -> String {
    let secs = record.at.duration_since(incident.since).as_secs().max(0);
    let (hours, minutes) = (secs / 3600, secs % 3600 / 60);
    if hours > 0 { format!("{hours} h {minutes} min") } else { format!("{minutes} min {} s", secs % 60) }
}
