//! The pages of Cerply, rendered on the server; what must react at once is an island in WASM.

pub mod shell;
pub mod study;

pub use shell::{App, shell};
