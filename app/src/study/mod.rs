//! Studying: the page, the card that reacts in the browser.
pub mod card;
pub mod page;
