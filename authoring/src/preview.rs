//! A first look at a text: what it is about and how it could be taught.

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::item::Workshop;
use crate::outline::{self, Section};
use crate::source::{Source, Span};
use crate::{open_prompt, phrase, question, segment, summary, topic};

/// What a text is about and how it could be taught. All of it is the text's own wording but the questions around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// False where the text is a mere topic: nothing can be taken from it.
    pub grounded: bool,
    /// Its title, or what it is about.
    pub title: String,
    /// One to four of its own sentences, verbatim.
    pub summary: String,
    /// One to twelve; none for an empty text.
    pub modules: Vec<ProposedModule>,
    /// Two to five questions to the sender, each naming something in the text.
    pub questions: Vec<String>,
    /// ISO 639-1 code (639-3 where there is none).
    pub language: String,
}

/// A module that could be made of a part of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedModule {
    /// A heading or key phrase of the text.
    pub title: String,
    /// Subheadings and key phrases of the part, at most six; ten where it is the only part.
    pub topics: Vec<String>,
    /// How many items the part carries.
    pub estimated_items: usize,
    /// Where the part stands.
    pub spans: Vec<Span>,
}

/// Most topics of a module: fewer where there are several, since together they are the key phrases of the text.
const TOPICS: usize = 6;
const TOPICS_ALONE: usize = 10;

/// Reads a text. `context` is what the sender says about purpose or audience; what it answers is not asked again.
pub fn preview(source: &Source, context: Option<&str>) -> Preview {
    match topic::of_goal(source.content) {
        Some(topic) => of_topic(&topic, source, context),
        None => of_document(&Document::read(source), context),
    }
}

fn of_topic(topic: &str, source: &Source, context: Option<&str>) -> Preview {
    let modules = topic::path(topic).into_iter().map(|step| ProposedModule {
        estimated_items: open_prompt::capacity(step.topics.len()).min(10),
        title: step.title,
        topics: step.topics,
        spans: Vec::new(),
    });
    Preview {
        grounded: false,
        title: segment::capitalised(topic),
        summary: String::from(source.content.trim()),
        modules: modules.collect(),
        questions: question::about_topic(topic, context),
        language: crate::language::Language::of(source.content, source.language).code,
    }
}

fn of_document(document: &Document, context: Option<&str>) -> Preview {
    let sections = if document.blocks.is_empty() { Vec::new() } else { outline::sections(document) };
    let workshop = Workshop::new(document);
    let estimates = workshop.estimates(sections.iter().map(|section| section.blocks.clone()));
    let title = outline::title(document)
        .unwrap_or_else(|| sections.first().map(|section| section.title.clone()).unwrap_or_default());
    let modules: Vec<ProposedModule> = sections
        .iter()
        .zip(estimates)
        .map(|(section, estimated_items)| ProposedModule {
            title: section.title.clone(),
            topics: topics(document, section, if sections.len() == 1 { TOPICS_ALONE } else { TOPICS }),
            estimated_items,
            spans: span(document, section).into_iter().collect(),
        })
        .collect();
    Preview {
        grounded: true,
        summary: summary::summarise(document),
        questions: question::about_document(document, &workshop.ranking.phrases, &title, &modules, context),
        title,
        modules,
        language: document.language.code.clone(),
    }
}

/// Subheadings first, then key phrases.
fn topics(document: &Document, section: &Section, most: usize) -> Vec<String> {
    let mut topics: Vec<String> = Vec::new();
    let headings = section.blocks.clone().filter(|block| document.heading_level(*block).is_some());
    let headings = headings.map(|block| outline::clean_title(&document.blocks[block].text)).take(most - 2);
    let ranked = phrase::rank(document, section.blocks.clone());
    let phrases = phrase::distinct(&ranked, most).into_iter().map(|phrase| phrase.text.clone());
    for topic in headings.chain(phrases) {
        let known = topics.iter().chain([&section.title]).any(|known| known.to_lowercase() == topic.to_lowercase());
        if !known && topics.len() < most {
            topics.push(topic);
        }
    }
    topics
}

fn span(document: &Document, section: &Section) -> Option<Span> {
    let blocks = &document.blocks[section.blocks.clone()];
    let (first, last) = (blocks.first()?, blocks.last()?);
    Some(Span { start: first.whole().start, end: last.whole().end })
}
