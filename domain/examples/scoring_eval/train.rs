//! Fits the model, both forests, to some of the answers.

use domain::scoring::Model;

use crate::boost::{Example, Growth, fit};
use crate::data::{Data, Label, Row};

/// The probability from which an answer is right.
const PASS: f64 = 0.46;

/// The probability from which an answer that is not right says the opposite.
const CONTRADICTION: f64 = 0.22;

/// Chosen by cross-validation over questions.
const GROWTH: Growth = Growth { trees: 300, rate: 0.06, ridge: 20.0, figures: 0.4, questions: 0.7 };

/// The model fitted to the rows of these numbers.
pub(crate) fn model<'a>(data: &'a Data, rows: &[usize]) -> Model {
    let rows: Vec<&'a Row> = rows.iter().map(|&row| &data.rows[row]).filter(|row| !row.figures.is_empty()).collect();
    let mut sizes = vec![0usize; data.corpora.len()];
    for row in &rows {
        sizes[row.corpus] += 1;
    }
    let examples = |truth: fn(Label) -> bool| {
        let weight = |row: &Row| rows.len() as f64 / (sizes[row.corpus] * sizes.len()) as f64;
        let example = |row: &&'a Row| Example {
            figures: &row.figures,
            question: row.question,
            truth: truth(row.label),
            weight: weight(row),
        };
        rows.iter().map(example).collect::<Vec<_>>()
    };
    Model {
        right: fit(&examples(|label| label == Label::Correct), GROWTH, 1),
        opposite: fit(&examples(|label| label == Label::Contradictory), GROWTH, 2),
        pass: PASS,
        contradiction: CONTRADICTION,
    }
}
