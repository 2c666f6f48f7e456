//! Sums over requests: what `/api/ops/usage/daily` adds up.

use serde::{Deserialize, Serialize};

/// Upper ends of the latency classes in microseconds, a factor of about 1.26 (10^0.1) apart from 0.1 ms to 100 s; one
/// more class takes the rest. A percentile read from them is at most that factor too high.
const CLASSES: usize = 62;

fn upper_end_us(class: usize) -> f64 {
    100.0 * 10f64.powf(class as f64 / 10.0)
}

/// How many requests took how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Latencies(Vec<u64>);

impl Default for Latencies {
    fn default() -> Self {
        Self(vec![0; CLASSES])
    }
}

impl Latencies {
    /// Adds one request.
    pub fn record(&mut self, micros: u64) {
        let class = (0..CLASSES - 1).find(|c| micros as f64 <= upper_end_us(*c)).unwrap_or(CLASSES - 1);
        self.0[class] = self.0[class].saturating_add(1);
    }

    /// Adds all of another's requests.
    pub fn merge(&mut self, other: &Latencies) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine = mine.saturating_add(*theirs);
        }
    }

    /// The time in milliseconds within which a share (0 to 1) of the requests were answered; 0 without requests.
    pub fn percentile_ms(&self, share: f64) -> f64 {
        let total: u64 = self.0.iter().sum();
        if total == 0 {
            return 0.0;
        }
        let rank = (share.clamp(0.0, 1.0) * total as f64).ceil().max(1.0) as u64;
        let mut below = 0u64;
        let class = self.0.iter().position(|n| {
            below += n;
            below >= rank
        });
        (upper_end_us(class.unwrap_or(CLASSES - 1)) / 10.0).round() / 100.0
    }
}

/// What is counted of the requests to one route.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Requests answered, errors among them.
    pub requests: u64,
    /// Of them, answered with a status of 400 or more.
    pub errors: u64,
    /// Tokens sent to a model.
    pub tokens_in: u64,
    /// Tokens a model sent back.
    pub tokens_out: u64,
    /// Cost in millionths of a currency unit.
    pub cost_micros: u64,
    /// Requests whose model has no known price.
    pub unpriced_requests: u64,
    /// How long they took.
    pub latencies: Latencies,
}

impl Tally {
    /// Adds another's sums.
    pub fn merge(&mut self, other: &Tally) {
        self.requests = self.requests.saturating_add(other.requests);
        self.errors = self.errors.saturating_add(other.errors);
        self.tokens_in = self.tokens_in.saturating_add(other.tokens_in);
        self.tokens_out = self.tokens_out.saturating_add(other.tokens_out);
        self.cost_micros = self.cost_micros.saturating_add(other.cost_micros);
        self.unpriced_requests = self.unpriced_requests.saturating_add(other.unpriced_requests);
        self.latencies.merge(&other.latencies);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_never_too_low_and_at_most_a_class_too_high() {
        let mut latencies = Latencies::default();
        for micros in 1..=1000 {
            latencies.record(micros * 100);
        }
        for (share, exact_ms) in [(0.5, 50.0), (0.95, 95.0), (0.99, 99.0), (1.0, 100.0)] {
            let read = latencies.percentile_ms(share);
            assert!((exact_ms..=exact_ms * 1.26).contains(&read), "{share}: {read}");
        }
    }

    #[test]
    fn without_requests_every_percentile_is_zero() {
        assert_eq!(Latencies::default().percentile_ms(0.99), 0.0);
    }

    #[test]
    fn merging_adds_up() {
        let (mut all, mut one, mut two) = (Latencies::default(), Latencies::default(), Latencies::default());
        one.record(1);
        one.record(5_000_000);
        two.record(u64::MAX);
        [1, 5_000_000, u64::MAX].into_iter().for_each(|micros| all.record(micros));
        one.merge(&two);
        assert_eq!(one, all);
    }
}
