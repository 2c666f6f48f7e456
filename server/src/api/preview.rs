//! `POST /api/preview`: what a document is about and how it could be taught.

use authoring::ContentType;
use axum::{Json, extract::State};
use planning::PreviewInput;
use serde::{Deserialize, Serialize};
use store::{NewPlan, OutlineModule};
use utoipa::ToSchema;

use super::{EMBEDDED, limits};
use crate::{
    clock,
    error::{ApiError, Problems},
    extract::{ApiJson, Caller},
    state::AppState,
};

/// A document.
#[derive(Deserialize, ToSchema)]
pub(crate) struct PreviewRequest {
    /// The text, 1 to 50,000 characters.
    #[schema(
        min_length = 1,
        max_length = 50_000,
        pattern = r"\S",
        example = "Fire drills\n\nLeave by the nearest exit."
    )]
    content: String,
    /// How it is marked up: `text/plain`, `text/markdown` or `text/html`. Found out when it is not said.
    #[schema(value_type = Option<MediaType>)]
    content_type: Option<String>,
    /// Purpose or audience; what it answers is not asked again.
    #[schema(max_length = 5_000)]
    context: Option<String>,
    /// The language as an ISO 639-1 code. Found out when it is not said.
    #[schema(min_length = 2, max_length = 35, pattern = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", example = "en")]
    language: Option<String>,
}

/// A kind of markup.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the values of a text; the text itself is read by `authoring`")]
pub(crate) enum MediaType {
    #[schema(rename = "text/plain")]
    Plain,
    #[schema(rename = "text/markdown")]
    Markdown,
    #[schema(rename = "text/html")]
    Html,
}

impl PreviewRequest {
    fn parse(self) -> Result<PreviewInput, ApiError> {
        let mut problems = Problems::default();
        let input = document(&mut problems, self.content, self.content_type, self.context, self.language);
        problems.check().map(|()| input)
    }
}

/// Checks a document as it was sent; what is wrong with it is noted.
pub(super) fn document(
    problems: &mut Problems,
    content: String,
    content_type: Option<String>,
    context: Option<String>,
    language: Option<String>,
) -> PreviewInput {
    problems.text("content", &content, limits::CONTENT);
    if let Some(context) = &context {
        problems.no_longer_than("context", context, limits::CONTEXT);
    }
    PreviewInput {
        content,
        content_type: problems.optional("content_type", content_type, |text| text.parse::<ContentType>()),
        context: context.filter(|context| !context.trim().is_empty()),
        language: problems.optional("language", language, |tag| primary_language(&tag)),
    }
}

/// The language of a tag such as `pt-BR`: `pt`.
fn primary_language(tag: &str) -> Result<String, &'static str> {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let is_language = (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_alphabetic());
    let is_subtag = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    if is_language && tag.len() <= limits::LANGUAGE && parts.all(is_subtag) {
        Ok(language.to_ascii_lowercase())
    } else {
        Err("must be a language code such as en or pt-BR")
    }
}

/// What the document is about and how it could be taught.
#[derive(Serialize, ToSchema)]
pub(crate) struct PreviewResponse {
    /// The plan it is stored under; the same document always has the same.
    plan_id: String,
    /// The document's own sentences.
    summary: String,
    /// Modules that could be made of it.
    proposed_modules: Vec<ProposedModule>,
    /// What its author should be asked.
    clarifying_questions: Vec<String>,
    /// About this answer.
    meta: PreviewMeta,
}

/// A module that could be made.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProposedModule {
    /// Unique across plans.
    id: String,
    /// A heading or key phrase of the document.
    title: String,
    /// Key phrases.
    topics: Vec<String>,
    /// How many items it is likely to give.
    estimated_items: usize,
    /// Where it stands.
    spans: Vec<Span>,
}

/// A place in the content, in bytes of its UTF-8.
#[derive(Serialize, ToSchema)]
pub(crate) struct Span {
    /// First byte.
    start: usize,
    /// The byte after the last.
    end: usize,
}

/// About this answer.
#[derive(Serialize, ToSchema)]
pub(crate) struct PreviewMeta {
    /// Is it a document, and not just a topic to learn about?
    grounded: bool,
    /// What read it.
    engine: &'static str,
    /// The language it was read in, ISO 639-1.
    language: String,
    /// What it is called.
    title: String,
    /// How it was read.
    content_type: String,
    /// Items in all, as far as can be told.
    items_total: usize,
    /// What the sender should know.
    notes: Vec<String>,
}

impl From<NewPlan> for PreviewResponse {
    fn from(plan: NewPlan) -> Self {
        Self {
            meta: PreviewMeta {
                grounded: plan.grounded,
                engine: EMBEDDED,
                language: plan.language,
                title: plan.title,
                content_type: plan.content_type,
                items_total: plan.outline.iter().map(|module| module.estimated_items).sum(),
                notes: Vec::new(),
            },
            plan_id: plan.id,
            summary: plan.summary,
            proposed_modules: plan.outline.into_iter().map(ProposedModule::from).collect(),
            clarifying_questions: plan.questions,
        }
    }
}

impl From<OutlineModule> for ProposedModule {
    fn from(module: OutlineModule) -> Self {
        Self {
            id: module.id,
            title: module.title,
            topics: module.topics,
            estimated_items: module.estimated_items,
            spans: module.spans.into_iter().map(|span| Span { start: span.start, end: span.end }).collect(),
        }
    }
}

/// Preview a document
///
/// Everything comes from the content that was sent. A one-line learning goal is a topic and not a document:
/// `meta.grounded` is false then, and the modules are a path through the topic.
#[utoipa::path(post, path = "/api/preview", operation_id = "preview", tag = "authoring",
    request_body = PreviewRequest, responses((status = 200, body = PreviewResponse)))]
pub(crate) async fn preview(
    State(app): State<AppState>,
    Caller(org): Caller,
    ApiJson(request): ApiJson<PreviewRequest>,
) -> Result<Json<PreviewResponse>, ApiError> {
    let plan = planning::preview(&app.store, &org, request.parse()?, clock::now()).await?;
    Ok(Json(plan.into()))
}
