//! Measures scoring on SemEval-2013 task 7: `cargo run --release --example scoring_eval -- FOLDER`.
//!
//! FOLDER holds `*.jsonl` with a question a line. Prints, per file, the macro-F1 of right against
//! wrong and the F1 of the contradictory answers. The data is not part of this repository.
#![expect(clippy::print_stdout, reason = "printing the figures is what it is for")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use domain::scoring::{Answer, Key, Verdict, score};
use serde::Deserialize;

#[derive(Deserialize)]
struct Question {
    question: String,
    references: Vec<String>,
    answers: Vec<(String, String)>,
}

/// One answer's label and what scoring said of it.
struct Judged {
    label: String,
    verdict: Verdict,
    confidence: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_default());
    if !folder.is_dir() {
        println!("No folder of answers at {}: nothing to measure.", folder.display());
        return Ok(());
    }
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)?.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    for file in files {
        report(&file)?;
    }
    Ok(())
}

fn report(file: &Path) -> Result<(), Box<dyn Error>> {
    let mut judged = Vec::new();
    let mut spent = Duration::ZERO;
    for line in fs::read_to_string(file)?.lines() {
        let question: Question = serde_json::from_str(line)?;
        let key = Key::AnyOf(question.references);
        for (text, label) in question.answers {
            let started = Instant::now();
            let scored = score(Some(&question.question), &key, &Answer::Text(text));
            spent += started.elapsed();
            judged.push(Judged { label, verdict: scored.verdict, confidence: scored.confidence });
        }
    }
    let right = |judged: &Judged| judged.verdict == Verdict::Correct;
    let macro_f1 =
        f1(&judged, |j| j.label == "correct", right) / 2.0 + f1(&judged, |j| j.label != "correct", |j| !right(j)) / 2.0;
    let contradictory = f1(&judged, |j| j.label == "contradictory", |j| j.verdict == Verdict::Contradictory);
    judged.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    let surest = &judged[..judged.len() * 2 / 5];
    let agreed = surest.iter().filter(|j| right(j) == (j.label == "correct")).count();
    println!(
        "{}: {} answers, macro-F1 {macro_f1:.3}, contradictory F1 {contradictory:.3}, surest 40 % {:.3}, {:.1} µs each",
        file.file_stem().unwrap_or_default().to_string_lossy(),
        judged.len(),
        agreed as f64 / surest.len().max(1) as f64,
        spent.as_secs_f64() * 1e6 / judged.len().max(1) as f64,
    );
    Ok(())
}

/// The F1 of `said` against `truth`.
fn f1(judged: &[Judged], truth: impl Fn(&Judged) -> bool, said: impl Fn(&Judged) -> bool) -> f64 {
    let both = judged.iter().filter(|j| truth(j) && said(j)).count() as f64;
    let either = judged.iter().filter(|j| truth(j)).count() + judged.iter().filter(|j| said(j)).count();
    2.0 * both / either.max(1) as f64
}
