//! Taking in a document.

use leptos::{
    prelude::*,
    server_fn::codec::{MultipartData, MultipartFormData},
};

use crate::error::AppError;

/// Takes a pasted text or a file (`content`, `file`, `context`), previews it and leads to its plan.
#[server(prefix = "/_fn", endpoint = "preview_document", input = MultipartFormData)]
pub async fn preview_document(data: MultipartData) -> Result<(), AppError> {
    use super::problem::Problem;
    use crate::context::{context, go_to, now, org};

    let form = match read_form(data).await {
        Ok(form) => form,
        Err(problem) => {
            go_to(&format!("/?problem={}", problem.code()));
            return Ok(());
        }
    };
    let previewed = planning::preview(&context().store, &org(), form, now()).await;
    match previewed {
        Ok(plan) => go_to(&format!("/plans/{}", plan.id)),
        Err(error) => {
            leptos::logging::error!("a document could not be previewed: {error}");
            go_to(&format!("/?problem={}", Problem::Busy.code()));
        }
    }
    Ok(())
}

async fn read_form(data: MultipartData) -> Result<planning::PreviewInput, super::problem::Problem> {
    use super::problem::Problem;

    /// The contract's limit, in characters.
    const MAX_CHARS: usize = 50_000;

    let mut form = data.into_inner().ok_or(Problem::Empty)?;
    let (mut pasted, mut file, mut context, mut file_name) = (String::new(), Vec::new(), String::new(), None);
    while let Some(field) = form.next_field().await.map_err(|_| Problem::TooLong)? {
        match field.name() {
            Some("content") => pasted = field.text().await.map_err(|_| Problem::NotText)?,
            Some("context") => context = field.text().await.map_err(|_| Problem::NotText)?,
            Some("file") => {
                file_name = field.file_name().filter(|name| !name.is_empty()).map(str::to_lowercase);
                file = field.bytes().await.map_err(|_| Problem::TooLong)?.to_vec();
            }
            _ => {}
        }
    }
    // Browsers send line ends of pasted text as CR LF; the box showed LF.
    let mut content = pasted.replace("\r\n", "\n");
    if content.trim().is_empty() {
        content = String::from_utf8(file).map_err(|_| Problem::NotText)?;
        content = content.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(content);
    } else {
        file_name = None;
    }
    if content.contains('\0') {
        return Err(Problem::NotText);
    }
    if content.trim().is_empty() {
        return Err(Problem::Empty);
    }
    if content.chars().nth(MAX_CHARS).is_some() {
        return Err(Problem::TooLong);
    }
    let named = |endings: &[&str]| file_name.as_ref().is_some_and(|name| endings.iter().any(|e| name.ends_with(e)));
    // Pasted text and plain files say for themselves how they are marked up.
    let content_type = if named(&[".html", ".htm"]) {
        Some(authoring::ContentType::Html)
    } else if named(&[".md", ".markdown"]) {
        Some(authoring::ContentType::Markdown)
    } else {
        None
    };
    let context = context.trim().chars().take(500).collect::<String>();
    Ok(planning::PreviewInput {
        content,
        content_type,
        context: Some(context).filter(|c| !c.is_empty()),
        language: None,
    })
}
