//! What the text targets do with a text: read it, preview it, ask about it, judge the items.

use authoring::{ContentType, GenerateRequest, Level, ModuleRequest, Source};

/// Panics where the engine does, or where an item breaks a rule.
pub fn text(content: &str, content_type: ContentType) {
    let source = Source { content, content_type, language: None };
    let modules = authoring::preview(&source, None).modules.into_iter().map(|module| ModuleRequest {
        title: module.title,
        topics: module.topics,
        spans: module.spans,
    });
    let modules = modules.collect();
    let request = GenerateRequest { source: Some(source), modules, level: Level::Beginner, items_per_module: 20, seed: 1 };
    let generation = authoring::generate(&request);
    if generation.modules.iter().flat_map(|module| &module.items).any(|item| item.citation.is_some()) {
        assert_eq!(authoring::check::violations(&source, &generation), []);
    }
}
