//! Uploaded files: from bytes to a text that can be cited, within fixed bounds of size, memory and work.
//!
//! The libraries that read PDF and ZIP meet hostile files here. What they may inflate is bounded before and while they
//! do, and a panic inside them is an error of the file, not of the program.

mod docx;
mod docx_body;
mod docx_styles;
mod markdown_text;
mod pdf;
mod pdf_font;
mod pdf_inflate;
mod pdf_layout;
mod pdf_page;

use std::panic::{AssertUnwindSafe, catch_unwind};

use encoding_rs::WINDOWS_1252;
use thiserror::Error;

use crate::source::ContentType;

/// Largest file that is read, in bytes.
pub const MAX_UPLOAD: usize = 10 * 1024 * 1024;
/// Longest text that is taken out of a file, in bytes.
const MAX_TEXT: usize = 4 * 1024 * 1024;

/// What kind of file was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UploadKind {
    /// Text in UTF-8 (or UTF-16 with a byte order mark, or Windows-1252), marked up as said.
    Text(ContentType),
    /// A PDF with a text layer.
    Pdf,
    /// A Word document (Office Open XML).
    Docx,
}

impl UploadKind {
    /// The kind by media type, then by file name, then by the first bytes; nothing where none of them tells.
    pub fn of(media_type: Option<&str>, file_name: Option<&str>, bytes: &[u8]) -> Option<Self> {
        let media_type = media_type.map(|full| full.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
        let by_type = media_type.and_then(|media_type| match media_type.as_str() {
            "application/pdf" => Some(Self::Pdf),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => Some(Self::Docx),
            "text/markdown" => Some(Self::Text(ContentType::Markdown)),
            "text/html" => Some(Self::Text(ContentType::Html)),
            _ => None,
        });
        let extension = file_name.and_then(|name| name.rsplit_once('.')).map(|(_, end)| end.to_ascii_lowercase());
        let by_name = || match extension.as_deref() {
            Some("pdf") => Some(Self::Pdf),
            Some("docx") => Some(Self::Docx),
            Some("md" | "markdown") => Some(Self::Text(ContentType::Markdown)),
            Some("html" | "htm") => Some(Self::Text(ContentType::Html)),
            _ => None,
        };
        by_type.or_else(by_name).or_else(|| Self::by_content(bytes))
    }

    fn by_content(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF-") {
            return Some(Self::Pdf);
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&OLE) {
            return Some(Self::Docx);
        }
        let text = decoded(bytes)?;
        Some(Self::Text(ContentType::detect(&text)))
    }
}

/// How files of Word before 2007 begin, and encrypted ones since.
const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// A file as it was sent.
#[derive(Debug, Clone, Copy)]
pub struct Upload<'a> {
    /// Its bytes.
    pub bytes: &'a [u8],
    /// What they are.
    pub kind: UploadKind,
}

/// The text of a file. Spans and citations are into `content`, which is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extracted {
    /// The text: as it was sent, or what was read from the file, with headings, lists and tables as Markdown.
    pub content: String,
    /// How it is marked up.
    pub content_type: ContentType,
}

/// Why there is no text. Each message is fit for the person who sent the file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum UploadError {
    /// More than [`MAX_UPLOAD`] bytes.
    #[error("the file is larger than 10 MiB")]
    TooLarge,
    /// Protected by a password, or by restrictions that amount to one.
    #[error("the file is encrypted: save a copy without a password and send that")]
    Encrypted,
    /// Pages without text, as a scanner makes them.
    #[error("the file has no text layer: it may be scanned; run text recognition (OCR) on it first")]
    NoText,
    /// Not what it says it is, or damaged.
    #[error("the file cannot be read as {0}: it is damaged or of another kind")]
    Broken(&'static str),
    /// It holds more pages, objects or inflated bytes than are read.
    #[error("the file unpacks to more than is accepted ({0})")]
    Excessive(&'static str),
    /// Text in an unknown encoding.
    #[error("the text is not UTF-8")]
    NotUtf8,
}

/// The text of an uploaded file.
pub fn read(upload: &Upload) -> Result<Extracted, UploadError> {
    if upload.bytes.len() > MAX_UPLOAD {
        return Err(UploadError::TooLarge);
    }
    let content = match upload.kind {
        UploadKind::Text(content_type) => {
            let content = decoded(upload.bytes).ok_or(UploadError::NotUtf8)?;
            return nonblank(content, content_type);
        }
        UploadKind::Pdf => isolated("PDF", || pdf::read(upload.bytes))?,
        UploadKind::Docx if upload.bytes.starts_with(&OLE) => return Err(UploadError::Encrypted),
        UploadKind::Docx => isolated("DOCX", || docx::read(upload.bytes))?,
    };
    nonblank(content, ContentType::Markdown)
}

fn nonblank(content: String, content_type: ContentType) -> Result<Extracted, UploadError> {
    match content.trim().is_empty() {
        true => Err(UploadError::NoText),
        false => Ok(Extracted { content, content_type }),
    }
}

/// Runs a reader; a panic inside it means that the file is broken.
fn isolated(name: &'static str, read: impl FnOnce() -> Result<String, UploadError>) -> Result<String, UploadError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(UploadError::Broken(name)))
}

/// Text in UTF-8, with or without a byte order mark, in UTF-16 with one, or in Windows-1252, as Word and older editors
/// save it.
fn decoded(bytes: &[u8]) -> Option<String> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok()
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(bytes.to_vec()).ok().or_else(|| western(bytes)),
    }
    .filter(|text| !text.contains('\0'))
}

/// Text in Windows-1252. Nearly any bytes could be that, so that what no text has speaks against it: control characters,
/// and the five bytes that stand for nothing.
fn western(bytes: &[u8]) -> Option<String> {
    let is_text = |byte: &u8| match byte {
        b'\t' | b'\n' | b'\r' | 0x0C => true,
        0..=0x1F | 0x7F | 0x81 | 0x8D | 0x8F | 0x90 | 0x9D => false,
        _ => true,
    };
    let text = bytes.iter().all(is_text);
    text.then(|| WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned())
}
