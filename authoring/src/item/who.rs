//! “Who must …?” from a sentence whose subject is a role.

use super::role::is_role;
use super::stem_text::is_whole;
use super::{Candidate, ItemKind, Options, Sort};
use crate::document::Document;
use crate::lexicon::Class;

/// Words of the predicate, at least and at most.
const PREDICATE: std::ops::RangeInclusive<usize> = 4..=30;

pub(crate) fn candidate(document: &Document, index: usize) -> Option<Candidate> {
    let sentence = &document.sentences[index];
    if !is_whole(document, sentence) || !sentence.is_self_contained {
        return None;
    }
    let tokens = document.tokens_of(sentence);
    let first = document.entry(tokens.first()?).lower.as_str();
    let opens_with_determiner = document.class(tokens.first()?) == Class::Determiner;
    // `No employee may …` states the opposite, and `every user` names nobody.
    if opens_with_determiner && !matches!(first, "the" | "a" | "an" | "all") {
        return None;
    }
    let skip = usize::from(opens_with_determiner);
    let subject_words = tokens[skip..].iter().take_while(|token| document.class(token).is_content()).count();
    let subject = tokens.get(skip..skip + subject_words).filter(|words| (1..=4).contains(&words.len()))?;
    let predicate = tokens.get(skip + subject_words..).filter(|words| PREDICATE.contains(&words.len()))?;
    let block_text = &document.blocks[sentence.block].text;
    let name = &block_text[subject.first()?.range.start..subject.last()?.range.end];
    let adjoins = &block_text[subject.last()?.range.end..predicate.first()?.range.start] == " ";
    if !adjoins || name.contains([',', ';', '(']) || !is_role(&name.to_lowercase()) {
        return None;
    }
    let verb = document.entry(predicate.first()?).lower.as_str();
    let second = document.entry(predicate.get(1)?).lower.as_str();
    let modal = matches!(verb, "must" | "shall" | "should" | "may" | "can" | "will");
    let responsible =
        matches!(verb, "is" | "are") && matches!(second, "responsible" | "accountable" | "required" | "expected");
    let acts = document.class(predicate.first()?) == Class::Verb && verb.ends_with('s');
    let rest = block_text[predicate.first()?.range.start..sentence.range.end].trim_end_matches(['.', '!']);
    // A second clause has a subject of its own.
    let rest = rest.find(", and ").or_else(|| rest.find(", but ")).map_or(rest, |end| &rest[..end]);
    if !(modal || responsible || acts) || rest.contains([';', ':']) || rest.split(' ').count() < *PREDICATE.start() {
        return None;
    }
    let rest = rest.strip_prefix("are ").map_or_else(|| String::from(rest), |tail| format!("is {tail}"));
    Some(Candidate {
        kind: ItemKind::Role,
        sentence: index,
        prompt: format!("Who {rest}?"),
        answer: String::from(name),
        span: document.span(sentence),
        explanation: Some(String::from(document.text(sentence))),
        options: Options::Pool(Sort::Role),
        value: 0.9,
    })
}
