//! A preview takes everything from the text.

use authoring::{ContentType, Preview, Source, preview};

const POLICY: &str = include_str!("../../docs/samples/information-security-policy.md");
const PROCEDURE: &str = include_str!("../../docs/samples/laboratory-procedure.html");

fn of(content: &str, content_type: ContentType) -> Preview {
    preview(&Source { content, content_type, language: None }, None)
}

fn titles(preview: &Preview) -> Vec<&str> {
    preview.modules.iter().map(|module| module.title.as_str()).collect()
}

fn check(content: &str, content_type: ContentType, title: &str, modules: &[&str]) {
    let preview = of(content, content_type);
    assert_eq!(preview.title, title);
    assert_eq!(titles(&preview), modules);
}

/// A section's text, long enough to stand as a module.
const BODY: &str = "The valve must be closed within 5 minutes of the alarm by the technician on duty. The pressure in the \
                    tank must stay below 4 bar at any time. The gauge beside the tank shows the pressure.";

#[test]
fn headings_of_plain_text_are_recognised_by_how_they_look() {
    let modules = &["Closing the valve", "Opening the valve"];
    check(
        &format!("VALVE MANUAL\n\nClosing the valve\n\n{BODY}\n\nOpening the valve\n\n{BODY}\n"),
        ContentType::Plain,
        "VALVE MANUAL",
        modules,
    );
    check(
        &format!("1. Closing the valve\r\n\r\n{BODY}\r\n\r\n2. Opening the valve\r\n\r\n{BODY}"),
        ContentType::Plain,
        "Closing the valve",
        modules,
    );
    check(
        &format!("Closing the valve\n---\n{BODY}\n\nOpening the valve\n-----\n{BODY}"),
        ContentType::Plain,
        "Closing the valve",
        modules,
    );
    check(
        &format!("CLOSING THE VALVE\n\n{BODY}\n\nOPENING THE VALVE\n\n{BODY}"),
        ContentType::Plain,
        "CLOSING THE VALVE",
        &["CLOSING THE VALVE", "OPENING THE VALVE"],
    );
}

#[test]
fn markup_is_read_and_not_taught() {
    check(
        &format!("# Valves\n\n## Closing\n\n{BODY}\n\n## Opening\n\n{BODY}"),
        ContentType::Markdown,
        "Valves",
        &["Closing", "Opening"],
    );
    let html = format!(
        "<title>V</title><nav>Home</nav><h1>Valves &amp; taps</h1><h2>Closing</h2><p>{BODY}</p><script>x</script><h2>Opening</h2>{BODY}"
    );
    check(&html, ContentType::Html, "Valves & taps", &["Closing", "Opening"]);
}

#[test]
fn a_text_without_headings_is_named_by_its_own_phrases() {
    let preview = of(BODY, ContentType::Plain);
    assert!(preview.grounded);
    for module in &preview.modules {
        assert!(BODY.to_lowercase().contains(&module.title.to_lowercase()), "{}", module.title);
    }
}

#[test]
fn the_summary_is_made_of_the_documents_own_sentences() {
    let preview = of(POLICY, ContentType::Markdown);
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let source = words(POLICY);
    for sentence in preview.summary.split_inclusive(". ") {
        assert!(source.contains(sentence.trim()), "{sentence}");
    }
}

#[test]
fn modules_of_the_samples_are_their_sections_and_do_not_overlap() {
    for (content, content_type, section) in
        [(POLICY, ContentType::Markdown, "Backups"), (PROCEDURE, ContentType::Html, "Safety")]
    {
        let preview = of(content, content_type);
        assert!(titles(&preview).contains(&section));
        let spans: Vec<_> = preview.modules.iter().flat_map(|module| &module.spans).collect();
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}

#[test]
fn questions_name_something_and_skip_what_the_context_answers() {
    let source = Source { content: POLICY, content_type: ContentType::Markdown, language: None };
    let without = preview(&source, None).questions;
    let with = preview(&source, Some("For all employees; 12 months is exact.")).questions;
    assert!((2..=5).contains(&without.len()) && (2..=5).contains(&with.len()), "{without:?} {with:?}");
    assert!(without.iter().all(|question| question.contains('“')));
    assert!(without.iter().any(|question| question.starts_with("Who needs to study")));
    assert!(
        !with.iter().any(|question| question.starts_with("Who needs to study") || question.contains("“12 months”"))
    );
}

#[test]
fn an_acronym_that_is_never_spelled_out_is_asked_about() {
    let content = format!("{BODY} The technician sends the form to the DPO of the plant.");
    let questions = of(&content, ContentType::Plain).questions;
    assert!(questions[0].contains("“DPO”"), "{questions:?}");
}

#[test]
fn a_goal_gets_a_path_and_is_asked_for_its_source() {
    let preview = of("Learn quantum mechanics basics", ContentType::Plain);
    assert!(!preview.grounded);
    assert!(preview.modules.len() >= 3);
    assert!(titles(&preview).iter().all(|title| title.starts_with("Quantum mechanics: ")));
    assert!(preview.questions[0].contains("source material on quantum mechanics"));
}

#[test]
fn the_language_is_found_out_or_taken_as_told() {
    let german = "Die Pumpe darf nur von der Leitung der Werkstatt eingeschaltet werden, nachdem das Ventil geöffnet worden ist.";
    assert_eq!(of(german, ContentType::Plain).language, "de");
    assert_eq!(of(BODY, ContentType::Plain).language, "en");
    let told = Source { content: BODY, content_type: ContentType::Plain, language: Some("fr-CA") };
    assert_eq!(preview(&told, None).language, "fr");
}

#[test]
fn nothing_comes_from_nothing() {
    for content in ["", " \n\t ", "<p></p>", "---"] {
        let preview = of(content, ContentType::Html);
        assert!(preview.modules.iter().all(|module| module.estimated_items == 0));
    }
}
