//! What is handed out: lessons and items.

use serde::{Deserialize, Serialize};

use crate::source::Span;

/// Lessons and items for every module asked for, in the order asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Generation {
    /// One per module of the request.
    pub modules: Vec<GeneratedModule>,
    /// Whatever the sender should know: why there are few items, how many were dropped and by which rule.
    pub notes: Vec<String>,
}

/// The lessons and items of one module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// What it asks for.
    pub kind: ItemKind,
    /// The question. A blank is written `____`.
    pub prompt: String,
    /// What is right.
    pub answer: ItemAnswer,
    /// How hard it is for somebody who has read the lesson once.
    pub difficulty: Difficulty,
    /// How well worth asking, 0 to 1: what kind of fact it is, how central its words are, how plainly they are put.
    pub quality: f64,
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

/// What an item asks for. Whether it is answered by choosing or by writing is another matter, see [`ItemAnswer`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// What a term means.
    Definition,
    /// Which term has a meaning.
    Term,
    /// What an acronym stands for.
    Acronym,
    /// Who does, may or must do something.
    Role,
    /// A figure left out of a sentence.
    Number,
    /// All parts of a list.
    List,
    /// A cell of a table.
    Table,
    /// A term left out of a sentence.
    Cloze,
    /// What the text says under a label.
    Statement,
    /// Why something is so, or what follows from it.
    CauseEffect,
    /// What something is set against.
    Comparison,
    /// An open prompt, written without a source.
    Open,
}

impl ItemKind {
    /// The name it has in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Definition => "definition",
            Self::Term => "term",
            Self::Acronym => "acronym",
            Self::Role => "role",
            Self::Number => "number",
            Self::List => "list",
            Self::Table => "table",
            Self::Cloze => "cloze",
            Self::Statement => "statement",
            Self::CauseEffect => "cause_effect",
            Self::Comparison => "comparison",
            Self::Open => "open",
        }
    }
}
