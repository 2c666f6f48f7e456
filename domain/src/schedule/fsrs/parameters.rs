//! The parameters of FSRS-6, w₀ to w₂₀, as fitted by its authors to the reviews of many thousand learners.

/// Source: open-spaced-repetition, wiki "The Algorithm", FSRS-6, default parameters. By index:
/// 0–3 initial stability for Again, Hard, Good, Easy; 4–5 initial difficulty; 6 step of difficulty; 7 its reversion to
/// the mean; 8–10 stability after recall; 11–14 after a miss; 15 penalty for Hard; 16 bonus for Easy; 17–19 reviews of
/// the same day; 20 decay of the forgetting curve.
pub(super) const W: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
    1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];
