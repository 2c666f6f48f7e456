//! An uploaded file becomes a text to preview.

use authoring::upload::{Upload, UploadError, UploadKind, read};

use crate::{Error, PreviewInput, compute};

/// A file as it was sent, with what its sender says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UploadInput {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its name, where one was sent.
    pub file_name: Option<String>,
    /// Its media type, where one was sent.
    pub media_type: Option<String>,
    /// What its author says about purpose or audience.
    pub context: Option<String>,
    /// Its language, ISO 639-1; found out when nobody says.
    pub language: Option<String>,
}

/// Reads the text of a file. A kind of file that cannot be read is [`Error::UnknownFile`], one that is damaged,
/// encrypted or without text [`Error::Upload`].
pub async fn extract(upload: UploadInput) -> Result<PreviewInput, Error> {
    let UploadInput { bytes, file_name, media_type, context, language } = upload;
    let kind = UploadKind::of(media_type.as_deref(), file_name.as_deref(), &bytes).ok_or(Error::UnknownFile)?;
    let text = compute(move || read(&Upload { bytes: &bytes, kind })).await?.map_err(|error| match error {
        UploadError::NotUtf8 => Error::UnknownFile,
        error => Error::Upload(error),
    })?;
    Ok(PreviewInput { content: text.content, content_type: Some(text.content_type), context, language })
}
