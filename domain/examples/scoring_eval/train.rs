//! Fits the model, both forests, to some of the answers.

use domain::scoring::Model;

use crate::boost::{Example, Growth, fit};
use crate::data::{Data, Label, Row};

/// The probability from which an answer is right.
const PASS: f64 = 0.46;

/// The probability from which an answer that is not right says the opposite.
const CONTRADICTION: f64 = 0.3;

fn env(name: &str, default: f64) -> f64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

/// The model fitted to the rows of these numbers.
pub(crate) fn model(data: &Data, rows: &[usize]) -> Model {
    let growth = Growth { trees: env("TREES", 200.0) as usize, rate: env("RATE", 0.06), ridge: env("RIDGE", 8.0), figures: env("FIG", 0.4), questions: env("QS", 0.7) };
    let rows: Vec<&Row> = rows.iter().map(|&row| &data.rows[row]).filter(|row| !row.figures.is_empty()).collect();
    let mut sizes = vec![0usize; data.corpora.len()];
    for row in &rows {
        sizes[row.corpus] += 1;
    }
    let examples = |truth: fn(Label) -> bool| {
        let weight = |row: &Row| rows.len() as f64 / (sizes[row.corpus] * sizes.len()) as f64;
        let example = |row: &&'_ Row| Example { figures: &[], question: row.question, truth: truth(row.label), weight: weight(row) };
        rows.iter().map(|row| Example { figures: &row.figures, ..example(row) }).collect::<Vec<_>>()
    };
    Model {
        right: fit(&examples(|label| label == Label::Correct), growth, 1),
        opposite: fit(&examples(|label| label == Label::Contradictory), growth, 2),
        pass: PASS,
        contradiction: CONTRADICTION,
    }
}
