//! Whether a wrong choice looks like the right one: otherwise length, case or grammar would give the answer away.

use super::Candidate;
use super::quantity::seconds;
use crate::rng::Rng;

/// How many distractors a choice needs.
pub(crate) const WANTED: usize = 3;
/// Longest against shortest choice, in characters.
const LENGTH_RATIO: f64 = 1.6;
/// Three of the proposed texts that look like the answer and are not it.
pub(crate) fn pick(candidate: &Candidate, mut proposed: Vec<String>, rng: &mut Rng) -> Option<Vec<String>> {
    rng.shuffle(&mut proposed);
    let mut chosen: Vec<String> = Vec::new();
    for text in proposed {
        let Some(text) = in_case_of(&candidate.answer, text) else {
            continue;
        };
        let told_apart = chosen.iter().chain([&candidate.answer]).all(|other| are_apart(other, &text));
        if told_apart && looks_alike(&candidate.answer, &text) && fits(&candidate.prompt, &candidate.answer, &text) {
            chosen.push(text);
        }
        if chosen.len() == WANTED {
            return Some(chosen);
        }
    }
    None
}

/// The text with the answer's capitalisation where that changes nothing but a sentence's first letter.
fn in_case_of(answer: &str, text: String) -> Option<String> {
    let capital = |text: &str| text.starts_with(char::is_uppercase);
    let titled = |text: &str| text.split(' ').filter(|word| capital(word)).count();
    if capital(answer) == capital(&text) {
        return (titled(answer).min(2) == titled(&text).min(2)).then_some(text);
    }
    (titled(answer) == 1 && titled(&text) == 0 && capital(answer)).then(|| crate::segment::capitalised(&text))
}

/// Neither is the other, says the same, or is part of it.
fn are_apart(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let same_amount = matches!((seconds(&a), seconds(&b)), (Some(x), Some(y)) if (x - y).abs() < f64::EPSILON);
    let (singular_a, singular_b) = (a.trim_end_matches('s'), b.trim_end_matches('s'));
    let last = |text: &str| text.rsplit(' ').next().map(String::from);
    let numeric = a.starts_with(|c: char| c.is_ascii_digit());
    let inside = !numeric && (singular_a.contains(singular_b) || singular_b.contains(singular_a));
    let same_head = !numeric && a.contains(' ') != b.contains(' ') && last(singular_a) == last(singular_b);
    let first = |text: &str| text.split(' ').next().map(String::from);
    let framed_alike = a.contains(' ') && b.contains(' ') && !numeric && first(&a) == first(&b) && last(&a) == last(&b);
    a != b && !framed_alike && !same_amount && !inside && !same_head
}

/// Length, number, digits as in the answer.
fn looks_alike(answer: &str, text: &str) -> bool {
    let (a, b) = (answer.chars().count() as f64, text.chars().count() as f64);
    let plural =
        |text: &str| text.ends_with('s') && !text.ends_with("ss") && !text.ends_with("is") && !text.ends_with("us");
    let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let one = |text: &str| text == "1";
    a.max(b) <= LENGTH_RATIO * a.min(b)
        && plural(answer) == plural(text)
        && digit(answer) == digit(text)
        && one(answer) == one(text)
}

/// Not in the stem already, and no article before the blank that rules it out.
fn fits(prompt: &str, answer: &str, text: &str) -> bool {
    let lower = prompt.to_lowercase();
    let article = lower.contains(" a ____")
        || lower.contains(" an ____")
        || lower.contains(": a ____")
        || lower.contains(": an ____");
    let vowel = |text: &str| text.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u']);
    !lower.contains(&text.to_lowercase()) && (!article || vowel(answer) == vowel(text))
}
