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
    let (content, content_type) = match (compute(move || read(&Upload { bytes: &bytes, kind })).await?, kind) {
        (Ok(text), _) => (text.content, text.content_type),
        // A text file of white space is a text, if an empty one: whoever asked says so as of any other.
        (Err(UploadError::NoText), UploadKind::Text(content_type)) => (String::new(), content_type),
        (Err(UploadError::NotUtf8), _) => return Err(Error::UnknownFile),
        (Err(error), _) => return Err(Error::Upload(error)),
    };
    Ok(PreviewInput { content, content_type: Some(content_type), context, language })
}
