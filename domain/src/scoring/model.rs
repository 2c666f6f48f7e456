//! Weighs the evidence: two sums of small decision trees, fitted to answers that people have marked.

use std::borrow::Cow;

use super::evidence::Figure;

/// How many questions a tree asks.
pub const DEPTH: usize = 4;

/// A tree that asks the same questions on every branch (Kohavi 1994, "oblivious").
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// Which figure is asked about, and from what value on the answer is yes.
    pub splits: [(u8, f32); DEPTH],
    /// What it adds, in thousandths, by the answers as bits, the first the lowest.
    pub leaves: [i16; 1 << DEPTH],
}

/// A sum of trees, in log odds.
#[derive(Debug, Clone, PartialEq)]
pub struct Forest {
    /// What the trees are added to.
    pub bias: f32,
    /// The trees.
    pub trees: Cow<'static, [Tree]>,
}

/// What is likely of an answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chances {
    /// The probability that it is right, 0 to 1.
    pub right: f64,
    /// The probability from which it counts as right.
    pub pass: f64,
    /// Whether, if it is not right, it says the opposite.
    pub opposite: bool,
}

/// Whoever tells from the evidence what is likely of an answer.
pub trait Judge {
    /// What is likely of an answer with these figures.
    fn judge(&self, figures: &[Figure]) -> Chances;
}

/// The fitted model.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The log odds of being right.
    pub right: Forest,
    /// The log odds of saying the opposite.
    pub opposite: Forest,
    /// The probability from which an answer is right.
    pub pass: f64,
    /// The probability from which one that is not right says the opposite.
    pub contradiction: f64,
}

impl Forest {
    /// The log odds for these figures. A figure that is missing counts as 0.
    #[must_use]
    pub fn log_odds(&self, figures: &[Figure]) -> f64 {
        let value = |index: u8| figures.get(usize::from(index)).map_or(0.0, |figure| figure.1) as f32;
        f64::from(self.bias) + self.trees.iter().map(|tree| tree.log_odds(value)).sum::<f64>()
    }
}

impl Tree {
    /// What the tree adds where `value` gives the value of a figure.
    pub fn log_odds(&self, value: impl Fn(u8) -> f32) -> f64 {
        let bits = self.splits.iter().enumerate();
        let leaf = bits.fold(0, |leaf, (bit, &(figure, from))| leaf | usize::from(value(figure) >= from) << bit);
        f64::from(self.leaves[leaf]) / 1000.0
    }
}

impl Judge for Model {
    fn judge(&self, figures: &[Figure]) -> Chances {
        let opposite = probability(self.opposite.log_odds(figures)) >= self.contradiction;
        Chances { right: probability(self.right.log_odds(figures)), pass: self.pass, opposite }
    }
}

/// The probability of log odds.
#[must_use]
pub fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}
