//! What is handed out: lessons and items.

use serde::{Deserialize, Serialize};

use crate::source::Span;

/// Lessons and items for every module asked for, in the order asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generation {
    /// One per module of the request.
    pub modules: Vec<GeneratedModule>,
    /// Whatever the sender should know, such as why there are few items.
    pub notes: Vec<String>,
}

/// The lessons and items of one module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GeneratedModule {
    /// The title asked for.
    pub title: String,
    /// In the order of the source.
    pub lessons: Vec<Lesson>,
    /// In the order of the source. No two ask the same thing, across all modules of a generation.
    pub items: Vec<Item>,
}

/// A passage to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// A subheading or a key phrase of the source.
    pub title: String,
    /// Plain text: blocks separated by blank lines, list items by line breaks.
    pub explanation: String,
    /// Where the passage stands; empty only without a source.
    pub citations: Vec<Citation>,
}

/// A place in the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// Where.
    pub span: Span,
    /// The content's bytes at the span, exactly, markup included.
    pub quote: String,
}

/// A question to practise with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The question. A blank is written `____`.
    pub prompt: String,
    /// What is right.
    pub answer: ItemAnswer,
    /// How hard it is for somebody who has read the lesson once.
    pub difficulty: Difficulty,
    /// A sentence of the source that shows why the answer is right.
    pub explanation: Option<String>,
    /// Where the answer stands; nothing only without a source.
    pub citation: Option<Citation>,
}

/// What is right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ItemAnswer {
    /// Four choices, one of them right.
    Choice {
        /// All different.
        choices: Vec<String>,
        /// Index of the right one.
        correct: usize,
    },
    /// Written by the learner.
    Free {
        /// The reference answer; nothing where nothing can be known. The parts of a list are separated by `; `.
        reference: Option<String>,
    },
}

/// How hard an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difficulty {
    /// Recognising a term or a figure.
    Easy,
    /// Recalling one.
    Medium,
    /// Recalling a definition's wording, a list or a term without a hint.
    Hard,
}
