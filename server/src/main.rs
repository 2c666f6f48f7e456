//! The program `cerply`.
fn main() {}
