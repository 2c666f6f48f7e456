//! What an answer is held against.

use domain::scoring::{Answer, Key, Score, score};
use serde::Serialize;
use store::{Choices, Item};
use utoipa::ToSchema;

use super::request::ToScore;
use crate::error::{ApiError, ErrorCode};

/// Where the key came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KeySource {
    /// The request's `expected_answer`.
    ExpectedAnswer,
    /// The request's `accepted_answers`.
    AcceptedAnswers,
    /// The stored item.
    Item,
}

/// The keys of a request: what it brings, else the stored item's. Where there are two the better match counts.
/// `also` are the answers to the stored item that were accepted after a dispute.
pub(super) fn keys(
    request: &ToScore,
    item: Option<&Item>,
    also: Vec<String>,
) -> Result<(Vec<Key>, KeySource), ApiError> {
    let choices = item.and_then(|item| item.choices.as_ref());
    let accepted = Key::AnyOf(request.accepted.clone());
    match &request.expected {
        Some(expected) if request.accepted.is_empty() => {
            Ok((vec![expected_key(expected, choices)], KeySource::ExpectedAnswer))
        }
        Some(expected) => Ok((vec![expected_key(expected, choices), accepted], KeySource::ExpectedAnswer)),
        None if !request.accepted.is_empty() => Ok((vec![accepted], KeySource::AcceptedAnswers)),
        None => {
            let item = item.ok_or(store::Error::ItemNotFound)?;
            Ok((vec![stored_key(item, also)?], KeySource::Item))
        }
    }
}

/// The score against the key that it matches best.
pub(super) fn best(prompt: Option<&str>, keys: &[Key], answer: &Answer) -> Score {
    let scores = keys.iter().map(|key| score(prompt, key, answer));
    let best = scores.reduce(|best, next| if next.score > best.score { next } else { best });
    best.unwrap_or_else(|| score(prompt, &Key::AnyOf(Vec::new()), answer))
}

/// A key that was sent. Of a multiple-choice item it may name a choice, by index or by text.
fn expected_key(expected: &Answer, choices: Option<&Choices>) -> Key {
    let named = choices.and_then(|choices| {
        let correct = match expected {
            Answer::Number(index) => choices.texts.iter().enumerate().position(|(place, _)| place as f64 == *index),
            Answer::Text(text) => choices.texts.iter().position(|choice| choice.trim() == text.trim()),
            Answer::Parts(_) => None,
        };
        Some(Key::Choice { choices: choices.texts.clone(), correct: correct? })
    });
    named.unwrap_or_else(|| match expected {
        Answer::Text(text) => Key::AnyOf(vec![text.clone()]),
        Answer::Number(number) => Key::AnyOf(vec![number.to_string()]),
        Answer::Parts(parts) => Key::Parts(parts.clone()),
    })
}

fn stored_key(item: &Item, also: Vec<String>) -> Result<Key, ApiError> {
    match (&item.choices, &item.reference) {
        (Some(choices), _) => Ok(Key::Choice { choices: choices.texts.clone(), correct: choices.correct }),
        (None, Some(reference)) => Ok(Key::AnyOf([vec![reference.clone()], also].concat())),
        (None, None) => Err(ApiError::new(
            ErrorCode::ItemNotFound,
            "This item is an open prompt without a reference answer; send expected_answer.",
        )),
    }
}
