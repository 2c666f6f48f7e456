//! A document becomes a stored plan.

use std::sync::Arc;

use authoring::{ContentType, Source};
use domain::{id::PlanId, time::Timestamp};
use store::{NewPlan, Org, OutlineModule, Span, Store};

use crate::{Error, compute, id};

/// A document as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewInput {
    /// The text.
    pub content: String,
    /// How it is marked up; found out when nobody says.
    pub content_type: Option<ContentType>,
    /// What its author says about purpose or audience.
    pub context: Option<String>,
    /// Its language, ISO 639-1; found out when nobody says.
    pub language: Option<String>,
}

/// Reads a document, proposes modules and stores both as a plan.
///
/// What is returned is the proposal. The same document again is the same plan, and the plan stays as its author has
/// arranged it since.
pub async fn preview(store: &Store, org: &Org, input: PreviewInput, now: Timestamp) -> Result<NewPlan, Error> {
    let plan = propose(org, input).await?;
    store.save_preview(org, plan.clone(), now).await?;
    Ok(plan)
}

/// Reads a document and proposes modules; stores nothing.
pub(crate) async fn propose(org: &Org, input: PreviewInput) -> Result<NewPlan, Error> {
    let content_type = input.content_type.unwrap_or_else(|| ContentType::detect(&input.content));
    let plan_id = plan_id(org, content_type, &input);
    let input = Arc::new(input);
    let read = input.clone();
    let found = compute(move || {
        let source = Source { content: &read.content, content_type, language: read.language.as_deref() };
        authoring::preview(&source, read.context.as_deref())
    })
    .await?;
    let input = Arc::unwrap_or_clone(input);
    let outline = found.modules.into_iter().enumerate().map(|(place, module)| OutlineModule {
        id: id::part("mod", &[plan_id.as_str(), &place.to_string(), &module.title]),
        title: module.title,
        topics: module.topics,
        estimated_items: module.estimated_items,
        spans: module.spans.into_iter().map(|span| Span { start: span.start, end: span.end }).collect(),
        selected: true,
    });
    Ok(NewPlan {
        outline: outline.collect(),
        id: plan_id.into(),
        title: found.title,
        content: input.content,
        content_type: media_type(content_type).to_owned(),
        context: input.context,
        language: found.language,
        grounded: found.grounded,
        summary: found.summary,
        questions: found.questions,
    })
}

fn plan_id(org: &Org, content_type: ContentType, input: &PreviewInput) -> PlanId {
    id::plan(&[
        "document",
        org.as_str(),
        media_type(content_type),
        input.language.as_deref().unwrap_or_default(),
        input.context.as_deref().unwrap_or_default(),
        &input.content,
    ])
}

/// The media type that `authoring` reads back with `FromStr`.
fn media_type(content_type: ContentType) -> &'static str {
    match content_type {
        ContentType::Plain => "text/plain",
        ContentType::Markdown => "text/markdown",
        ContentType::Html => "text/html",
    }
}
