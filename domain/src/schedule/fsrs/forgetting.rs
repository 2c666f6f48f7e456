//! The forgetting curve of FSRS-6: R(t, S) = (1 + F·t/S)^−w₂₀ with F such that R(S, S) = 0.9.

use super::parameters::W;

/// The retention by which stability is defined.
const AT_STABILITY: f64 = 0.9;

fn factor() -> f64 {
    AT_STABILITY.powf(-1.0 / W[20]) - 1.0
}

/// Probability, 0 to 1, that a card of this stability is recalled some days after its last review.
pub fn retrievability(stability_days: f64, elapsed_days: f64) -> f64 {
    (1.0 + factor() * elapsed_days / stability_days).powf(-W[20])
}

/// Days until the probability of recall has fallen to `retention`: the curve solved for t.
pub(super) fn interval(stability_days: f64, retention: f64) -> f64 {
    stability_days / factor() * (retention.powf(-1.0 / W[20]) - 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_goes_through_its_published_points() {
        for (days, stability, recall) in
            [(0.0, 1.0, 1.0), (1.0, 2.0, 0.9403443), (2.0, 3.0, 0.9253786), (4.0, 4.0, 0.9), (5.0, 2.0, 0.8261359)]
        {
            assert!((retrievability(stability, days) - recall).abs() < 1e-6, "{days} days, stability {stability}");
        }
    }

    #[test]
    fn the_interval_is_where_the_curve_meets_the_retention() {
        for retention in [0.7, 0.9, 0.97] {
            assert!((retrievability(21.5, interval(21.5, retention)) - retention).abs() < 1e-12, "{retention}");
        }
    }
}
