//! Every item of every text keeps the published rules, checked from the outside.

mod rules;

use authoring::{ContentType, GenerateRequest, Generation, ItemAnswer, Level, ModuleRequest, Source};

const POLICY: &str = include_str!("../../docs/samples/information-security-policy.md");
const PROCEDURE: &str = include_str!("../../docs/samples/laboratory-procedure.html");
const GLOSSARY: &str = "Glossary\n\n- Alpha wave: a slow rhythm of the brain at rest\n- Beta wave: a fast rhythm of the brain \
at work\n- Delta wave: the slowest rhythm of the brain in sleep\n- Theta wave: a rhythm between alpha and delta\n";
const UNSTRUCTURED: &str = "Photosynthesis is the process by which plants turn light into chemical energy. The chloroplast \
contains the green pigment of the leaf. Each chloroplast holds about 40 stacks of membranes. The light reactions take \
place in the membranes of the chloroplast.\r\n\r\nRespiration releases the energy again. A muscle cell uses 20 times more \
oxygen during hard work than it uses at rest. The oxygen reaches the muscle cell within 30 seconds.";
const GERMAN: &str = "# Datenschutz\n\nDie Datenschutzbeauftragte prüft das Verzeichnis der Verarbeitungen mindestens alle \
12 Monate und berichtet der Leitung. Jede Meldung an die Datenschutzbeauftragte wird innerhalb von 5 Tagen beantwortet \
und in der Akte vermerkt. Die Löschung der Akte erfolgt spätestens 10 Jahre nach dem Ende des Vertrags.";

const TEXTS: [(&str, ContentType); 5] = [
    (POLICY, ContentType::Markdown),
    (PROCEDURE, ContentType::Html),
    (GLOSSARY, ContentType::Plain),
    (UNSTRUCTURED, ContentType::Plain),
    (GERMAN, ContentType::Markdown),
];

fn written(content: &str, content_type: ContentType, level: Level, seed: u64) -> Generation {
    let source = Source { content, content_type, language: None };
    let modules = authoring::preview(&source, None).modules.into_iter().map(|module| ModuleRequest {
        title: module.title,
        topics: module.topics,
        spans: module.spans,
    });
    let modules = modules.collect();
    authoring::generate(&GenerateRequest { source: Some(source), modules, level, items_per_module: 50, seed })
}

#[test]
fn every_item_keeps_every_rule_at_every_level_and_seed() {
    for (content, content_type) in TEXTS {
        for level in [Level::Beginner, Level::Intermediate, Level::Advanced] {
            for seed in 0..8 {
                let generation = written(content, content_type, level, seed);
                rules::check(content, content_type, &generation);
            }
        }
    }
}

#[test]
fn both_samples_carry_an_item_per_sixty_words() {
    for (content, content_type, words) in [(POLICY, ContentType::Markdown, 1_613), (PROCEDURE, ContentType::Html, 908)]
    {
        let generation = written(content, content_type, Level::Intermediate, 1);
        let items: usize = generation.modules.iter().map(|module| module.items.len()).sum();
        assert!(items * 60 >= words, "{items} items");
    }
}

#[test]
fn the_same_request_gives_the_same_items_and_another_seed_others() {
    let written = |seed| written(POLICY, ContentType::Markdown, Level::Intermediate, seed);
    assert_eq!(written(7), written(7));
    assert_ne!(written(7), written(8));
}

#[test]
fn the_right_choice_stands_in_every_position() {
    let generation = written(POLICY, ContentType::Markdown, Level::Beginner, 3);
    let mut seen = [0; 4];
    for item in generation.modules.iter().flat_map(|module| &module.items) {
        if let ItemAnswer::Choice { correct, .. } = item.answer {
            seen[correct] += 1;
        }
    }
    assert!(seen.iter().all(|count| *count >= 3), "{seen:?}");
}

#[test]
fn an_advanced_learner_gets_more_to_recall_than_a_beginner() {
    let free = |level| {
        let generation = written(POLICY, ContentType::Markdown, level, 1);
        let items: Vec<_> = generation.modules.into_iter().flat_map(|module| module.items).collect();
        let free = items.iter().filter(|item| matches!(item.answer, ItemAnswer::Free { .. })).count();
        free * 100 / items.len()
    };
    assert!(free(Level::Advanced) > free(Level::Beginner) + 10);
}
