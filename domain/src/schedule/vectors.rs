//! The scheduling contract that can be executed: histories and the states they come to, as JSON. The tests run these
//! very files, the server hands them out, and any client can hold its own implementation against them.

/// A file for each algorithm: its name, the start, and histories of grades (with the days before each, where they
/// matter) and the states after them.
pub const VECTORS: [&str; 3] = [
    include_str!("../../vectors/sm2-lite.json"),
    include_str!("../../vectors/sm2.json"),
    include_str!("../../vectors/fsrs-6.json"),
];
