//! What the plan page shows.

use super::passage::Passage;
use crate::{
    context::{context, org},
    error::AppError,
};

/// A plan as the page shows it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PlanView {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) grounded: bool,
    /// The document's language, ISO 639-1: what is taken from it is read out in it.
    pub(super) language: String,
    pub(super) summary: String,
    pub(super) questions: Vec<String>,
    pub(super) outline: Vec<OutlineRow>,
    pub(super) modules: Vec<ModuleView>,
    /// Can it be changed? The demo cannot.
    pub(super) editable: bool,
}

/// A proposed module.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OutlineRow {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) topics: Vec<String>,
    pub(super) estimated_items: usize,
    pub(super) selected: bool,
}

/// A generated module.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ModuleView {
    pub(super) title: String,
    pub(super) lessons: Vec<LessonView>,
    pub(super) items: Vec<ItemView>,
}

/// A lesson.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LessonView {
    pub(super) title: String,
    pub(super) explanation: String,
}

/// An item with the passage it rests on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ItemView {
    pub(super) id: String,
    pub(super) prompt: String,
    pub(super) choices: Vec<String>,
    pub(super) answer: Option<String>,
    pub(super) difficulty: String,
    pub(super) edited: bool,
    pub(super) passage: Option<Passage>,
}

impl PlanView {
    /// How many items there are to study.
    pub(super) fn items(&self) -> usize {
        self.modules.iter().map(|module| module.items.len()).sum()
    }
}

/// Reads a plan with what was generated from it.
pub(super) async fn read(id: &str) -> Result<PlanView, AppError> {
    let store = context().store;
    let plan = store.plan(&org(), id).await?.preview;
    let modules = store.modules(&org(), id).await?;
    let content = plan.content;
    let content_type = plan.content_type.parse().unwrap_or(authoring::ContentType::Plain);
    let item_view = |item: store::Item| ItemView {
        answer: item.answer_text().map(str::to_owned),
        passage: item.span.and_then(|span| Passage::around(&content, content_type, span.start, span.end)),
        choices: item.choices.map(|choices| choices.texts).unwrap_or_default(),
        id: item.id,
        prompt: item.prompt,
        difficulty: item.difficulty,
        edited: item.edited_at.is_some(),
    };
    let module_view = |module: store::Module| ModuleView {
        title: module.title,
        lessons: module
            .lessons
            .into_iter()
            .map(|lesson| LessonView { title: lesson.title, explanation: lesson.explanation })
            .collect(),
        items: module.items.into_iter().map(&item_view).collect(),
    };
    let outline_row = |row: store::OutlineModule| OutlineRow {
        id: row.id,
        title: row.title,
        topics: row.topics,
        estimated_items: row.estimated_items,
        selected: row.selected,
    };
    Ok(PlanView {
        editable: plan.id != store::DEMO_PLAN,
        id: plan.id,
        title: plan.title,
        grounded: plan.grounded,
        language: plan.language,
        summary: plan.summary,
        questions: plan.questions,
        outline: plan.outline.into_iter().map(outline_row).collect(),
        modules: modules.into_iter().map(module_view).collect(),
    })
}
