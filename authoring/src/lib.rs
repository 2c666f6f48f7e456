//! Content in, lessons and items out: the embedded engine.
//!
//! It works with no model and no network. A document is read into blocks whose text is mapped back to the bytes that
//! were sent ([`Span`]); everything that comes out is the document's own wording and cites those bytes. There is no
//! chance in it but what a seed decides.

mod block;
pub mod check;
mod document;
mod generate;
mod generation;
mod item;
mod language;
mod lesson;
mod lexicon;
mod locate;
mod noun_phrase;
mod open_prompt;
mod outline;
mod phrase;
mod preview;
mod question;
mod read;
mod readable;
mod rng;
mod segment;
mod sentence;
mod source;
mod stale;
mod summary;
mod token;
mod topic;
pub mod upload;
mod vocabulary;
mod word_list;

pub use generate::{GenerateRequest, Level, ModuleRequest, generate};
pub use generation::{Citation, Difficulty, GeneratedModule, Generation, Item, ItemAnswer, ItemKind, Lesson};
pub use phrase::key_phrases;
pub use preview::{Preview, ProposedModule, preview};
pub use readable::{content_words, readable};
pub use source::{ContentType, Source, Span, UnknownContentType};
pub use stale::relocated;
