//! How well predictions fit what happened.

use super::Prediction;

/// Probabilities are kept this far from 0 and 1: one sure mistake is not to outweigh everything.
const LEAST: f64 = 1e-4;
/// Classes of predicted probability, each a twentieth wide.
pub const BINS: usize = 20;

/// How well predictions fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// How many there were.
    pub reviews: usize,
    /// Mean of −ln of the probability given to what happened; lower is better, ln 2 is guessing.
    pub log_loss: f64,
    /// Probability that a review that was remembered had the higher prediction than one that was missed; 0.5 is
    /// guessing. None when all were remembered or all missed.
    pub auc: Option<f64>,
    /// What was predicted against what happened, by predicted probability; classes without a review are left out.
    pub calibration: Vec<Bin>,
}

/// Predictions of about the same probability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// Their mean.
    pub predicted: f64,
    /// The share that was remembered.
    pub remembered: f64,
    /// How many.
    pub reviews: usize,
}

impl Fit {
    /// The fit of some predictions; none without any.
    pub fn of(predictions: &[Prediction]) -> Option<Self> {
        let reviews = predictions.len();
        let loss = predictions.iter().map(|Prediction { recall, remembered }| {
            let given = if *remembered { *recall } else { 1.0 - recall };
            -given.clamp(LEAST, 1.0 - LEAST).ln()
        });
        let log_loss = loss.sum::<f64>() / reviews as f64;
        (reviews > 0).then(|| Self { reviews, log_loss, auc: auc(predictions), calibration: calibration(predictions) })
    }
}

/// Area under the ROC curve by ranks (Mann and Whitney, 1947); ties count half.
fn auc(predictions: &[Prediction]) -> Option<f64> {
    let mut ranked = predictions.to_vec();
    ranked.sort_by(|a, b| a.recall.total_cmp(&b.recall));
    let (mut missed_below, mut wins) = (0.0, 0.0);
    for tied in ranked.chunk_by(|a, b| a.recall == b.recall) {
        let remembered = tied.iter().filter(|prediction| prediction.remembered).count() as f64;
        let missed = tied.len() as f64 - remembered;
        wins += remembered * (missed_below + missed / 2.0);
        missed_below += missed;
    }
    let pairs = missed_below * (ranked.len() as f64 - missed_below);
    (pairs > 0.0).then(|| wins / pairs)
}

fn calibration(predictions: &[Prediction]) -> Vec<Bin> {
    let mut sums = [(0.0, 0, 0); BINS];
    for Prediction { recall, remembered } in predictions {
        // The cast cuts off, and takes what is no number as 0.
        let (predicted, remembered_here, reviews) = &mut sums[((recall * BINS as f64) as usize).min(BINS - 1)];
        *predicted += recall;
        *remembered_here += usize::from(*remembered);
        *reviews += 1;
    }
    let mean = |(predicted, remembered, reviews): &(f64, usize, usize)| {
        let count = *reviews as f64;
        Bin { predicted: predicted / count, remembered: *remembered as f64 / count, reviews: *reviews }
    };
    sums.iter().filter(|(_, _, reviews)| *reviews > 0).map(mean).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(predictions: &[(f64, bool)]) -> Option<Fit> {
        let prediction = |(recall, remembered): &(f64, bool)| Prediction { recall: *recall, remembered: *remembered };
        Fit::of(&predictions.iter().map(prediction).collect::<Vec<_>>())
    }

    #[test]
    fn log_loss_and_auc_are_those_worked_out_by_hand() {
        for (predictions, log_loss, auc) in [
            (vec![(0.5, true), (0.5, false)], std::f64::consts::LN_2, Some(0.5)),
            (vec![(0.9, true), (0.8, false), (0.7, true)], (-(0.9f64 * 0.2 * 0.7).ln()) / 3.0, Some(0.5)),
            (vec![(0.9, true), (0.8, true), (0.1, false)], (-(0.9f64 * 0.8 * 0.9).ln()) / 3.0, Some(1.0)),
            (vec![(0.9, true)], -(0.9f64.ln()), None),
            // A sure mistake counts for much, not for everything.
            (vec![(1.0, false)], -(1e-4f64.ln()), None),
        ] {
            let fit = fit(&predictions).unwrap();
            assert!((fit.log_loss - log_loss).abs() < 1e-9, "{predictions:?} {fit:?}");
            assert_eq!(fit.auc, auc, "{predictions:?}");
        }
        assert_eq!(fit(&[]), None);
    }

    #[test]
    fn calibration_holds_predictions_against_what_happened() {
        let fit = fit(&[(0.91, true), (0.93, false), (0.2, false), (1.0, true)]).unwrap();
        let found: Vec<(f64, usize)> = fit.calibration.iter().map(|bin| (bin.remembered, bin.reviews)).collect();
        assert_eq!(found, [(0.0, 1), (0.5, 2), (1.0, 1)]);
        assert!((fit.calibration[1].predicted - 0.92).abs() < 1e-12);
    }
}
