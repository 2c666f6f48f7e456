//! PDF: opening a file, and the text of its pages in order.

use lopdf::{Document, Error, LoadOptions};

use super::pdf_layout::{Line, written};
use super::pdf_page::PageReader;
use super::{UploadError, pdf_inflate};

/// Most bytes that one stream may inflate to on opening.
const STREAM: usize = 16 * 1024 * 1024;
/// Most objects and pages.
const OBJECTS: usize = 300_000;
const PAGES: usize = 2_000;

pub(super) fn read(bytes: &[u8]) -> Result<String, UploadError> {
    let head = &bytes[..bytes.len().min(1024)];
    if !head.windows(5).any(|window| window == b"%PDF-") {
        return Err(UploadError::Broken("PDF"));
    }
    pdf_inflate::check(bytes)?;
    let options = LoadOptions { max_decompressed_size: Some(STREAM), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| refused(&error))?;
    if document.is_encrypted() || document.was_encrypted() {
        return Err(UploadError::Encrypted);
    }
    if document.objects.len() > OBJECTS {
        return Err(UploadError::Excessive("objects"));
    }
    let mut reader = PageReader::new(&document);
    let mut pages: Vec<Vec<Line>> = Vec::new();
    for page in document.page_iter() {
        if pages.len() >= PAGES {
            return Err(UploadError::Excessive("pages"));
        }
        pages.push(reader.lines(page)?);
    }
    match pages.is_empty() {
        true => Err(UploadError::Broken("PDF")),
        false => Ok(written(pages)),
    }
}

fn refused(error: &Error) -> UploadError {
    match error {
        Error::Decryption(_) | Error::InvalidPassword => UploadError::Encrypted,
        Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => {
            UploadError::Excessive("object streams")
        }
        _ => UploadError::Broken("PDF"),
    }
}
