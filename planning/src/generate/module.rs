//! One module: what it is called, where it stands in the document, and how it is stored.

use std::collections::HashSet;

use authoring::{Difficulty, GeneratedModule, ItemAnswer, ModuleRequest};
use store::{Choices, Citation, Item, Lesson, Module, NewPlan, OutlineModule, Span};

use super::ModuleInput;
use crate::{Error, id};

/// The outline's module that is meant: by id, or else by title.
fn of_outline<'a>(plan: &'a NewPlan, wanted: &ModuleInput) -> Option<&'a OutlineModule> {
    let named = |module: &&OutlineModule| wanted.id.as_deref() == Some(&module.id);
    let titled = |module: &&OutlineModule| module.title.trim().eq_ignore_ascii_case(wanted.title.trim());
    plan.outline.iter().find(named).or_else(|| plan.outline.iter().find(titled))
}

/// An id for each module: as sent, or the outline's, or derived. All are different.
pub(super) fn ids(plan: &NewPlan, modules: &[ModuleInput]) -> Result<Vec<String>, Error> {
    let mut taken: HashSet<String> = HashSet::new();
    for (index, sent) in modules.iter().enumerate() {
        if sent.id.as_ref().is_some_and(|id| !taken.insert(id.clone())) {
            return Err(Error::DuplicateModule(index));
        }
    }
    let ids = modules.iter().map(|wanted| {
        if let Some(sent) = &wanted.id {
            return sent.clone();
        }
        let of_outline = of_outline(plan, wanted).map(|module| module.id.clone());
        let derived = (0..).map(|n: u32| id::part("mod", &[&plan.id, "title", &wanted.title, &n.to_string()]));
        let mut candidates = of_outline.into_iter().chain(derived);
        candidates.find(|id| taken.insert(id.clone())).unwrap_or_default()
    });
    Ok(ids.collect())
}

/// What the engine is asked for: the outline knows where the module stands.
pub(super) fn request(plan: &NewPlan, wanted: ModuleInput) -> ModuleRequest {
    let known = of_outline(plan, &wanted);
    let spans = known.map(|module| module.spans.as_slice()).unwrap_or_default();
    let spans = spans.iter().map(|span| authoring::Span { start: span.start, end: span.end }).collect();
    let topics = match known {
        Some(module) if wanted.topics.is_empty() => module.topics.clone(),
        _ => wanted.topics,
    };
    ModuleRequest { title: wanted.title, topics, spans }
}

/// A generated module with its ids. An item keeps its id when only the order of its choices changes.
pub(super) fn stored(plan_id: &str, module_id: String, module: GeneratedModule) -> Module {
    let mut taken = HashSet::new();
    let mut name = |kind: &str, text: &str| {
        let ids = (0..).map(|n: u32| id::part(kind, &[plan_id, &module_id, text, &n.to_string()]));
        ids.into_iter().find(|id| taken.insert(id.clone())).unwrap_or_default()
    };
    let lessons = module.lessons.into_iter().map(|lesson| Lesson {
        id: name("les", &lesson.title),
        title: lesson.title,
        explanation: lesson.explanation,
        citations: lesson.citations.into_iter().map(citation).collect(),
    });
    let lessons = lessons.collect();
    let items = module.items.into_iter().map(|item| {
        let (choices, reference) = match item.answer {
            ItemAnswer::Choice { choices, correct } => (Some(Choices { texts: choices, correct }), None),
            ItemAnswer::Free { reference } => (None, reference),
        };
        Item {
            id: name("item", &item.prompt),
            prompt: item.prompt,
            choices,
            reference,
            difficulty: difficulty(item.difficulty).to_owned(),
            explanation: item.explanation,
            span: item.citation.map(|citation| Span { start: citation.span.start, end: citation.span.end }),
            kind: Some(item.kind.name().to_owned()),
            quality: Some(item.quality),
            edited_at: None,
        }
    });
    let items = items.collect();
    Module { id: module_id, title: module.title, lessons, items }
}

fn citation(citation: authoring::Citation) -> Citation {
    Citation { start: citation.span.start, end: citation.span.end, quote: citation.quote }
}

fn difficulty(difficulty: Difficulty) -> &'static str {
    match difficulty {
        Difficulty::Easy => "easy",
        Difficulty::Medium => "medium",
        Difficulty::Hard => "hard",
    }
}
