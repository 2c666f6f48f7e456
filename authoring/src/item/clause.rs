//! Causes, conditions, exceptions and purposes: what a clause says of the rest of its sentence.

use super::stem_text::is_balanced_text;
use super::{Candidate, ItemKind, Options};
use crate::document::{Document, Sentence};
use crate::lexicon::{Class, may_be_verb};

/// Words of a whole sentence, and of each of its two halves.
const WORDS: std::ops::RangeInclusive<usize> = 8..=60;
const HALF: std::ops::RangeInclusive<usize> = 3..=36;

/// Words that open a clause before the rest of the sentence.
const OPENINGS: [&str; 7] = ["if", "when", "whenever", "unless", "once", "because", "until"];

/// What a clause after the rest of the sentence says of it: the marks, the question, whether the answer keeps the mark.
const TRAILING: [(&[&str], &str, bool); 5] = [
    (&[" because of ", " because ", " as a result of "], "Why is this so", false),
    (
        &[" provided that ", " only if ", " as long as ", " on condition that ", " if "],
        "Under which condition does this hold",
        false,
    ),
    (&[" unless ", " except that ", " except when ", " except for "], "What is the exception to this", true),
    (&[" so that ", " in order to "], "What is the purpose of this", false),
    (&[" until ", " whenever "], "When does this apply", true),
];

/// Verbs that say what follows from something, and how one asks for it.
const EFFECTS: [(&str, &str, &str); 12] = [
    (" leads to ", "does", "lead to"),
    (" lead to ", "do", "lead to"),
    (" results in ", "does", "result in"),
    (" result in ", "do", "result in"),
    (" causes ", "does", "cause"),
    (" cause ", "do", "cause"),
    (" prevents ", "does", "prevent"),
    (" prevent ", "do", "prevent"),
    (" enables ", "does", "enable"),
    (" enable ", "do", "enable"),
    (" depends on ", "does", "depend on"),
    (" depend on ", "do", "depend on"),
];

pub(super) fn candidates(document: &Document, index: usize) -> Vec<Candidate> {
    let sentence = &document.sentences[index];
    let text = document.text(sentence);
    let usable = WORDS.contains(&sentence.tokens.len())
        && sentence.is_self_contained
        && text.ends_with('.')
        && !document.is_cell(sentence);
    if !usable {
        return Vec::new();
    }
    let text = text.trim_end_matches(['.', ' ']);
    let found = leading(document, sentence, text)
        .or_else(|| purpose(document, sentence, text))
        .or_else(|| trailing(document, text))
        .or_else(|| effect(document, sentence, text));
    let found = found.filter(|(_, answer, _)| is_balanced_text(answer) && HALF.contains(&answer.split(' ').count()));
    let candidate = |(prompt, answer, value): (String, String, f64)| Candidate {
        kind: ItemKind::CauseEffect,
        sentence: index,
        prompt,
        answer,
        span: document.span(sentence),
        explanation: Some(String::from(document.text(sentence))),
        options: Options::None,
        value,
    };
    found.map(candidate).into_iter().collect()
}

type Found = Option<(String, String, f64)>;

/// `If the alarm rings, everybody leaves.`
fn leading(document: &Document, sentence: &Sentence, text: &str) -> Found {
    let first = &document.entry(document.tokens_of(sentence).first()?).lower;
    if !OPENINGS.contains(&first.as_str()) {
        return None;
    }
    let (clause, rest) = halves(document, text).filter(|(clause, _)| !clause[..=first.len()].ends_with(','))?;
    let clause = format!("{first}{}", &clause[first.len()..]);
    match first.as_str() {
        "because" => {
            let reason = clause.split_once(' ')?.1;
            Some((format!("Why is this so: “{rest}”?"), String::from(reason), 0.85))
        }
        _ => Some((format!("According to the text, what applies {clause}?"), String::from(rest), 0.74)),
    }
}

/// The clause that opens a sentence, and the rest, where it is plain where one ends: at `then`, or at the first comma
/// after which a subject and its verb follow without another comma. `If A, B, or C, do D` has commas of its own.
fn halves<'t>(document: &Document, text: &'t str) -> Option<(&'t str, &'t str)> {
    let then = text.starts_with("If ").then(|| text.split_once(" then ")).flatten();
    let mut commas = text.match_indices(", ").map(|(at, _)| (&text[..at], &text[at + 2..]));
    let at_comma = commas.find(|(clause, rest)| is_balanced_text(clause) && opens_main_clause(document, rest));
    let (clause, rest) = [at_comma, then].into_iter().flatten().min_by_key(|(clause, _)| clause.len())?;
    let (clause, rest) = (clause.trim_end_matches(','), rest.strip_prefix("then ").unwrap_or(rest));
    let whole = is_balanced_text(clause) && HALF.contains(&clause.split(' ').count()) && !clause.contains([';', ':']);
    (whole && !dangles(document, clause) && says_something(document, rest)).then_some((clause, rest))
}

/// Words of a subject before its verb.
const SUBJECT: usize = 12;

fn opens_main_clause(document: &Document, rest: &str) -> bool {
    let class = |word: &str| document.vocabulary.id(&word.to_lowercase()).map(|id| document.vocabulary.entry(id).class);
    let mut words = rest.split(' ').take(SUBJECT);
    let Some(first) = words.next() else {
        return false;
    };
    let opening = class(first);
    let names = matches!(opening, Some(Class::Pronoun | Class::Determiner | Class::Content));
    if first == "then" {
        return true;
    }
    let imperative = opening == Some(Class::Verb) || opening == Some(Class::Content) && may_be_verb(first, false);
    let subject = words.take_while(|word| !word.ends_with([',', ';', ':']));
    imperative
        || names && subject.into_iter().any(|word| class(word) == Some(Class::Auxiliary) || may_be_verb(word, true))
}

/// `To empty the tank, open the drain valve.`
fn purpose(document: &Document, sentence: &Sentence, text: &str) -> Found {
    let tokens = document.tokens_of(sentence);
    let (first, next) = (document.entry(tokens.first()?), document.entry(tokens.get(1)?));
    let in_order = text.starts_with("In order to ");
    if !(first.lower == "to" && (next.class == Class::Verb || may_be_verb(&next.lower, false)) || in_order) {
        return None;
    }
    let (clause, rest) = halves(document, text)?;
    let aim = clause.strip_prefix("In order to ").or_else(|| clause.strip_prefix("To "))?;
    Some((format!("According to the text, what is to be done to {aim}?"), String::from(rest), 0.74))
}

/// `The valve is closed because the pressure rises.`
fn trailing(document: &Document, text: &str) -> Found {
    let places = TRAILING.iter().flat_map(|(marks, question, keeps)| {
        marks.iter().filter_map(move |mark| Some((text.find(mark)?, *mark, *question, *keeps)))
    });
    let (at, mark, question, keeps) = places.min_by_key(|(at, mark, ..)| (*at, std::cmp::Reverse(mark.len())))?;
    let main = text[..at].trim_end_matches([',', ' ']);
    let last = main.rsplit(' ').next()?.to_lowercase();
    let clause = &text[at + mark.len()..];
    let hangs =
        matches!(last.as_str(), "even" | "as" | "and" | "or" | "but" | "not" | "only" | "especially" | "if" | "just")
            || document.vocabulary.id(&last).is_some_and(|id| {
                let class = document.vocabulary.entry(id).class;
                matches!(
                    class,
                    Class::Preposition
                        | Class::Conjunction
                        | Class::Determiner
                        | Class::Auxiliary
                        | Class::To
                        | Class::Relative
                )
            });
    let subordinate = main.split(' ').next().is_some_and(|first| {
        let first = first.to_lowercase();
        SUBORDINATE.contains(&first.as_str())
    });
    let parenthesis = clause.split(' ').next().is_some_and(|first| first.ends_with(','));
    let whole = main.split(' ').count() >= 4
        && is_balanced_text(main)
        && !main.contains([';', ':'])
        && !subordinate
        && !parenthesis
        && !dangles(document, main);
    if hangs || !whole || !says_something(document, main) || clause.contains([';', ':']) {
        return None;
    }
    let answer = if keeps { text[at..].trim_start() } else { clause };
    let value = if question.starts_with("Why") { 0.85 } else { 0.74 };
    Some((format!("{question}: “{main}”?"), String::from(answer), value))
}

/// `Corrosion leads to leaks.`
fn effect(document: &Document, sentence: &Sentence, text: &str) -> Found {
    let (at, (verb, does, base)) = EFFECTS.iter().find_map(|effect| Some((text.find(effect.0)?, effect)))?;
    let subject = &text[..at];
    let end = sentence.range.start + at;
    let named = document.tokens_of(sentence).iter().take_while(|token| token.range.end <= end).all(|token| {
        let entry = document.entry(token);
        matches!(entry.class, Class::Content | Class::Determiner | Class::Number) || entry.lower == "of"
    });
    let fits = (1..=6).contains(&subject.split(' ').count()) && named && !subject.contains([',', '(']);
    let subject = document.inside_sentence(sentence, subject);
    fits.then(|| (format!("What {does} {subject} {base}?"), String::from(&text[at + verb.len()..]), 0.85))
}

/// Openings of a sentence whose first part is itself a clause.
pub(super) const SUBORDINATE: [&str; 14] = [
    "if", "when", "whenever", "unless", "once", "because", "until", "since", "as", "while", "although", "though",
    "whereas", "after",
];

/// Whether a pronoun stands in a part of a sentence before two words that it could stand for.
fn dangles(document: &Document, part: &str) -> bool {
    let words = part.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    let mut names = 0;
    for word in words {
        let lower = word.to_lowercase();
        if matches!(lower.as_str(), "it" | "they" | "them" | "its" | "their" | "he" | "she" | "him" | "his" | "her") {
            return names < 2;
        }
        let class = document.vocabulary.id(&lower).map(|id| document.vocabulary.entry(id).class);
        names += usize::from(class == Some(Class::Content));
    }
    false
}

/// Whether a clause has a verb of its own, as far as the lists tell.
fn says_something(document: &Document, clause: &str) -> bool {
    clause.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).any(|word| {
        let lower = word.to_lowercase();
        let listed = document.vocabulary.id(&lower).map(|id| document.vocabulary.entry(id).class);
        matches!(listed, Some(Class::Auxiliary | Class::Verb))
            || may_be_verb(&lower, true)
            || may_be_verb(&lower, false)
    })
}
