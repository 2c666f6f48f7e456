//! What one endpoint's latencies come to, against its targets.

use serde::Serialize;

use super::row::Outcome;
use crate::latency::{Measured, Quantiles, target};

/// What one endpoint's latencies come to.
#[derive(Debug, Serialize)]
pub(super) struct Speed {
    pub(super) endpoint: String,
    pub(super) outcome: Outcome,
    /// How many samples were answered with 200.
    pub(super) samples: usize,
    /// How many calls were not, the first call included.
    pub(super) errors: usize,
    /// What the first of these was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) first_error: Option<String>,
    /// The first call, in milliseconds; no part of the quantiles.
    pub(super) cold_ms: Option<f64>,
    /// Nothing when there is no sample.
    pub(super) measured: Option<Quantiles>,
    pub(super) target: Quantiles,
}

impl Speed {
    /// Holds it against the endpoint's targets times a factor. A call that was not answered with 200 fails: its time says nothing.
    pub(super) fn of(measured: Measured, target_factor: f64) -> Self {
        let (quantiles, target) = (measured.quantiles(), target(measured.endpoint).times(target_factor));
        let outcome = match quantiles {
            _ if measured.errors > 0 => Outcome::Fails,
            Some(quantiles) if quantiles.within(&target) => Outcome::Holds,
            Some(_) => Outcome::Fails,
            None => Outcome::NotMeasured,
        };
        Self {
            endpoint: measured.endpoint.to_string(),
            outcome,
            samples: measured.samples_ms.len(),
            errors: measured.errors,
            first_error: measured.first_error.map(|finding| finding.to_string()),
            cold_ms: measured.cold_ms,
            measured: quantiles,
            target,
        }
    }
}
