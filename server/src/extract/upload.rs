//! A form with a file in it (`multipart/form-data`, RFC 7578).

use std::convert::Infallible;

use axum::{
    extract::{FromRequest, Request},
    http::header,
};
use futures::stream;
use planning::UploadInput;

use super::body::{Room, most_bytes, read_body};
use crate::error::{ApiError, ErrorCode};

/// Longest field that is not a file, in bytes.
const LONGEST_FIELD: usize = 64 * 1024;

/// The form of an upload: `file`, and beside it `context?`, `language?` and `content_type?` of the file.
///
/// The room that the file takes up is to be held until the file has been read.
pub(crate) struct ApiUpload(pub(crate) UploadInput, pub(crate) Room);

impl<S: Sync> FromRequest<S> for ApiUpload {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let boundary = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let boundary = boundary.and_then(|value| multer::parse_boundary(value).ok());
        let boundary = boundary.ok_or_else(|| {
            ApiError::new(ErrorCode::UnsupportedMediaType, "The body must be multipart/form-data with a boundary.")
        })?;
        let most = most_bytes(request.uri().path(), request.headers());
        let (body, room) = read_body(request.into_body(), most).await?.into_parts();
        let body = stream::iter([Ok::<_, Infallible>(body)]);
        read_form(multer::Multipart::new(body, boundary)).await.map(|input| Self(input, room))
    }
}

async fn read_form(mut form: multer::Multipart<'_>) -> Result<UploadInput, ApiError> {
    let mut input = UploadInput::default();
    let mut has_file = false;
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let (file_name, media_type) =
            (field.file_name().map(str::to_owned), field.content_type().map(ToString::to_string));
        let bytes = field.bytes().await.map_err(broken)?;
        if name == "file" {
            has_file = true;
            input.bytes = bytes.to_vec();
            input.file_name = file_name;
            // Where the form says of the file what it is, that was said on purpose; what comes with the part, a
            // program has guessed.
            input.media_type = input.media_type.or(media_type);
            continue;
        }
        let text = |bytes: &[u8]| match std::str::from_utf8(bytes) {
            Ok(text) if text.len() <= LONGEST_FIELD => Ok(Some(text.to_owned()).filter(|text| !text.trim().is_empty())),
            Ok(_) => Err(ApiError::field(&name, "is too long")),
            Err(_) => Err(ApiError::field(&name, "must be text in UTF-8")),
        };
        match name.as_str() {
            "context" => input.context = text(&bytes)?,
            "language" => input.language = text(&bytes)?,
            "content_type" => input.media_type = text(&bytes)?.or(input.media_type),
            _ => {}
        }
    }
    if has_file { Ok(input) } else { Err(ApiError::field("file", "is required")) }
}

fn broken(_: multer::Error) -> ApiError {
    ApiError::field("body", "is no form that can be read")
}
