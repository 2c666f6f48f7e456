//! Any text as Markdown.
#![no_main]

libfuzzer_sys::fuzz_target!(|content: &str| fuzz::text(content, authoring::ContentType::Markdown));
