//! Any bytes as Docx: a text or an error.
#![no_main]

use authoring::upload::{Upload, UploadKind, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = read(&Upload { bytes, kind: UploadKind::Docx });
});
