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
                file_name = field.file_name().filter(|name| !name.is_empty()).map(str::to_owned);
                file = field.bytes().await.map_err(|_| Problem::TooLong)?.to_vec();
            }
            _ => {}
        }
    }
    let context = Some(context.trim().chars().take(500).collect::<String>()).filter(|context| !context.is_empty());
    // Browsers send line ends of pasted text as CR LF; the box showed LF.
    let pasted = pasted.replace("\r\n", "\n");
    let input = if pasted.trim().is_empty() {
        if file.is_empty() {
            return Err(Problem::Empty);
        }
        let upload = planning::UploadInput { bytes: file, file_name, media_type: None, context, language: None };
        planning::extract(upload).await.map_err(|error| Problem::of(&error))?
    } else if !file.is_empty() {
        return Err(Problem::Both);
    } else {
        // Pasted text says for itself how it is marked up.
        planning::PreviewInput { content: pasted, content_type: None, context, language: None }
    };
    if input.content.trim().is_empty() {
        return Err(Problem::Empty);
    }
    if input.content.contains('\0') {
        return Err(Problem::NotText);
    }
    if input.content.chars().nth(MAX_CHARS).is_some() {
        return Err(Problem::TooLong);
    }
    Ok(input)
}
