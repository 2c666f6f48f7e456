//! Measures scoring on marked answers, and fits its model: `cargo run --release -p domain --example scoring_eval -- FOLDER`.
//!
//! FOLDER holds `*.jsonl` with a question a line; the data is not part of this repository.
#![expect(clippy::print_stdout, reason = "printing the figures is what it is for")]

mod boost;
mod data;
mod folds;
mod report;
mod train;
mod write;

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use data::Data;
use folds::{Unseen, cross_validate};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_default());
    if !folder.is_dir() {
        println!("No folder of answers at {}: nothing to measure.", folder.display());
        return Ok(());
    }
    let started = Instant::now();
    let data = Data::read(&folder)?;
    println!(
        "{} answers read in {:.1?}, {} by rule, {} figures",
        data.rows.len(),
        started.elapsed(),
        data.rows.iter().filter(|r| r.figures.is_empty()).count(),
        data.names.len()
    );
    println!("{:18} {:18} {:>6} {:>9} {:>9} {:>9}", "unseen", "corpus", "n", "macro-F1", "surest40", "contra-F1");
    if let Some(path) = std::env::args().skip_while(|argument| argument != "--write").nth(1) {
        let all: Vec<usize> = (0..data.rows.len()).collect();
        write::write(&train::model(&data, &all), &data.names, &PathBuf::from(&path))?;
        println!("The model fitted to all of them is in {path}.");
        return Ok(());
    }
    report::print_baseline(&data);
    for (unseen, title) in [(Unseen::Answers, "answers"), (Unseen::Questions, "questions"), (Unseen::Units, "units")] {
        let started = Instant::now();
        let scores = cross_validate(&data, unseen);
        report::print(&data, &scores, title);
        report::print_reliability(&data, &scores);
        if let Some(count) = std::env::args().skip_while(|argument| argument != "--errors").nth(1) {
            for corpus in 0..data.corpora.len() {
                report::print_errors(&data, &scores, corpus, count.parse()?);
            }
        }
        println!("  {:.1?}", started.elapsed());
    }
    Ok(())
}
