//! The rules for items, written apart from the code that keeps them.

use std::collections::HashSet;

use authoring::{Citation, Generation, Item, ItemAnswer};

/// Words that no blank may stand for.
const NEVER_BLANKED: &str = "a an the it its they them their he she we you i this that these those and or but not no of in on \
                             at by for from with to as is are was were be must shall should may can will which who what";
/// Openings that lean on the sentence before.
const LEANING: &str = "this these they it however such those";

/// Panics with the item that breaks a rule.
pub(crate) fn check(content: &str, generation: &Generation) {
    let mut prompts = HashSet::new();
    for module in &generation.modules {
        for lesson in &module.lessons {
            assert!(!lesson.citations.is_empty() && !lesson.explanation.is_empty(), "{lesson:?}");
            lesson.citations.iter().for_each(|citation| check_citation(content, citation));
        }
        for item in &module.items {
            let citation = item.citation.as_ref().expect("a grounded item cites its source");
            check_citation(content, citation);
            check_answer(item, citation);
            check_blank(item);
            assert!(prompts.insert(item.prompt.to_lowercase()), "asked twice: {}", item.prompt);
        }
    }
}

fn check_citation(content: &str, citation: &Citation) {
    assert_eq!(content.get(citation.span.start..citation.span.end), Some(citation.quote.as_str()));
    assert!(!citation.quote.trim().is_empty());
}

fn check_answer(item: &Item, citation: &Citation) {
    match &item.answer {
        ItemAnswer::Choice { choices, correct } => {
            assert_found(&choices[*correct], citation, item);
            check_choices(item, choices, *correct);
        }
        ItemAnswer::Free { reference } => {
            let reference = reference.as_deref().expect("a grounded item has a reference answer");
            reference.split("; ").for_each(|part| assert_found(part, citation, item));
        }
    }
}

/// The words of an answer stand in the quote one after the other; only markup may stand between them.
fn assert_found(answer: &str, citation: &Citation, item: &Item) {
    let words = |text: &str| text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect::<Vec<_>>();
    let text = without_tags(&citation.quote);
    let spaced = |words: Vec<String>| words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let (quote, answer) = (spaced(words(&text)), spaced(words(answer)));
    assert!(format!(" {quote} ").contains(&format!(" {answer} ")), "“{answer}” is not in “{quote}”: {item:?}");
}

fn without_tags(text: &str) -> String {
    let mut inside = false;
    let decoded = text.replace("&nbsp;", " ").replace("&deg;", "°");
    let plain = decoded.chars().map(|c| {
        let markup = inside || c == '<';
        inside = markup && c != '>';
        if markup { ' ' } else { c }
    });
    plain.collect()
}

fn check_choices(item: &Item, choices: &[String], correct: usize) {
    assert_eq!(choices.len(), 4, "{item:?}");
    let distinct: HashSet<String> = choices.iter().map(|choice| choice.to_lowercase()).collect();
    assert_eq!(distinct.len(), choices.len(), "{item:?}");
    let length = |choice: &String| choice.chars().count();
    let others = || choices.iter().enumerate().filter(|(at, _)| *at != correct).map(|(_, choice)| choice);
    let (longest, shortest) = (others().map(length).max().unwrap_or(0), others().map(length).min().unwrap_or(0));
    let right = length(&choices[correct]);
    assert!(right * 10 <= longest * 16 && shortest * 10 <= right * 16, "length gives it away: {item:?}");
    let capital = |choice: &String| choice.starts_with(char::is_uppercase);
    assert!(others().all(|other| capital(other) == capital(&choices[correct])), "case gives it away: {item:?}");
    let prompt = item.prompt.to_lowercase();
    let told = choices
        .iter()
        .find(|choice| prompt.split(|c: char| !c.is_alphanumeric()).any(|word| word == choice.to_lowercase()));
    assert_eq!(told, None, "a choice stands in the stem: {item:?}");
    if prompt.contains(" a ____") || prompt.contains(" an ____") {
        let vowel = |choice: &String| choice.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u']);
        assert!(others().all(|other| vowel(other) == vowel(&choices[correct])), "the article gives it away: {item:?}");
    }
}

fn check_blank(item: &Item) {
    let Some(stem) = item.prompt.strip_prefix("Fill the blank: ") else {
        return;
    };
    assert_eq!(stem.matches("____").count(), 1, "{item:?}");
    let answer = match &item.answer {
        ItemAnswer::Choice { choices, correct } => choices[*correct].to_lowercase(),
        ItemAnswer::Free { reference } => reference.clone().unwrap_or_default().to_lowercase(),
    };
    assert!(NEVER_BLANKED.split_whitespace().all(|word| word != answer), "{item:?}");
    assert!(stem.split_whitespace().count() >= 6, "{item:?}");
    let first = stem.split(' ').next().unwrap_or_default().to_lowercase();
    let own = ["this policy", "this procedure"].iter().any(|own| stem.to_lowercase().starts_with(own));
    assert!(own || LEANING.split_whitespace().all(|word| word != first), "{item:?}");
    assert!(
        !format!(" {} ", stem.to_lowercase()).contains(&format!(" {answer} ")),
        "the stem tells the answer: {item:?}"
    );
}
