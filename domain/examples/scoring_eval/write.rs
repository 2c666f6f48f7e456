//! Writes a model down as the Rust source that scoring is built with.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use domain::scoring::{Forest, Model, Tree};

/// Writes `model` to `path`. `names` are those of the figures, in order.
pub(crate) fn write(model: &Model, names: &[&str], path: &Path) -> std::io::Result<()> {
    let source = format!(
        "//! The weights of the scoring model. Generated, not to be edited: `cargo run --release -p domain --example
//! scoring_eval -- FOLDER --write domain/src/scoring/weights.rs`, with the training half of SemEval-2013 task 7 in
//! FOLDER (Dzikovska et al. 2013).
//!
//! The figures, by number:{figures}.

use std::borrow::Cow;

use super::model::{{DEPTH, Forest, Model, Tree}};

/// The model that scoring uses.
pub(super) static MODEL: Model = Model {{
    right: Forest {{ bias: {right}, trees: Cow::Borrowed(RIGHT) }},
    opposite: Forest {{ bias: {opposite}, trees: Cow::Borrowed(OPPOSITE) }},
    pass: {pass},
    contradiction: {contradiction},
}};

const fn t(splits: [(u8, f32); DEPTH], leaves: [i16; 1 << DEPTH]) -> Tree {{
    Tree {{ splits, leaves }}
}}

#[rustfmt::skip]
const RIGHT: &[Tree] = &[
{right_trees}];

#[rustfmt::skip]
const OPPOSITE: &[Tree] = &[
{opposite_trees}];
",
        figures = wrapped(names),
        right = model.right.bias,
        opposite = model.opposite.bias,
        pass = model.pass,
        contradiction = model.contradiction,
        right_trees = trees(&model.right),
        opposite_trees = trees(&model.opposite),
    );
    fs::write(path, source)
}

/// The names with their numbers, broken into comment lines.
fn wrapped(names: &[&str]) -> String {
    let mut text = String::new();
    for (number, name) in names.iter().enumerate() {
        let separator = if number % 8 == 0 { "\n//! " } else { " " };
        let comma = if number + 1 < names.len() { "," } else { "" };
        let _ = write!(text, "{separator}{number} {name}{comma}");
    }
    text
}

fn trees(forest: &Forest) -> String {
    let line = |tree: &Tree| format!("    t({:?}, {:?}),\n", tree.splits, tree.leaves);
    forest.trees.iter().map(line).collect()
}
