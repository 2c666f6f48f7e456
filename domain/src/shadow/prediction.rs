//! What an algorithm expected of each review, and what came of it.

use crate::{
    card::{Act, CardState, Event, standing_events},
    schedule::Algorithm,
};

/// One review that an algorithm had an expectation of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prediction {
    /// The probability of recall it gave, 0 to 1.
    pub recall: f64,
    /// Was the card remembered?
    pub remembered: bool,
}

/// The predictions for one card's log. The first review of a card and repeated ones on the same day are left out: of
/// the first nothing is known, and what was looked at some hours ago says nothing about a schedule in days.
pub fn predictions(algorithm: Algorithm, log: impl IntoIterator<Item = Event>) -> Vec<Prediction> {
    let mut state = CardState::default();
    let mut predictions = Vec::new();
    for event in standing_events(log) {
        if let (Act::Grade(grade), Some(recall)) = (event.act, state.recall(algorithm, event.at))
            && state.elapsed_days(event.at) > 0
        {
            predictions.push(Prediction { recall, remembered: grade.is_pass() });
        }
        state = state.after(&event, algorithm);
    }
    predictions
}

/// The same reviews, each predicted by the share of them that was remembered.
pub fn constant(predictions: &[Prediction]) -> Vec<Prediction> {
    let remembered = predictions.iter().filter(|prediction| prediction.remembered).count();
    let recall = remembered as f64 / predictions.len().max(1) as f64;
    predictions.iter().map(|prediction| Prediction { recall, ..*prediction }).collect()
}
