//! Every rule finds the item that breaks it, and only there.

use authoring::check::{Rule, retain_clean, violations};
use authoring::{
    Citation, ContentType, Difficulty, GeneratedModule, Generation, Item, ItemAnswer, ItemKind, Source, Span,
};

const TEXT: &str = "The shift leader must close the main valve within 5 minutes of the alarm. The safety officer must check \
the pressure gauge of the tank within 20 minutes. The night guard locks the north gate after 8 hours of work. The plant \
nurse treats a minor burn in the first aid room. A leak of 30 ml is noted in the log book of the plant. The control room \
must report a loss of power within 15 minutes to the grid centre. The fire crew may close the main valve after the alarm.";

fn source() -> Source<'static> {
    Source { content: TEXT, content_type: ContentType::Plain, language: Some("en") }
}

fn item(prompt: &str, answer: ItemAnswer, quote: &str) -> Item {
    let start = TEXT.find(quote).unwrap_or(0);
    Item {
        kind: ItemKind::Cloze,
        prompt: String::from(prompt),
        answer,
        difficulty: Difficulty::Medium,
        quality: 0.8,
        explanation: None,
        citation: Some(Citation { span: Span { start, end: start + quote.len() }, quote: String::from(quote) }),
    }
}

fn generation(items: Vec<Item>) -> Generation {
    let modules = vec![GeneratedModule { title: String::from("Plant"), lessons: Vec::new(), items }];
    Generation { modules, notes: Vec::new() }
}

fn broken(item: Item) -> Vec<Rule> {
    violations(&source(), &generation(vec![item])).into_iter().map(|violation| violation.rule).collect()
}

const VALVE: &str = "The shift leader must close the main valve within 5 minutes of the alarm.";
const VALVE_STEM: &str = "Fill the blank: The shift leader must close the main valve within ____ of the alarm.";
const GATE: &str = "The night guard locks the north gate after 8 hours of work.";
const GATE_STEM: &str = "Fill the blank: The night guard locks the ____ after 8 hours of work.";
const BURN: &str = "The plant nurse treats a minor burn in the first aid room.";
const LEAK: &str = "A leak of 30 ml is noted in the log book of the plant.";

fn written(prompt: &str, reference: &str, quote: &str) -> Item {
    item(prompt, ItemAnswer::Free { reference: Some(String::from(reference)) }, quote)
}

fn chosen(prompt: &str, choices: [&str; 4], quote: &str) -> Item {
    item(prompt, ItemAnswer::Choice { choices: choices.map(String::from).to_vec(), correct: 0 }, quote)
}

#[test]
fn sound_items_break_no_rule() {
    assert_eq!(broken(written(VALVE_STEM, "5 minutes", VALVE)), []);
    assert_eq!(broken(chosen(VALVE_STEM, ["5 minutes", "20 minutes", "15 minutes", "8 hours"], VALVE)), []);
    assert_eq!(broken(chosen(GATE_STEM, ["north gate", "log book", "fire crew", "grid centre"], GATE)), []);
}

fn check(item: Item, rule: Rule) {
    let prompt = item.prompt.clone();
    let found = broken(item);
    assert!(found.contains(&rule), "{rule:?} is not among {found:?}: {prompt}");
}

#[test]
fn what_is_cited_and_what_is_answered_must_stand_there() {
    let mut misquoted = written(VALVE_STEM, "5 minutes", VALVE);
    misquoted.citation = Some(Citation { span: Span { start: 4, end: 20 }, quote: String::from(VALVE) });
    check(misquoted, Rule::CitationStands);
    let mut uncited = written(VALVE_STEM, "5 minutes", VALVE);
    uncited.citation = None;
    check(uncited, Rule::CitationStands);
    check(written(VALVE_STEM, "8 hours", VALVE), Rule::AnswerInSpan);
    check(written("What must the leader close?", "main valve; north gate", VALVE), Rule::AnswerInSpan);
    check(item(VALVE_STEM, ItemAnswer::Free { reference: None }, VALVE), Rule::AnswerInSpan);
}

#[test]
fn there_is_one_right_choice() {
    check(chosen(VALVE_STEM, ["5 minutes", "300 seconds", "15 minutes", "8 hours"], VALVE), Rule::DistinctChoices);
    check(chosen(GATE_STEM, ["north gate", "North gates", "fire crew", "log book"], GATE), Rule::DistinctChoices);
    let mut three = chosen(GATE_STEM, ["north gate", "log book", "fire crew", "main valve"], GATE);
    three.answer = ItemAnswer::Choice { choices: vec![String::from("north gate"); 3], correct: 0 };
    check(three, Rule::DistinctChoices);
    let who = "Fill the blank: The ____ must close the main valve within 5 minutes of the alarm.";
    check(chosen(who, ["shift leader", "safety officer", "fire crew", "night guard"], VALVE), Rule::OneRightChoice);
}

#[test]
fn looks_do_not_tell_the_right_choice() {
    check(chosen(GATE_STEM, ["north gate", "log", "crew", "burn"], GATE), Rule::EvenLength);
    check(chosen(GATE_STEM, ["north gate", "Log book", "Fire crew", "Main valve"], GATE), Rule::EvenCase);
    check(chosen(GATE_STEM, ["north gate", "log books", "fire crews", "main valves"], GATE), Rule::EvenNumber);
    let burn = "Fill the blank: The plant nurse treats a ____ in the first aid room.";
    check(chosen(burn, ["minor burn", "open wound", "old injury", "acid spill"], BURN), Rule::EvenArticle);
    let repeats = "Fill the blank: The night guard of the north side locks the ____ after 8 hours of work.";
    check(chosen(repeats, ["north gate", "log book", "fire crew", "main valve"], GATE), Rule::NoRepetition);
    check(chosen(VALVE_STEM, ["5 minutes", "main hall", "15 minutes", "8 hours"], VALVE), Rule::SameKind);
    check(chosen(GATE_STEM, ["north gate", "log book", "fire crew", "all of these"], GATE), Rule::NoCatchAll);
}

#[test]
fn a_blank_stands_for_something_and_something_stands_around_it() {
    check(written("Fill the blank: ____ shift leader must close the main valve.", "The", VALVE), Rule::MeaningfulBlank);
    check(written("Fill the blank: The ____ must close.", "shift leader", VALVE), Rule::MeaningfulBlank);
    check(
        written("Fill the blank: ____ of 30 ml is ____ in the log book of the plant.", "A leak", LEAK),
        Rule::MeaningfulBlank,
    );
    check(
        written("Fill the blank: A l____ of 30 ml is noted in the log book of it.", "leak", LEAK),
        Rule::MeaningfulBlank,
    );
}

#[test]
fn a_stem_neither_tells_nor_leans_nor_waits_to_be_filled_in() {
    check(written("Within how many minutes, 5 minutes or more?", "5 minutes", VALVE), Rule::StemKeepsAnswer);
    check(
        chosen("Which of log book and others?", ["north gate", "log book", "fire crew", "main valve"], GATE),
        Rule::StemKeepsAnswer,
    );
    check(
        written("Fill the blank: It must close the main valve within ____ of the alarm.", "5 minutes", VALVE),
        Rule::StandsAlone,
    );
    check(chosen(GATE_STEM, ["north gate", "Option B", "fire crew", "main valve"], GATE), Rule::NoPlaceholder);
}

#[test]
fn what_breaks_a_rule_is_taken_out_and_what_repeats_counts_as_broken() {
    let sound = || written(VALVE_STEM, "5 minutes", VALVE);
    let wrong = written(GATE_STEM, "8 days", GATE);
    let mut written = generation(vec![sound(), wrong, sound()]);
    let rules: Vec<(Rule, Option<usize>)> =
        retain_clean(&source(), &mut written).into_iter().map(|violation| (violation.rule, violation.item)).collect();
    assert_eq!(rules, [(Rule::AnswerInSpan, Some(1)), (Rule::NoDuplicate, Some(2))]);
    assert_eq!(written.modules[0].items, [sound()]);
}
