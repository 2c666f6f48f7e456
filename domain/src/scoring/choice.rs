//! Scores an answer to a multiple-choice question.

use super::Answer;
use super::chosen::{Named, agreed, by_index, by_text};
use super::fold;
use super::verdict::{Score, quoted};

/// Scores `answer` against the choice at `correct`. Choices of the same text are the same choice.
pub(super) fn score(choices: &[String], correct: usize, answer: &Answer) -> Score {
    let named = match answer {
        Answer::Number(value) if !value.is_finite() => return Score::blank(),
        Answer::Number(value) => by_index(choices, *value),
        Answer::Text(text) if fold::is_blank(text) && !choices.contains(text) => {
            return Score::blank();
        }
        Answer::Text(text) => by_text(choices, text),
        Answer::Parts(parts) => {
            let said: Vec<&String> = parts.iter().filter(|part| !fold::is_blank(part)).collect();
            match said[..] {
                [] => return Score::blank(),
                [one] => by_text(choices, one),
                _ => agreed(said.iter().map(|part| by_text(choices, part))),
            }
        }
    };
    let Some(right) = choices.get(correct) else {
        return Score::of(0.0, 0.0, "The item has no right choice.");
    };
    match named {
        Named::One(index, forgiven) if choices.get(index) == Some(right) => {
            let mut score = Score::full(format!("The choice is the right one, {}.", quoted(right))).forgiving(forgiven);
            score.matched_terms.push(right.clone());
            score
        }
        Named::One(index, forgiven) => {
            let chosen = quoted(choices.get(index).map_or("", String::as_str));
            wrong(right, 1.0, format!("chose {chosen}: the answer is {}", quoted(right))).forgiving(forgiven)
        }
        Named::Several => wrong(right, 0.95, format!("names more than one choice: the answer is {}", quoted(right))),
        Named::Unknown => wrong(right, 0.95, format!("names none of the choices: the answer is {}", quoted(right))),
    }
}

fn wrong(right: &str, confidence: f64, misconception: String) -> Score {
    let rationale = format!("The right choice is {}.", quoted(right));
    let mut score = Score::of(0.0, confidence, rationale).misconception(misconception);
    score.missing_terms.push(right.to_owned());
    score
}
