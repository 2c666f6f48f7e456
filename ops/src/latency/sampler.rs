//! Sending and timing.
//!
//! What is sent adds nothing to anybody's data: the smoke test's own documents, which name the same plans each time,
//! and answers that belong to no session.

use std::{thread, time::Instant};

use super::{Quantiles, pace::Pace};
use crate::{
    http::{Check, Client, Endpoint, Finding, Reply, Request},
    smoke::{Ask, Visit},
};

/// What is asked of each endpoint. The preview comes before the generation that needs its plan.
const ASKED: [(Endpoint, Ask); 6] = [
    (Endpoint::Version, Ask::Version),
    (Endpoint::Preview, Ask::PreviewHeart),
    (Endpoint::Generate, Ask::GenerateHeart),
    (Endpoint::Score, Ask::ScoreRight),
    (Endpoint::DailyNext, Ask::QueueOfNobody),
    (Endpoint::UsageDaily, Ask::UsageBefore),
];

/// What was measured of one endpoint.
#[derive(Debug)]
pub(crate) struct Measured {
    /// Which.
    pub(crate) endpoint: Endpoint,
    /// The first call, over a connection of its own or the first on one, in milliseconds. It is none of the samples.
    pub(crate) cold_ms: Option<f64>,
    /// The others, in milliseconds, in the order they were sent.
    pub(crate) samples_ms: Vec<f64>,
    /// How many calls were not answered with 200.
    pub(crate) errors: usize,
    /// What the first of these was answered.
    pub(crate) first_error: Option<Finding>,
}

impl Measured {
    /// What the samples amount to.
    pub(crate) fn quantiles(&self) -> Option<Quantiles> {
        Quantiles::of(&self.samples_ms)
    }

    fn note(&mut self, timed: Check<f64>) -> Option<f64> {
        timed
            .map_err(|finding| {
                self.errors += 1;
                self.first_error.get_or_insert(finding);
            })
            .ok()
    }
}

/// Sends and times within a rate.
pub(crate) struct Sampler {
    visit: Visit,
    pace: Pace,
    measured: [Measured; 6],
}

impl Sampler {
    /// Makes the first call of each endpoint.
    pub(crate) fn start(client: Client, per_second: f64) -> Self {
        let (mut visit, mut pace) = (Visit::new(client), Pace::new(per_second));
        let measured = ASKED.map(|(endpoint, ask)| {
            let mut measured =
                Measured { endpoint, cold_ms: None, samples_ms: Vec::new(), errors: 0, first_error: None };
            measured.cold_ms = measured.note(timed(&mut pace, || visit.reply(ask)?.has_status(200)));
            measured
        });
        Self { visit, pace, measured }
    }

    /// Why the service cannot be reached, when the first call showed that.
    pub(crate) fn unreachable(&self) -> Option<&Finding> {
        self.visit.unreachable()
    }

    /// One sample more of each endpoint.
    pub(crate) fn sample(&mut self) {
        for (measured, (_, ask)) in self.measured.iter_mut().zip(ASKED) {
            let sent = ask
                .request(&mut self.visit)
                .and_then(|request| timed(&mut self.pace, || self.visit.send(request)?.has_status(200)));
            let sample = measured.note(sent);
            measured.samples_ms.extend(sample);
        }
    }

    /// Sends something else at the same pace.
    pub(crate) fn send(&mut self, request: Request) -> Check<Reply> {
        thread::sleep(self.pace.wait(Instant::now()));
        self.visit.send(request)
    }

    /// What was measured.
    pub(crate) fn end(self) -> [Measured; 6] {
        self.measured
    }
}

/// Waits for its turn, then takes the time in milliseconds, to the microsecond.
fn timed(pace: &mut Pace, send: impl FnOnce() -> Check) -> Check<f64> {
    thread::sleep(pace.wait(Instant::now()));
    let begun = Instant::now();
    send()?;
    Ok((begun.elapsed().as_secs_f64() * 1_000_000.0).round() / 1000.0)
}
