//! What samples amount to.

use serde::Serialize;

/// Three quantiles, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct Quantiles {
    /// Half of all answers take no longer.
    pub(crate) p50_ms: f64,
    /// 95 of 100 take no longer.
    pub(crate) p95_ms: f64,
    /// 99 of 100 take no longer.
    pub(crate) p99_ms: f64,
}

impl Quantiles {
    /// Of some samples; nothing when there are none.
    pub(crate) fn of(samples_ms: &[f64]) -> Option<Self> {
        Some(Self {
            p50_ms: quantile(samples_ms, 50)?,
            p95_ms: quantile(samples_ms, 95)?,
            p99_ms: quantile(samples_ms, 99)?,
        })
    }

    /// All of them times something.
    pub(crate) fn times(self, factor: f64) -> Self {
        Self { p50_ms: self.p50_ms * factor, p95_ms: self.p95_ms * factor, p99_ms: self.p99_ms * factor }
    }

    /// Is none of them over its target?
    pub(crate) fn within(&self, target: &Self) -> bool {
        self.p50_ms <= target.p50_ms && self.p95_ms <= target.p95_ms && self.p99_ms <= target.p99_ms
    }
}

/// The smallest sample that `percent` of 100 samples do not exceed (nearest rank: always one that was measured, and
/// the slowest where there are too few to tell). `percent` is 1 to 100.
pub(crate) fn quantile(samples: &[f64], percent: usize) -> Option<f64> {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_is_the_nearest_rank() {
        let hundred: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        for (samples, percent, expected) in [
            (hundred.as_slice(), 50, Some(50.0)),
            (&hundred, 95, Some(95.0)),
            (&hundred, 99, Some(99.0)),
            (&hundred, 100, Some(100.0)),
            (&[3.0, 1.0, 2.0], 50, Some(2.0)),
            (&[3.0, 1.0, 2.0], 95, Some(3.0)),
            (&[7.0], 1, Some(7.0)),
            (&[], 50, None),
        ] {
            assert_eq!(quantile(samples, percent), expected, "P{percent} of {} samples", samples.len());
        }
    }

    #[test]
    fn one_quantile_over_its_target_is_enough() {
        let target = Quantiles { p50_ms: 1.0, p95_ms: 2.0, p99_ms: 3.0 };
        assert!(target.within(&target));
        assert!(!Quantiles { p50_ms: 1.1, ..target }.within(&target));
        assert!(!Quantiles { p95_ms: 2.1, ..target }.within(&target));
        assert!(!Quantiles { p99_ms: 3.1, ..target }.within(&target));
    }
}
