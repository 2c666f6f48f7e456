//! What a plan is made of.

use domain::{schedule::Algorithm, time::Timestamp};
use serde::{Deserialize, Serialize};

/// A place in a plan's content, in bytes, end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// A module as proposed, and as its author then arranged it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutlineModule {
    /// Unique across plans.
    pub id: String,
    /// Its title, as the document has it or as it was renamed.
    pub title: String,
    /// Key phrases.
    pub topics: Vec<String>,
    /// How many items it is likely to give.
    pub estimated_items: usize,
    /// Where it stands in the content.
    pub spans: Vec<Span>,
    /// Is it ticked, to be generated?
    pub selected: bool,
}

/// A plan to be stored, as previewed.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPlan {
    /// Its id; the same document always has the same one.
    pub id: String,
    /// What it is called in lists.
    pub title: String,
    /// The text as it was sent.
    pub content: String,
    /// `text/plain`, `text/markdown` or `text/html`.
    pub content_type: String,
    /// What the author said about it.
    pub context: Option<String>,
    /// Its language, ISO 639-1.
    pub language: String,
    /// Is it a document, and not just a topic to learn about?
    pub grounded: bool,
    /// Its own sentences.
    pub summary: String,
    /// What the author should be asked.
    pub questions: Vec<String>,
    /// The modules proposed.
    pub outline: Vec<OutlineModule>,
}

/// A stored plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// As it was previewed, with the outline as it is now.
    pub preview: NewPlan,
    /// Which scheduler its cards are studied with.
    pub algorithm: Algorithm,
    /// Goes up with every change.
    pub version: i64,
    /// When it was first previewed.
    pub created_at: Timestamp,
}

/// A line in the list of plans.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanSummary {
    /// The plan.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// When it was first previewed.
    pub created_at: Timestamp,
    /// How many items it has.
    pub items: i64,
}

/// A passage that a lesson or an item rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// First byte in the content.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What stands there.
    pub quote: String,
}

/// A passage to read before practising.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Unique across plans.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What to read.
    pub explanation: String,
    /// Where the source says so.
    pub citations: Vec<Citation>,
}

/// The choices of a multiple-choice item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// As they are shown.
    pub texts: Vec<String>,
    /// Index of the right one.
    pub correct: usize,
}

/// Something to practise.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Unique across plans.
    pub id: String,
    /// The question.
    pub prompt: String,
    /// Set for multiple choice.
    pub choices: Option<Choices>,
    /// The reference answer of a free-text item; none where nothing can be known.
    pub reference: Option<String>,
    /// `easy`, `medium` or `hard`.
    pub difficulty: String,
    /// Why the answer is right.
    pub explanation: Option<String>,
    /// Where the source says so.
    pub span: Option<Span>,
    /// What it asks for: `definition`, `number`, `cause_effect` and the like.
    pub kind: Option<String>,
    /// How well worth asking, 0 to 1.
    pub quality: Option<f64>,
    /// When it was last changed by hand.
    pub edited_at: Option<Timestamp>,
}

impl Item {
    /// The answer as a person reads it: the right choice's text, or the reference.
    pub fn answer_text(&self) -> Option<&str> {
        match &self.choices {
            Some(choices) => choices.texts.get(choices.correct).map(String::as_str),
            None => self.reference.as_deref(),
        }
    }
}

/// A generated module.
#[derive(Debug, Clone, PartialEq)]
pub struct Module {
    /// Unique across plans, or as the client named it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What to read.
    pub lessons: Vec<Lesson>,
    /// What to practise.
    pub items: Vec<Item>,
}

/// A change to an item by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemEdit {
    /// The question.
    pub prompt: String,
    /// The reference answer; for multiple choice the text of the right choice.
    pub answer: String,
}
