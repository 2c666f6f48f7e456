//! The program `cerply-ops`.
fn main() {}
