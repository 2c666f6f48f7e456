//! What a PDF may unpack to, told before it is unpacked.
//!
//! Object streams are inflated when a file is opened, all of them at once; the library bounds each, not their sum.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::UploadError;

/// Most bytes that all object streams of a file may inflate to.
const MOST: u64 = 64 * 1024 * 1024;
/// Bytes before a stream in which its dictionary is looked for.
const DICTIONARY: usize = 4096;
const STREAM: &[u8] = b"stream";

/// Refuses a file whose object streams inflate to too much.
pub(super) fn check(bytes: &[u8]) -> Result<(), UploadError> {
    let mut left = MOST;
    let mut from = 0;
    while let Some(at) = find(bytes, STREAM, from) {
        from = at + STREAM.len();
        let ends = at >= 3 && &bytes[at - 3..at] == b"end";
        let dictionary = dictionary(&bytes[..at]);
        if ends || !dictionary.is_none_or(holds_objects) {
            continue;
        }
        let start = from + bytes[from..].iter().take(2).take_while(|byte| matches!(**byte, b'\r' | b'\n')).count();
        let inflated = std::io::copy(&mut ZlibDecoder::new(&bytes[start..]).take(left), &mut std::io::sink());
        // Damaged streams count up to the damage, which is what the library would keep as well.
        left = left.saturating_sub(inflated.unwrap_or(0));
        if left == 0 {
            return Err(UploadError::Excessive("object streams"));
        }
        if dictionary.is_some_and(|dictionary| OTHER_FILTERS.iter().any(|name| find(dictionary, name, 0).is_some())) {
            return Err(UploadError::Broken("PDF"));
        }
    }
    Ok(())
}

/// Filters that no writer uses for object streams, and that inflate.
const OTHER_FILTERS: [&[u8]; 4] = [b"LZW", b"RunLength", b"Brotli", b"ASCII"];

/// The dictionary before a stream; nothing where it does not begin near.
fn dictionary(before: &[u8]) -> Option<&[u8]> {
    let near = &before[before.len().saturating_sub(DICTIONARY)..];
    let at = near.windows(4).rposition(|window| window == b" obj")?;
    Some(&near[at..])
}

/// Whether a dictionary is that of a stream that is read on opening; a name with an escape may be one in disguise.
fn holds_objects(dictionary: &[u8]) -> bool {
    [b"ObjStm".as_slice(), b"XRef", b"#"].iter().any(|name| find(dictionary, name, 0).is_some())
}

fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let first = *wanted.first()?;
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == first)?;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
}
