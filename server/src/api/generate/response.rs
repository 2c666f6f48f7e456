//! What was generated.

use planning::Generated;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::EMBEDDED;

/// What was generated.
#[derive(Serialize, ToSchema)]
pub(crate) struct GenerateResponse {
    /// The plan it is stored in.
    plan_id: String,
    /// The modules, in the order asked for.
    modules: Vec<Module>,
    /// About this answer.
    meta: GenerateMeta,
}

/// A generated module.
#[derive(Serialize, ToSchema)]
pub(crate) struct Module {
    /// As it was sent, or as it was derived; unique across plans when it was.
    id: String,
    /// The title asked for.
    title: String,
    /// What to read.
    lessons: Vec<Lesson>,
    /// What to practise.
    items: Vec<Item>,
}

/// A passage to read.
#[derive(Serialize, ToSchema)]
pub(crate) struct Lesson {
    /// Unique across plans.
    id: String,
    /// Its title.
    title: String,
    /// What to read.
    explanation: String,
    /// Where the source says so; empty only without a source.
    citations: Vec<Citation>,
}

/// A passage of the source.
#[derive(Serialize, ToSchema)]
pub(crate) struct Citation {
    /// First byte in the content.
    start: usize,
    /// The byte after the last.
    end: usize,
    /// What stands there.
    quote: String,
}

/// Something to practise.
#[derive(Serialize, ToSchema)]
pub(crate) struct Item {
    /// Unique across plans.
    id: String,
    /// Multiple choice, or free text.
    #[serde(rename = "type")]
    kind: ItemType,
    /// The question.
    prompt: String,
    /// The choices, for `mcq`.
    #[serde(skip_serializing_if = "Option::is_none")]
    choices: Option<Vec<String>>,
    /// The index of the right choice for `mcq`; the reference answer for `free`, null where nothing can be known.
    answer: Option<Answer>,
    /// `easy`, `medium` or `hard`.
    difficulty: String,
    /// What it asks for: `definition`, `number`, `cause_effect` and the like.
    #[serde(rename = "kind", skip_serializing_if = "Option::is_none")]
    asks_for: Option<String>,
    /// How well worth asking it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 1)]
    quality: Option<f64>,
    /// A sentence of the source that shows why the answer is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<String>,
    /// Where the answer stands; left out only without a source.
    #[serde(skip_serializing_if = "Option::is_none")]
    citation: Option<Citation>,
}

/// How an item is answered.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ItemType {
    /// Choosing one of several texts.
    Mcq,
    /// Writing.
    Free,
}

/// What is right.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum Answer {
    /// The index of the right choice.
    Choice(usize),
    /// The reference answer.
    Reference(String),
}

/// About this answer.
#[derive(Serialize, ToSchema)]
pub(crate) struct GenerateMeta {
    /// Is it taken from a text?
    grounded: bool,
    /// What wrote it.
    engine: &'static str,
    /// The language of the text, ISO 639-1.
    language: String,
    /// Items in all.
    items_total: usize,
    /// Why there are few items, and what else the sender should know.
    notes: Vec<String>,
}

impl From<Generated> for GenerateResponse {
    fn from(generated: Generated) -> Self {
        let Generated { plan, modules, notes } = generated;
        let items_total = modules.iter().map(|module| module.items.len()).sum();
        let modules = modules.into_iter().map(|module| Module {
            id: module.id,
            title: module.title,
            lessons: module.lessons.into_iter().map(Lesson::from).collect(),
            items: module.items.into_iter().map(|generated| item(generated, &plan.content)).collect(),
        });
        Self {
            modules: modules.collect(),
            meta: GenerateMeta {
                grounded: plan.grounded,
                engine: EMBEDDED,
                language: plan.language,
                items_total,
                notes,
            },
            plan_id: plan.id,
        }
    }
}

impl From<store::Lesson> for Lesson {
    fn from(lesson: store::Lesson) -> Self {
        let citations = lesson.citations.into_iter();
        Self {
            id: lesson.id,
            title: lesson.title,
            explanation: lesson.explanation,
            citations: citations.map(|c| Citation { start: c.start, end: c.end, quote: c.quote }).collect(),
        }
    }
}

fn item(item: store::Item, content: &str) -> Item {
    let (kind, choices, answer) = match item.choices {
        Some(choices) => (ItemType::Mcq, Some(choices.texts), Some(Answer::Choice(choices.correct))),
        None => (ItemType::Free, None, item.reference.map(Answer::Reference)),
    };
    let citation = item.span.and_then(|span| {
        let quote = content.get(span.start..span.end)?.to_owned();
        Some(Citation { start: span.start, end: span.end, quote })
    });
    Item {
        id: item.id,
        kind,
        prompt: item.prompt,
        choices,
        answer,
        difficulty: item.difficulty,
        asks_for: item.kind,
        quality: item.quality,
        explanation: item.explanation,
        citation,
    }
}
