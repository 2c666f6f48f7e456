//! What is an incident, and what has to be said about it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{record::Record, words};
use crate::http::Endpoint;

/// So many rounds in a row over a target are an incident.
const SLOW_ROUNDS: usize = 3;

/// What can go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    /// An assertion does not hold, or the service cannot be reached.
    Failure,
    /// An endpoint's P95 is over its target again and again.
    Slow,
    /// It was asked for.
    Drill,
}

/// Something that goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Incident {
    pub(super) kind: Kind,
    /// When the first round of it began.
    pub(super) since: Timestamp,
    /// How many rounds saw it.
    pub(super) rounds: u32,
}

impl Incident {
    /// What marks its issue. All issues about the same kind of incident of the same service begin alike.
    pub(super) fn marker(&self, url: &str) -> (String, String) {
        let kind = match self.kind {
            Kind::Failure => "failure",
            Kind::Slow => "slowness",
            Kind::Drill => "drill",
        };
        // What ends a comment must not stand in it.
        let family = format!("<!-- cerply-ops monitor: {kind} of {} since", url.replace("--", "%2D%2D"));
        (family.clone(), format!("{family} {} -->", self.since))
    }
}

/// One thing to do on GitHub.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Act {
    /// Open an issue.
    Open { title: String, body: String },
    /// Add a comment.
    Comment { body: String },
    /// Close it.
    Close,
}

/// One thing to do on GitHub about an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Message {
    /// What marks issues about such incidents of this service, and what marks this one's.
    pub(super) family: String,
    pub(super) marker: String,
    pub(super) act: Act,
}

/// What goes on and what is still to be said: kept from round to round.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct State {
    pub(super) open: Vec<Incident>,
    /// The issue of each incident, by marker, until its last message is sent.
    pub(super) issues: BTreeMap<String, u64>,
    /// In the order in which they have to be sent.
    pub(super) outbox: Vec<Message>,
    /// GitHub asked not to be asked before.
    pub(super) quiet_until: Option<Timestamp>,
}

impl State {
    /// Takes note of a round; `earlier` are the records before it, `said` is what the round printed.
    pub(super) fn note(&mut self, record: &Record, earlier: &[Record], said: &[String]) {
        self.turn(Kind::Failure, !record.passed, record, &words::failed(record), said);
        // Where nothing was timed nobody knows whether it is slow: nothing begins or ends.
        if record.is_timed() {
            let slow = slow_again_and_again(record, earlier);
            self.turn(Kind::Slow, !slow.is_empty(), record, &words::slow(&slow, record), said);
        }
        self.turn(Kind::Drill, record.drill, record, "This is a drill: --force-fail was given.", said);
    }

    fn turn(&mut self, kind: Kind, goes_on: bool, record: &Record, what: &str, said: &[String]) {
        let known = self.open.iter().position(|incident| incident.kind == kind);
        match (known, goes_on) {
            (None, false) => {}
            (None, true) => {
                let incident = Incident { kind, since: record.at, rounds: 1 };
                let (title, body) = (words::title(&incident), words::body(what, record, said));
                self.say(&incident, record, |marker| Act::Open { title, body: format!("{body}\n{marker}\n") });
                self.open.push(incident);
            }
            (Some(place), true) => {
                self.open[place].rounds += 1;
                let incident = self.open[place].clone();
                let body = words::still(&incident, what, record);
                self.say(&incident, record, |_| Act::Comment { body });
            }
            (Some(place), false) => {
                let incident = self.open.remove(place);
                let body = words::over(&incident, record);
                self.say(&incident, record, |_| Act::Comment { body });
                self.say(&incident, record, |_| Act::Close);
            }
        }
    }

    /// A comment takes the place of an older one that nobody has read yet, so that a GitHub that is away for days finds
    /// at most an issue, a comment and its end for each incident.
    fn say(&mut self, incident: &Incident, record: &Record, act: impl FnOnce(&str) -> Act) {
        let (family, marker) = incident.marker(&record.url);
        let act = act(&marker);
        if matches!(act, Act::Comment { .. }) {
            self.outbox.retain(|waiting| waiting.marker != marker || !matches!(waiting.act, Act::Comment { .. }));
        }
        self.outbox.push(Message { family, marker, act });
    }
}

/// The endpoints that were over their target in this round and the last ones before it.
fn slow_again_and_again(record: &Record, earlier: &[Record]) -> Vec<Endpoint> {
    let same: Vec<&Record> = earlier.iter().filter(|earlier| earlier.url == record.url).collect();
    let Some(last) = same.len().checked_sub(SLOW_ROUNDS - 1).map(|from| &same[from..]) else { return Vec::new() };
    let mut slow = record.slow();
    slow.retain(|endpoint| last.iter().all(|earlier| earlier.slow().contains(endpoint)));
    slow
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(minute: i64, version_ms: Option<f64>) -> Record {
        let at = Timestamp::from_second(minute * 60).unwrap();
        let latencies_ms = version_ms.map(|ms| ("GET /api/version".to_owned(), vec![ms])).into_iter().collect();
        Record { latencies_ms, ..Record::well(at) }
    }

    /// How many messages each of some rounds gives.
    fn rounds(version_ms: &[Option<f64>]) -> Vec<usize> {
        let mut state = State::default();
        let records: Vec<Record> = version_ms.iter().zip(0..).map(|(ms, minute)| record(minute, *ms)).collect();
        let counts = records.iter().enumerate().map(|(place, record)| {
            state.note(record, &records[..place], &[]);
            std::mem::take(&mut state.outbox).len()
        });
        counts.collect()
    }

    #[test]
    fn three_rounds_over_a_target_in_a_row_are_an_incident_and_two_are_none() {
        let (slow, quick) = (Some(50.1), Some(50.0));
        assert_eq!(rounds(&[slow, slow, quick, slow, slow]), [0, 0, 0, 0, 0]);
        // Opened, still so, over: a comment and its end.
        assert_eq!(rounds(&[slow, slow, slow, slow, quick, quick]), [0, 0, 1, 1, 2, 0]);
    }

    #[test]
    fn a_round_in_which_nothing_was_timed_neither_ends_nor_prolongs_slowness() {
        let slow = Some(50.1);
        assert_eq!(rounds(&[slow, slow, slow, None, None]), [0, 0, 1, 0, 0]);
        assert_eq!(rounds(&[slow, slow, None, slow]), [0, 0, 0, 0]);
    }

    #[test]
    fn the_issue_about_slowness_names_the_endpoint_and_its_target() {
        let records: Vec<Record> = (0..3).map(|minute| record(minute, Some(60.0))).collect();
        let mut state = State::default();
        state.note(&records[2], &records[..2], &[]);
        let Act::Open { title, body } = &state.outbox[0].act else { panic!("{state:?}") };
        assert_eq!(title, "M3: Staging P95 over target (1970-01-01T00:02:00Z)");
        assert!(body.contains("- GET /api/version: P95 60.0 ms of 1 samples, target 50 ms"), "{body}");
    }

    #[test]
    fn an_unread_comment_gives_way_to_a_newer_one() {
        let mut state = State::default();
        for minute in 0..5 {
            let record = Record { passed: false, ..record(minute, None) };
            state.note(&record, &[], &[]);
        }
        let [opened, comment] = state.outbox.as_slice() else { panic!("{state:?}") };
        assert!(matches!(opened.act, Act::Open { .. }));
        assert!(matches!(&comment.act, Act::Comment { body } if body.contains("round 5 of it")), "{comment:?}");
    }
}
