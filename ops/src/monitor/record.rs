//! What is kept of a round: a line of the log.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    http::Endpoint,
    latency::{quantile, target},
};

/// An assertion that did not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Failure {
    pub(super) endpoint: String,
    pub(super) name: String,
    pub(super) detail: String,
}

/// What is kept of a round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Record {
    /// When it began.
    pub(super) at: Timestamp,
    pub(super) url: String,
    /// Is the service well? A drill has no say in this.
    pub(super) passed: bool,
    /// Was it a drill?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) drill: bool,
    /// How long it took.
    pub(super) seconds: f64,
    pub(super) assertions_passed: usize,
    pub(super) assertions: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) failures: Vec<Failure>,
    /// Why the 31 were asked a second time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) retried: Option<String>,
    /// Samples of each endpoint that were answered with 200, in milliseconds; the first call is none of them.
    #[serde(default)]
    pub(super) latencies_ms: BTreeMap<String, Vec<f64>>,
    /// Calls for samples that were not.
    #[serde(default)]
    pub(super) sample_errors: usize,
    /// What the targets were multiplied by.
    #[serde(default = "one")]
    pub(super) target_factor: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) run_url: Option<String>,
}

fn one() -> f64 {
    1.0
}

impl Record {
    /// A round in which all was well and nothing was timed.
    #[cfg(test)]
    pub(super) fn well(at: Timestamp) -> Self {
        Self {
            at,
            url: "http://localhost".to_owned(),
            passed: true,
            drill: false,
            seconds: 1.0,
            assertions_passed: 31,
            assertions: 31,
            failures: Vec::new(),
            retried: None,
            latencies_ms: BTreeMap::new(),
            sample_errors: 0,
            target_factor: 1.0,
            run_url: None,
        }
    }

    /// The endpoints whose P95 is over its target.
    pub(super) fn slow(&self) -> Vec<Endpoint> {
        let over = |endpoint: &Endpoint| {
            let p95 = self.latencies_ms.get(&endpoint.to_string()).and_then(|samples| quantile(samples, 95));
            p95.is_some_and(|p95| p95 > self.target_ms(*endpoint))
        };
        Endpoint::ALL.into_iter().filter(over).collect()
    }

    /// The target of an endpoint's P95 in this round.
    pub(super) fn target_ms(&self, endpoint: Endpoint) -> f64 {
        target(endpoint).times(self.target_factor).p95_ms
    }

    /// Was any latency measured?
    pub(super) fn is_timed(&self) -> bool {
        self.latencies_ms.values().any(|samples| !samples.is_empty())
    }
}
