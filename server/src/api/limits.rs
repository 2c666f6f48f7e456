//! How long and how many, where the routes agree. Lengths are in characters.

use std::ops::RangeInclusive;

/// A document.
pub(crate) const CONTENT: usize = 50_000;
/// What an author says about a document.
pub(crate) const CONTEXT: usize = 5_000;
/// A title or a topic.
pub(crate) const TITLE: usize = 300;
/// A question, an answer, a side of a card.
pub(crate) const TEXT: usize = 10_000;
/// Topics of a module.
pub(crate) const TOPICS: RangeInclusive<usize> = 0..=50;
/// A language tag: `de`, `pt-BR`.
pub(crate) const LANGUAGE: usize = 35;
/// Milliseconds that answering may have taken: a day.
pub(crate) const LATENCY_MS: RangeInclusive<i64> = 0..=86_400_000;
/// Hints that may have been taken.
pub(crate) const HINTS: RangeInclusive<i64> = 0..=1_000;
/// How far a client's clock may be ahead.
pub(crate) const AHEAD_MS: i64 = 5 * 60 * 1000;
