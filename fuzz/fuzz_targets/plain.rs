//! Any text as Plain.
#![no_main]

libfuzzer_sys::fuzz_target!(|content: &str| fuzz::text(content, authoring::ContentType::Plain));
