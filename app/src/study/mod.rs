//! Studying a plan: the page, the server functions behind its forms, and the island that makes it react at once.

mod api;
mod browser;
mod card;
mod complete;
mod controls;
mod deck;
mod island;
mod outbox;
#[cfg(feature = "ssr")]
mod page;
mod ready;
mod said;
#[cfg(feature = "ssr")]
mod session;
mod view;

pub use api::{NewSession, StartStudy, StudyAct, StudyState};
pub use deck::Deck;
#[cfg(feature = "ssr")]
pub use page::StudyPage;
pub use view::{Face, StudyView};
