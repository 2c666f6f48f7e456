//! What is made of single statements: one row per case.

mod rules;

use authoring::{ContentType, GenerateRequest, Generation, Item, ItemAnswer, Level, ModuleRequest, Source, generate};

fn written(content: &str, content_type: ContentType, title: &str) -> Generation {
    let source = Source { content, content_type, language: None };
    let module = ModuleRequest { title: String::from(title), topics: Vec::new(), spans: Vec::new() };
    let request = GenerateRequest {
        source: Some(source),
        modules: vec![module],
        level: Level::Advanced,
        items_per_module: 20,
        seed: 5,
    };
    generate(&request)
}

fn items(markdown: &str) -> Vec<Item> {
    let content = format!("# Topic\n\n{markdown}\n");
    let generation = written(&content, ContentType::Markdown, "Topic");
    rules::check(&content, ContentType::Markdown, &generation);
    generation.modules.into_iter().flat_map(|module| module.items).collect()
}

/// One of the items of a text has this prompt and this answer.
fn check(text: &str, prompt: &str, answer: &str) {
    let items = items(text);
    let right = |item: &Item| match &item.answer {
        ItemAnswer::Choice { choices, correct } => choices[*correct].clone(),
        ItemAnswer::Free { reference } => reference.clone().unwrap_or_default(),
    };
    let found = items.iter().any(|item| item.prompt == prompt && right(item) == answer);
    assert!(found, "no “{prompt}” = “{answer}” in {items:#?}");
}

#[test]
fn every_kind_of_statement_gives_its_kind_of_question() {
    check(
        "A valve is a device that stops the flow of water.",
        "What is a valve?",
        "a device that stops the flow of water",
    );
    check(
        "The term is old. Hysteresis means a delay between a cause and its effect.",
        "What does “Hysteresis” mean?",
        "a delay between a cause and its effect",
    );
    check(
        "- **Near miss**: an event that could have caused harm",
        "What does “Near miss” mean?",
        "an event that could have caused harm",
    );
    check(
        "The site uses an access control list (ACL) on every door.",
        "What does “ACL” stand for?",
        "access control list",
    );
    check(
        "The shift supervisor must sign the log before the night begins.",
        "Who must sign the log before the night begins?",
        "shift supervisor",
    );
    check(
        "Passwords must be at least 12 characters long in every system.",
        "Fill the blank: Passwords must be at least ____ characters long in every system.",
        "12",
    );
    check(
        "The report must reach the regulator within 24 hours of the event.",
        "Fill the blank: The report must reach the regulator within ____ of the event.",
        "24 hours",
    );
    check(
        "The three states of matter are solid, liquid and gas.",
        "Complete the list of 3: “The three states of matter are …”",
        "solid, liquid and gas",
    );
    check(
        "Wear these items in the lab:\n\n- goggles\n- gloves\n- a closed coat\n",
        "Complete the list of 3: “Wear these items in the lab …”",
        "goggles; gloves; a closed coat",
    );
    check(
        "| Gas | Colour |\n|---|---|\n| Oxygen | Blue |\n| Argon | Green |\n",
        "“Argon”: what is the entry for “Colour” (table under “Topic”)?",
        "Green",
    );
}

#[test]
fn what_cannot_stand_alone_is_not_asked() {
    let leaning = [
        "It must be closed within 5 minutes of the alarm at any time.",
        "However, the valve must be closed within 5 minutes of the alarm.",
        "These valves must be closed within 5 minutes of the alarm.",
        "See section 4 of the manual for the 5 valves of the tank.",
        "Must the valve be closed within 5 minutes of the alarm?",
        "The dose lies between 5 and 10 mg of the drug per day for adults.",
        "No employee may open the door of the vault during the night.",
    ];
    for text in leaning {
        let figures_or_roles = items(text).into_iter().filter(|item| {
            item.prompt.starts_with("Who")
                || item.prompt.starts_with("Fill") && !item.prompt.contains(" mg ") && !text.starts_with("No")
        });
        assert_eq!(figures_or_roles.count(), 0, "{text}");
    }
}

#[test]
fn the_same_fact_is_not_asked_in_two_modules() {
    let content = "# One\n\nThe report must reach the regulator within 24 hours of the event.\n\n# Two\n\nThe report must reach the regulator within 24 hours of the event.\n";
    let source = Source { content, content_type: ContentType::Markdown, language: None };
    let module = |title| ModuleRequest { title: String::from(title), topics: Vec::new(), spans: Vec::new() };
    let request = GenerateRequest {
        source: Some(source),
        modules: vec![module("One"), module("Two")],
        level: Level::Beginner,
        items_per_module: 9,
        seed: 0,
    };
    rules::check(content, ContentType::Markdown, &generate(&request));
}

#[test]
fn too_little_text_is_said_to_be_too_little() {
    let generation = written("# Note\n\nSee above.", ContentType::Markdown, "Note");
    assert!(generation.modules[0].items.is_empty());
    assert!(generation.notes[0].contains("no items"), "{:?}", generation.notes);
    let elsewhere = written("# Note\n\nThe valve is closed at night.", ContentType::Markdown, "Astronomy of quasars");
    assert!(elsewhere.notes[0].contains("no section of the source matches"), "{:?}", elsewhere.notes);
}

#[test]
fn without_a_source_nothing_is_claimed_to_be_known() {
    let module = ModuleRequest {
        title: String::from("Optics: lenses"),
        topics: vec![String::from("focal length")],
        spans: Vec::new(),
    };
    let request =
        GenerateRequest { source: None, modules: vec![module], level: Level::Beginner, items_per_module: 8, seed: 2 };
    let generation = generate(&request);
    let module = &generation.modules[0];
    assert_eq!(module.items.len(), 8);
    assert!(module.lessons[0].explanation.contains("no source") && module.lessons[0].citations.is_empty());
    for item in &module.items {
        assert_eq!(item.answer, ItemAnswer::Free { reference: None });
        assert!(item.prompt.contains("focal length") || item.prompt.contains("Optics: lenses"), "{}", item.prompt);
    }
}
