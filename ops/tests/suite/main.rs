//! The program against services that are well, wrong, hostile or not there.
#![expect(clippy::unwrap_used, reason = "in a test that is how to fail")]

mod cerply;
mod documents;
mod ends;
mod faults;
mod hostile;
mod monitor;
mod program;
mod rollback;
mod service;
mod verify;
mod workflows;
