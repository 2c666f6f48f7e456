//! No text breaks the engine, however hostile: no panic, valid spans, and time that grows with the length only.

mod rules;

use authoring::{ContentType, GenerateRequest, Level, ModuleRequest, Source, Span};
use proptest::prelude::*;

const TYPES: [ContentType; 3] = [ContentType::Plain, ContentType::Markdown, ContentType::Html];

fn check(content: &str) {
    for content_type in TYPES {
        let source = Source { content, content_type, language: None };
        let preview = authoring::preview(&source, None);
        assert!(preview.modules.len() <= 12);
        let spans = preview.modules.iter().flat_map(|module| &module.spans);
        spans.for_each(|span| assert!(span.of(content).is_some_and(|text| !text.is_empty()), "{span:?}"));
        let modules = preview.modules.into_iter().map(|module| ModuleRequest {
            title: module.title,
            topics: module.topics,
            spans: module.spans,
        });
        let modules = modules.collect();
        let request =
            GenerateRequest { source: Some(source), modules, level: Level::Beginner, items_per_module: 10, seed: 1 };
        let generation = authoring::generate(&request);
        if preview.grounded {
            rules::check(content, content_type, &generation);
        }
    }
}

#[test]
fn floods_of_one_mark_are_read() {
    let floods = [
        "<",
        ">",
        "[",
        "](",
        "#",
        "# ",
        "&",
        "&amp",
        "&#",
        "\0",
        "\r\n",
        "- ",
        "  - x\n",
        "> ",
        "*",
        "**",
        "_",
        "`",
        "|",
        "|-",
        "<a ",
        "<a b='",
        "<a b=\"",
        "</",
        "<!--",
        "<!",
        "<script>",
        "<nav>",
        "<li>",
        "<td>",
        "</nav>",
        ".",
        ". ",
        ".\"",
        "(",
        "a. ",
        "🙂",
        "אב ",
        "e\u{301}",
        "字",
        "A",
        "1",
        "1.",
        "1. ",
        "A\n===\n",
        "=",
        "----\n",
        "x: y\n- z\n",
        "No. ",
        "…",
        "'",
        "\u{a0}",
    ];
    for flood in floods {
        check(&flood.repeat(50_000 / flood.chars().count()));
    }
}

#[test]
fn deep_nesting_is_read() {
    let list: String = (0..300).map(|depth| format!("{}- item {depth}\n", "  ".repeat(depth))).collect();
    check(&list);
    check(&format!("{}text{}", "<div><ul><li>".repeat(3_000), "</li></ul></div>".repeat(3_000)));
    check(&"> ".repeat(5_000));
}

#[test]
fn a_long_text_is_read_in_time_that_grows_with_its_length() {
    let paragraph =
        "The valve must be closed within 5 minutes of the alarm. A valve is a device that stops the flow.\n\n";
    let content = paragraph.repeat(10 * 1024);
    let source = Source { content: &content, content_type: ContentType::Plain, language: None };
    assert!(authoring::preview(&source, None).grounded);
}

#[test]
fn spans_that_do_not_fit_are_ignored() {
    let content = "# Ventil\n\nÄ valve is a device that stops the flow of water in a pipe.";
    let source = Source { content, content_type: ContentType::Markdown, language: Some("en") };
    for (start, end) in [(0, usize::MAX), (12, 13), (usize::MAX, 0), (5_000, 6_000), (13, 11)] {
        let module =
            ModuleRequest { title: String::from("Ventil"), topics: Vec::new(), spans: vec![Span { start, end }] };
        let modules = vec![module];
        let request =
            GenerateRequest { source: Some(source), modules, level: Level::Beginner, items_per_module: 5, seed: 1 };
        rules::check(content, ContentType::Markdown, &authoring::generate(&request));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_read(content in "\\PC{0,300}") {
        check(&content);
    }

    #[test]
    fn any_markup_is_read(content in r#"([<>/&;#*_`\[\]()|=\-. \n\t"']|<[a-z]{1,4}>|</[a-z]{1,4}>|&[a-z]{2,5};|[A-Z][a-z]{1,8} (is|are|must|means) (a|the) [a-z]{3,9}|[0-9]{1,3} (days|mg|%)|ß|🙂|ل|\r\n){0,120}"#) {
        check(&content);
    }
}
