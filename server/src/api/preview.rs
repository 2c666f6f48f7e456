//! `POST /api/preview`: what a document is about and how it could be taught.

use authoring::ContentType;
use axum::{
    Json,
    extract::{FromRequest, Request, State},
};
use planning::{PreviewInput, UploadInput};
use serde::{Deserialize, Serialize};
use store::{NewPlan, OutlineModule};
use utoipa::ToSchema;

use super::{EMBEDDED, limits};
use crate::{
    clock,
    error::{ApiError, Problems},
    extract::{ApiJson, ApiUpload, Caller, is_multipart},
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

/// A document as a file.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes a form that is read field by field")]
pub(crate) struct PreviewUpload {
    /// Text, Markdown, HTML, PDF with a text layer or Word; at most 10 MiB, and 50,000 characters of text.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// What the file is, where its name and its first bytes do not tell.
    content_type: Option<String>,
    /// Purpose or audience; what it answers is not asked again.
    #[schema(max_length = 5_000)]
    context: Option<String>,
    /// The language as an ISO 639-1 code. Found out when it is not said.
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
    /// Of an uploaded file the text that was read from it, which the spans count in.
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<String>,
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
            content: None,
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
/// `meta.grounded` is false then, and the modules are a path through the topic. A file (text, Markdown, HTML, PDF with a
/// text layer, Word) is sent as `multipart/form-data`.
#[utoipa::path(post, path = "/api/preview", operation_id = "preview", tag = "authoring",
    request_body(content(
        (PreviewRequest = "application/json"),
        (PreviewUpload = "multipart/form-data"),
    )), responses((status = 200, body = PreviewResponse)))]
pub(crate) async fn preview(
    State(app): State<AppState>,
    Caller(org): Caller,
    request: Request,
) -> Result<Json<PreviewResponse>, ApiError> {
    let is_upload = is_multipart(request.headers());
    let input = if is_upload {
        let ApiUpload(upload, _room) = ApiUpload::from_request(request, &()).await?;
        uploaded(upload).await?
    } else {
        let ApiJson(request) = ApiJson::<PreviewRequest>::from_request(request, &()).await?;
        request.parse()?
    };
    let plan = planning::preview(&app.store, &org, input, clock::now()).await?;
    let content = is_upload.then(|| plan.content.clone());
    Ok(Json(PreviewResponse { content, ..plan.into() }))
}

/// The text of a file, held to the same limits as one that was sent as JSON.
async fn uploaded(upload: UploadInput) -> Result<PreviewInput, ApiError> {
    let language = upload.language.clone();
    let PreviewInput { content, content_type, context, .. } = planning::extract(upload).await?;
    let mut problems = Problems::default();
    let input = document(&mut problems, content, None, context, language);
    problems.check().map(|()| PreviewInput { content_type, ..input })
}
