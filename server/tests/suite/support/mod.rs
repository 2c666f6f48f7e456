//! What the tests share.

mod answer;
mod app;
mod document;
mod process;

pub(crate) use answer::Answer;
pub(crate) use app::{TestApp, request};
pub(crate) use document::{FIRE, MARKDOWN};
pub(crate) use process::{Process, on_a_small_disk, run};
