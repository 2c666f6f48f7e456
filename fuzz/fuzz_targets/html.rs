//! Any text as Html.
#![no_main]

libfuzzer_sys::fuzz_target!(|content: &str| fuzz::text(content, authoring::ContentType::Html));
