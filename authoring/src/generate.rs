//! From modules asked for to lessons and items.

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::generation::{GeneratedModule, Generation};
use crate::item::{self, Asked};
use crate::lesson::lessons;
use crate::rng::Rng;
use crate::source::{Source, Span};
use crate::{locate, open_prompt, topic};

/// For whom the items are. It decides between kinds of items, not between facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// More to recognise: choices, terms.
    Beginner,
    /// Some of each.
    Intermediate,
    /// More to recall: blanks, lists, definitions.
    Advanced,
}

/// A module to write for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleRequest {
    /// As proposed, or as the sender worded it.
    pub title: String,
    /// Used to find the section where there are no spans.
    pub topics: Vec<String>,
    /// Where the section stands. Empty: it is found by title, then by topics.
    pub spans: Vec<Span>,
}

/// What to write.
#[derive(Debug, Clone)]
pub struct GenerateRequest<'a> {
    /// The text everything is taken from; without one, or with a mere topic, items are open prompts.
    pub source: Option<Source<'a>>,
    /// In the order wanted.
    pub modules: Vec<ModuleRequest>,
    /// For whom.
    pub level: Level,
    /// Most items per module; a section that does not carry that many good ones gets fewer.
    pub items_per_module: usize,
    /// Decides what is left to chance. The same request gives the same result.
    pub seed: u64,
}

/// Writes lessons and items.
pub fn generate(request: &GenerateRequest) -> Generation {
    match &request.source {
        Some(source) if topic::of_goal(source.content).is_none() && !source.content.trim().is_empty() => {
            grounded(request, source)
        }
        _ => open_prompt::generation(request),
    }
}

fn grounded(request: &GenerateRequest, source: &Source) -> Generation {
    let document = Document::read(source);
    let workshop = item::Workshop::new(&document);
    let mut asked = Asked::default();
    let mut rng = Rng::new(request.seed);
    let mut notes = Vec::new();
    let mut modules = Vec::new();
    for module in &request.modules {
        let blocks = locate::blocks(&document, module);
        let order = item::Order { level: request.level, most: request.items_per_module };
        let items = workshop.items(&blocks, order, &mut rng, &mut asked);
        notes.extend(note(&document, module, &blocks, items.len(), request.items_per_module));
        let lessons = lessons(&document, &blocks, &module.title);
        modules.push(GeneratedModule { title: module.title.clone(), lessons, items });
    }
    notes.extend(asked.dropped.note());
    Generation { modules, notes }
}

/// Why a module has few items or none.
fn note(
    document: &Document,
    module: &ModuleRequest,
    blocks: &[std::ops::Range<usize>],
    items: usize,
    most: usize,
) -> Option<String> {
    let words: usize = blocks.iter().flat_map(Clone::clone).map(|block| document.block_words(block)).sum();
    let title = &module.title;
    if items >= most {
        return None;
    }
    if blocks.is_empty() {
        return Some(format!(
            "“{title}”: no section of the source matches this title or its topics, so nothing was written."
        ));
    }
    if items == 0 && !document.language.is_known() {
        let code = &document.language.code;
        return Some(format!("“{title}”: no items, since the embedded engine does not know the language “{code}”."));
    }
    if items == 0 {
        return Some(format!(
            "“{title}”: no items, since its {words} words hold no statement that can be asked about by itself."
        ));
    }
    (items * 60 < words || items < 3)
        .then(|| format!("“{title}”: {items} items from {words} words; the rest repeats, refers back or states too little to ask about."))
}
