//! Questions to the sender, each about something the text says or leaves out.

use crate::document::Document;
use crate::item::acronym;
use crate::item::quantity;
use crate::item::role;
use crate::phrase::{KeyPhrase, distinct};
use crate::preview::ProposedModule;

/// Most questions.
const MOST: usize = 5;

pub(crate) fn about_topic(topic: &str, context: Option<&str>) -> Vec<String> {
    let mut questions = vec![format!(
        "Do you have source material on {topic} (a chapter, a policy, lecture notes)? With it, lessons and items can be grounded and cited."
    )];
    if !names_audience(context) {
        questions.push(format!("Who will study {topic}, and what do they know about it already?"));
    }
    questions.push(format!("What should somebody be able to do after studying {topic}?"));
    questions
}

pub(crate) fn about_document(
    document: &Document,
    ranked: &[KeyPhrase],
    title: &str,
    modules: &[ProposedModule],
    context: Option<&str>,
) -> Vec<String> {
    let mut questions = Vec::new();
    questions.extend(unexplained_acronym(document, context));
    questions.extend(exact_figure(document, context));
    questions.extend(role(document, context));
    questions.extend(undefined_term(document, ranked, context));
    questions.extend(audience(modules, context));
    if questions.len() < 2 && !title.is_empty() {
        questions.push(format!("What should somebody be able to do after studying “{title}”?"));
    }
    if questions.len() < 2 && !title.is_empty() {
        questions.push(format!("Is “{title}” complete as sent, or is there more material on it?"));
    }
    questions.truncate(MOST);
    questions
}

fn mentions(context: Option<&str>, name: &str) -> bool {
    context.is_some_and(|context| context.to_lowercase().contains(&name.to_lowercase()))
}

fn names_audience(context: Option<&str>) -> bool {
    const AUDIENCES: [&str; 22] = [
        "audience",
        "beginner",
        "new hire",
        "newcomer",
        "staff",
        "employee",
        "student",
        "learner",
        "team",
        "manager",
        "engineer",
        "nurse",
        "technician",
        "everyone",
        "everybody",
        "intern",
        "trainee",
        "apprentice",
        "user",
        "for ",
        "pupil",
        "class",
    ];
    AUDIENCES.iter().any(|word| mentions(context, word))
}

fn unexplained_acronym(document: &Document, context: Option<&str>) -> Option<String> {
    let acronym = acronym::unexplained(document).into_iter().find(|acronym| !mentions(context, acronym))?;
    Some(format!("What does “{acronym}” stand for? The text uses it without spelling it out."))
}

fn exact_figure(document: &Document, context: Option<&str>) -> Option<String> {
    let (figure, sentence) = quantity::first_deadline(document)?;
    let quoted = document.text(&document.sentences[sentence]);
    let short = quoted.len() <= 160;
    (short && !mentions(context, &figure))
        .then(|| format!("Must learners know the exact figure “{figure}” (“{quoted}”), or only that there is a limit?"))
}

fn role(document: &Document, context: Option<&str>) -> Option<String> {
    let role = role::named(document).into_iter().find(|role| !mentions(context, role))?;
    Some(format!("Will anybody who acts as “{role}” study this, or only people who need to know what that role does?"))
}

/// A term that is used often and that no sentence defines.
fn undefined_term(document: &Document, ranked: &[KeyPhrase], context: Option<&str>) -> Option<String> {
    let defined = crate::item::definition::defined_terms(document);
    let is_open = |term: &&KeyPhrase| {
        let lower = term.text.to_lowercase();
        let known = defined.iter().any(|known| known.to_lowercase().contains(&lower));
        term.count >= 2
            && term.stems.len() >= 2
            && !known
            && !is_explained(document, &lower)
            && !role::is_role(&lower)
            && !mentions(context, &term.text)
    };
    let term = distinct(ranked, 12).into_iter().find(is_open)?;
    Some(format!(
        "The text uses “{}” {} times and does not define it. What should learners understand by it?",
        term.text, term.count
    ))
}

/// Whether the text quotes the term, as texts do where they explain one, or says what it is.
fn is_explained(document: &Document, lower: &str) -> bool {
    let singular = lower.trim_end_matches('s');
    document.blocks.iter().any(|block| {
        let text = block.text.to_lowercase();
        text.match_indices(singular).any(|(at, _)| {
            let before = text[..at].ends_with(['"', '“', '‘', '\'']);
            let after = text[at + singular.len()..].trim_start_matches('s');
            before
                || [" is a", " is the", " are ", " means", " refers to", ":", " ("]
                    .iter()
                    .any(|cue| after.starts_with(cue))
        })
    })
}

fn audience(modules: &[ProposedModule], context: Option<&str>) -> Option<String> {
    let largest =
        modules.iter().max_by_key(|module| (module.estimated_items, std::cmp::Reverse(module.title.len())))?;
    let title = &largest.title;
    (!names_audience(context) && !title.is_empty())
        .then(|| format!("Who needs to study “{title}”: everybody, or only certain roles?"))
}
