//! Fits a sum of trees by gradient boosting (Friedman 2001), one question a level (Kohavi 1994); deterministic.

use std::borrow::Cow;

use domain::scoring::{DEPTH, Forest, Tree, probability};

/// How a forest is grown.
#[derive(Clone, Copy)]
pub(crate) struct Growth {
    pub(crate) trees: usize,
    /// How much of each tree counts.
    pub(crate) rate: f64,
    /// Added to each leaf's weight: the larger, the more a leaf has to be sure of.
    pub(crate) ridge: f64,
    /// The share of figures that a tree looks at.
    pub(crate) figures: f64,
    /// The share of questions that a tree looks at.
    pub(crate) questions: f64,
}

/// No figure is asked at more values than this.
const BINS: usize = 24;

/// One answer to learn from.
pub(crate) struct Example<'a> {
    pub(crate) figures: &'a [f32],
    /// Answers to one question are taken or left together.
    pub(crate) question: usize,
    pub(crate) truth: bool,
    pub(crate) weight: f64,
}

/// Fits a forest to examples.
pub(crate) fn fit(examples: &[Example<'_>], growth: Growth, seed: u64) -> Forest {
    let width = examples.first().map_or(0, |example| example.figures.len());
    let cuts: Vec<Vec<f32>> = (0..width).map(|figure| cuts(examples, figure)).collect();
    let bins: Vec<Vec<u8>> = (0..width)
        .map(|figure| {
            let bin = |value: f32| cuts[figure].partition_point(|cut| *cut <= value) as u8;
            examples.iter().map(|example| bin(example.figures[figure])).collect()
        })
        .collect();
    let total: f64 = examples.iter().map(|example| example.weight).sum();
    let positive: f64 = examples.iter().filter(|example| example.truth).map(|example| example.weight).sum();
    let bias = (positive / (total - positive)).ln();
    let mut odds = vec![bias; examples.len()];
    let mut random = Random(seed);
    let mut trees = Vec::new();
    for _ in 0..growth.trees {
        let draw = random.next();
        let taken =
            |question: usize| Random(draw ^ (question as u64).wrapping_mul(0x9E37_79B9)).share() < growth.questions;
        let rows: Vec<u32> = (0..examples.len() as u32).filter(|&row| taken(examples[row as usize].question)).collect();
        let slopes: Vec<(f64, f64)> = examples
            .iter()
            .zip(&odds)
            .map(|(example, odds)| {
                let p = probability(*odds);
                (example.weight * (f64::from(u8::from(example.truth)) - p), example.weight * p * (1.0 - p))
            })
            .collect();
        let figures: Vec<usize> = (0..width).filter(|_| random.share() < growth.figures).collect();
        let tree = grow(&rows, &slopes, &figures, &bins, &cuts, growth);
        for (example, odds) in examples.iter().zip(&mut odds) {
            *odds += tree.log_odds(|figure| example.figures[usize::from(figure)]);
        }
        trees.push(tree);
    }
    Forest { bias: bias as f32, trees: Cow::Owned(trees) }
}

fn grow(
    rows: &[u32],
    slopes: &[(f64, f64)],
    figures: &[usize],
    bins: &[Vec<u8>],
    cuts: &[Vec<f32>],
    growth: Growth,
) -> Tree {
    let mut leaves = vec![0u8; rows.len()];
    let mut splits = [(0u8, f32::INFINITY); DEPTH];
    for (level, split) in splits.iter_mut().enumerate() {
        let count = 1 << level;
        let mut best: Option<(f64, usize, usize)> = None;
        for &figure in figures {
            let mut sums = vec![[(0.0f64, 0.0f64); BINS + 1]; count];
            for (&row, &leaf) in rows.iter().zip(&leaves) {
                let (slope, curve) = slopes[row as usize];
                let sum = &mut sums[usize::from(leaf)][usize::from(bins[figure][row as usize])];
                sum.0 += slope;
                sum.1 += curve;
            }
            let mut gains = vec![0.0; cuts[figure].len()];
            for sums in &sums {
                let whole = sums.iter().fold((0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1));
                let mut below = (0.0, 0.0);
                for (gain, sum) in gains.iter_mut().zip(sums) {
                    below = (below.0 + sum.0, below.1 + sum.1);
                    let worth = |slope: f64, curve: f64| slope * slope / (curve + growth.ridge);
                    *gain += worth(below.0, below.1) + worth(whole.0 - below.0, whole.1 - below.1);
                }
            }
            for (cut, gain) in gains.into_iter().enumerate() {
                if best.is_none_or(|best| gain > best.0) {
                    best = Some((gain, figure, cut));
                }
            }
        }
        let Some((_, figure, cut)) = best else { break };
        *split = (figure as u8, cuts[figure][cut]);
        for (leaf, &row) in leaves.iter_mut().zip(rows) {
            *leaf |= u8::from(usize::from(bins[figure][row as usize]) > cut) << level;
        }
    }
    let mut sums = [(0.0, 0.0); 1 << DEPTH];
    for (&row, &leaf) in rows.iter().zip(&leaves) {
        let (slope, curve) = slopes[row as usize];
        let sum = &mut sums[usize::from(leaf)];
        *sum = (sum.0 + slope, sum.1 + curve);
    }
    let leaf = |(slope, curve): (f64, f64)| (1000.0 * growth.rate * slope / (curve + growth.ridge)).round() as i16;
    Tree { splits, leaves: sums.map(leaf) }
}

/// Values that divide a figure into bins of about equally many examples, each half way between two that occur.
fn cuts(examples: &[Example<'_>], figure: usize) -> Vec<f32> {
    let mut values: Vec<f32> = examples.iter().map(|example| example.figures[figure]).collect();
    values.sort_by(f32::total_cmp);
    let mut distinct = values.clone();
    distinct.dedup();
    let between = |upper: f32| {
        let at = distinct.partition_point(|value| *value < upper);
        (at > 0).then(|| f32::midpoint(distinct[at - 1], upper))
    };
    let marks: Vec<f32> = if distinct.len() <= BINS {
        distinct.clone()
    } else {
        (1..BINS).map(|bin| values[values.len() * bin / BINS]).collect()
    };
    let mut cuts: Vec<f32> = marks.into_iter().filter_map(between).collect();
    cuts.dedup();
    cuts
}

/// splitmix64 (Steele 2014).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}
