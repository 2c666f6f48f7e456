//! The rules every item keeps, whoever wrote it: one file per rule, each judging an item against its document.
//!
//! The engine runs them as its last gate, the tests and the evaluation run them over whole folders, and items from a
//! model must pass them as well. There is no second copy of a rule.

mod answer;
mod article;
mod blank;
mod case;
mod catch_all;
mod choices;
mod citation;
mod duplicate;
mod kind;
mod leaning;
mod length;
mod number;
mod placeholder;
mod repetition;
mod subject;
mod told;
mod truth;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::generation::{Generation, Item};
use crate::source::Source;
pub(crate) use choices::says_the_same;
pub(crate) use duplicate::Seen;
use subject::Subject;
use truth::Statements;

/// What an item may not do. The names are stable: reports and counts use them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// A citation quotes the bytes at its span, and something stands there.
    CitationStands,
    /// The answer is found in the cited span, word for word; every part of a list is.
    AnswerInSpan,
    /// Four choices, all different, none saying what another says.
    DistinctChoices,
    /// No distractor is also true of the stem, as far as the document tells.
    OneRightChoice,
    /// No two items ask the same.
    NoDuplicate,
    /// The right choice is not told by its length.
    EvenLength,
    /// The right choice is not told by its capitals.
    EvenCase,
    /// The right choice is not told by an article before the blank.
    EvenArticle,
    /// The right choice is not told by singular and plural.
    EvenNumber,
    /// The right choice is not told by a word it shares with the stem.
    NoRepetition,
    /// No pronoun, stop word or fragment is blanked, and enough stands around the blank.
    MeaningfulBlank,
    /// No “all of the above”.
    NoCatchAll,
    /// No placeholder in stem, choice or answer.
    NoPlaceholder,
    /// All choices are of one kind: figures, durations, roles, words, phrases.
    SameKind,
    /// The stem does not hold its answer, nor any other choice.
    StemKeepsAnswer,
    /// The stem can be understood by itself.
    StandsAlone,
}

impl Rule {
    /// The name it has in JSON and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::CitationStands => "citation_stands",
            Self::AnswerInSpan => "answer_in_span",
            Self::DistinctChoices => "distinct_choices",
            Self::OneRightChoice => "one_right_choice",
            Self::NoDuplicate => "no_duplicate",
            Self::EvenLength => "even_length",
            Self::EvenCase => "even_case",
            Self::EvenArticle => "even_article",
            Self::EvenNumber => "even_number",
            Self::NoRepetition => "no_repetition",
            Self::MeaningfulBlank => "meaningful_blank",
            Self::NoCatchAll => "no_catch_all",
            Self::NoPlaceholder => "no_placeholder",
            Self::SameKind => "same_kind",
            Self::StemKeepsAnswer => "stem_keeps_answer",
            Self::StandsAlone => "stands_alone",
        }
    }
}

/// One item breaking one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// The rule.
    pub rule: Rule,
    /// Index of the module.
    pub module: usize,
    /// Index of the item in its module; nothing where a lesson is at fault.
    pub item: Option<usize>,
    /// What is wrong, with the words at fault.
    pub detail: String,
}

type Judge = fn(&Checker, &Subject) -> Option<String>;

/// The rules that judge an item by itself.
const RULES: [(Rule, Judge); 15] = [
    (Rule::CitationStands, citation::fault),
    (Rule::AnswerInSpan, answer::fault),
    (Rule::DistinctChoices, choices::fault),
    (Rule::EvenLength, length::fault),
    (Rule::EvenCase, case::fault),
    (Rule::EvenArticle, article::fault),
    (Rule::EvenNumber, number::fault),
    (Rule::NoRepetition, repetition::fault),
    (Rule::MeaningfulBlank, blank::fault),
    (Rule::NoCatchAll, catch_all::fault),
    (Rule::NoPlaceholder, placeholder::fault),
    (Rule::SameKind, kind::fault),
    (Rule::StemKeepsAnswer, told::fault),
    (Rule::StandsAlone, leaning::fault),
    (Rule::OneRightChoice, truth::fault),
];

/// The rules that hold between the right choice and each wrong one, the quickest first.
const PAIR_RULES: [Judge; 10] = [
    length::fault,
    case::fault,
    number::fault,
    kind::fault,
    article::fault,
    catch_all::fault,
    placeholder::fault,
    told::fault,
    repetition::fault,
    truth::fault,
];

/// Judges the items of one document.
pub(crate) struct Checker<'d> {
    pub(crate) document: &'d Document<'d>,
    statements: Statements,
}

impl<'d> Checker<'d> {
    pub(crate) fn new(document: &'d Document<'d>) -> Self {
        Self { document, statements: Statements::new(document) }
    }

    /// Whether a wrong choice keeps every rule beside the reference answer of an item answered by writing.
    pub(crate) fn admits(&self, item: &Item, wrong: &str) -> bool {
        let mut subject = Subject::of(item);
        subject.wrong.push(wrong);
        let apart = subject.right.is_some_and(|right| !says_the_same(right, wrong));
        apart && PAIR_RULES.iter().all(|judge| judge(self, &subject).is_none())
    }

    /// The rules an item breaks by itself, with what is wrong.
    pub(crate) fn faults<'c>(&'c self, item: &'c Item) -> impl Iterator<Item = (Rule, String)> + 'c {
        let subject = Subject::of(item);
        RULES.iter().filter_map(move |(rule, judge)| Some((*rule, judge(self, &subject)?)))
    }
}

/// Every violation in a generation, in the order of its modules and items. Open prompts written without a source are
/// not for these rules: they cite nothing.
pub fn violations(source: &Source, generation: &Generation) -> Vec<Violation> {
    judge(source, &mut generation.clone())
}

/// Takes out the items that break a rule and tells which rules they broke.
pub fn retain_clean(source: &Source, generation: &mut Generation) -> Vec<Violation> {
    judge(source, generation)
}

fn judge(source: &Source, generation: &mut Generation) -> Vec<Violation> {
    let document = Document::read(source);
    let checker = Checker::new(&document);
    let mut seen = Seen::default();
    let mut found = Vec::new();
    for (module, written) in generation.modules.iter_mut().enumerate() {
        let lessons = written.lessons.iter().filter_map(|lesson| citation::lesson_fault(source.content, lesson));
        found.extend(lessons.map(|detail| Violation { rule: Rule::CitationStands, module, item: None, detail }));
        let mut index = 0;
        written.items.retain(|item| {
            let repeated = seen.repeats(item).then(|| (Rule::NoDuplicate, format!("“{}” is asked twice", item.prompt)));
            seen.add(item);
            let before = found.len();
            let at = Some(index);
            let faults = checker.faults(item).chain(repeated);
            found.extend(faults.map(|(rule, detail)| Violation { rule, module, item: at, detail }));
            index += 1;
            found.len() == before
        });
    }
    found
}
