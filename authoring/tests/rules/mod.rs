//! The published rules, as the library checks them, and what they say of items made to break each.

use authoring::{ContentType, Generation, Source, check};

/// Panics with the items that break a rule.
pub(crate) fn check(content: &str, content_type: ContentType, generation: &Generation) {
    let source = Source { content, content_type, language: None };
    let found = check::violations(&source, generation);
    assert!(found.is_empty(), "{found:#?}");
}
