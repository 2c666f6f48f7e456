//! Studying a plan: the page, the server functions behind its forms, and the island that makes it react at once.

mod api;
#[cfg(feature = "ssr")]
mod around;
mod browser;
mod button;
mod card;
mod complete;
mod controls;
mod deck;
pub mod deed;
mod island;
mod keys;
mod outbox;
#[cfg(feature = "ssr")]
mod page;
mod ready;
mod said;
#[cfg(feature = "ssr")]
mod session;
mod stage;
mod view;
mod wire;

pub use api::StudyAct;
pub use deck::Deck;
#[cfg(feature = "ssr")]
pub use page::StudyPage;
pub use view::{Face, StudyView};
