//! DOCX: the parts of the package that hold text, unpacked within bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::UploadError;
use super::docx_body::written;
use super::docx_styles::Styles;

/// Most bytes a part may unpack to.
const PART: u64 = 32 * 1024 * 1024;
/// Most files in a package.
const FILES: usize = 10_000;
const BROKEN: UploadError = UploadError::Broken("DOCX");

pub(super) fn read(bytes: &[u8]) -> Result<String, UploadError> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
    if package.len() > FILES {
        return Err(UploadError::Excessive("files"));
    }
    let body = part(&mut package, "word/document.xml")?.ok_or(BROKEN)?;
    let styles = part(&mut package, "word/styles.xml")?.unwrap_or_default();
    let numbering = part(&mut package, "word/numbering.xml")?.unwrap_or_default();
    written(&body, &Styles::read(&styles, &numbering))
}

/// A part as text; nothing where the package has none of this name.
fn part(package: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, UploadError> {
    let Some(index) = package.index_for_name(name) else {
        return Ok(None);
    };
    let file = match package.by_index(index) {
        Ok(file) => file,
        Err(zip::result::ZipError::UnsupportedArchive(why)) if why.contains("assword") => {
            return Err(UploadError::Encrypted);
        }
        Err(_) => return Err(BROKEN),
    };
    if file.encrypted() {
        return Err(UploadError::Encrypted);
    }
    let mut bytes = Vec::new();
    file.take(PART + 1).read_to_end(&mut bytes).map_err(|_| BROKEN)?;
    if bytes.len() as u64 > PART {
        return Err(UploadError::Excessive("document part"));
    }
    String::from_utf8(bytes).map(Some).map_err(|_| BROKEN)
}
