//! What the scores are worth: the measures of SemEval-2013 task 7, and how far confidence can be trusted.

use domain::scoring::{Score, Verdict};

use crate::data::{Data, Label};

/// One answer's label and what scoring said of it.
#[derive(Clone, Copy)]
struct Judged<'a> {
    label: Label,
    score: &'a Score,
}

/// Prints a line for each corpus, or one only.
pub(crate) fn print(data: &Data, scores: &[Score], title: &str) {
    for (corpus, name) in data.corpora.iter().enumerate() {
        let judged: Vec<Judged<'_>> = data
            .rows
            .iter()
            .zip(scores)
            .filter(|(row, _)| row.corpus == corpus)
            .map(|(row, score)| Judged { label: row.label, score })
            .collect();
        println!(
            "{title:18} {name:18} {:6} {:9.3} {:9.3} {:9.3}",
            judged.len(),
            macro_f1(&judged, |j| j.score.correct()),
            surest(&judged, 0.4),
            f1(&judged, |j| j.label == Label::Contradictory, |j| j.score.verdict == Verdict::Contradictory),
        );
    }
}

/// Prints how often answers are judged as people did, by how sure scoring is of them.
pub(crate) fn print_reliability(data: &Data, scores: &[Score]) {
    print!("{:18} ", "  sure / agreed");
    for bin in 0..10 {
        let from = 0.5 + f64::from(bin) * 0.05;
        let within = |score: &Score| score.confidence >= from && (bin == 9 || score.confidence < from + 0.05);
        let rows = data.rows.iter().zip(scores).filter(|(_, score)| within(score));
        let (count, agreed) = rows.fold((0usize, 0usize), |(count, agreed), (row, score)| {
            (count + 1, agreed + usize::from(score.correct() == (row.label == Label::Correct)))
        });
        print!(" {from:.2}:{:.2}({count})", agreed as f64 / count.max(1) as f64);
    }
    println!();
}

/// Prints answers judged wrongly, the surest first.
pub(crate) fn print_errors(data: &Data, scores: &[Score], corpus: usize, count: usize) {
    let wrong = data.rows.iter().zip(scores).filter(|(row, score)| score.correct() != (row.label == Label::Correct));
    let mut wrong: Vec<_> = wrong.filter(|(row, _)| row.corpus == corpus).collect();
    wrong.sort_by(|a, b| b.1.confidence.total_cmp(&a.1.confidence));
    for (row, score) in wrong.into_iter().take(count) {
        let question = &data.questions[row.question];
        println!(
            "{:.2} {:?} {}: {:?}\n   {}\n   {:?}\n   {:?}",
            score.score, row.label, score.rationale, row.answer, question.prompt, question.key, score.missing_terms
        );
    }
}

/// What counting the reference's stems in the answer would reach, with the mark that happens to be best for each corpus.
pub(crate) fn print_baseline(data: &Data) {
    let Some(recall) = data.names.iter().position(|name| *name == "plain_most") else { return };
    for (corpus, name) in data.corpora.iter().enumerate() {
        let rows = || data.rows.iter().filter(move |row| row.corpus == corpus && !row.figures.is_empty());
        let at = |mark: f32| {
            let both = |said: bool| {
                let truth = |label: Label| (label == Label::Correct) == said;
                let says = |recall: f32| (recall >= mark) == said;
                let hits = rows().filter(|row| truth(row.label) && says(row.figures[recall])).count() as f64;
                let either = rows().filter(|row| truth(row.label)).count()
                    + rows().filter(|row| says(row.figures[recall])).count();
                2.0 * hits / either.max(1) as f64
            };
            f64::midpoint(both(true), both(false))
        };
        let best = (1..100).map(|mark| at(mark as f32 / 100.0)).fold(0.0, f64::max);
        println!("{:18} {name:18} {:6} {best:9.3}", "stems counted", rows().count());
    }
}

/// The mean of the F1 of right and of wrong answers.
fn macro_f1(judged: &[Judged<'_>], right: impl Fn(&Judged<'_>) -> bool) -> f64 {
    f1(judged, |j| j.label == Label::Correct, &right) / 2.0
        + f1(judged, |j| j.label != Label::Correct, |j| !right(j)) / 2.0
}

/// The accuracy on this share of the answers, those it is surest of.
fn surest(judged: &[Judged<'_>], share: f64) -> f64 {
    let mut judged = judged.to_vec();
    judged.sort_by(|a, b| b.score.confidence.total_cmp(&a.score.confidence));
    judged.truncate((judged.len() as f64 * share) as usize);
    let agreed = judged.iter().filter(|j| j.score.correct() == (j.label == Label::Correct)).count();
    agreed as f64 / judged.len().max(1) as f64
}

/// The F1 of `said` against `truth`.
fn f1(judged: &[Judged<'_>], truth: impl Fn(&Judged<'_>) -> bool, said: impl Fn(&Judged<'_>) -> bool) -> f64 {
    let both = judged.iter().filter(|j| truth(j) && said(j)).count() as f64;
    let either = judged.iter().filter(|j| truth(j)).count() + judged.iter().filter(|j| said(j)).count();
    2.0 * both / either.max(1) as f64
}
