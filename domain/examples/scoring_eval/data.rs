//! The marked answers, with the figures that scoring hands to its model.

use std::cell::RefCell;
use std::error::Error;
use std::fs;
use std::path::Path;

use domain::scoring::{Answer, Chances, Figure, Judge, Key, Score, score_by};
use serde::Deserialize;

/// A line of a file of marked answers.
#[derive(Deserialize)]
struct Line {
    question_id: String,
    question: String,
    references: Vec<String>,
    answers: Vec<(String, String)>,
}

/// A question and what is accepted, as a client sends them.
pub(crate) struct Question {
    pub(crate) id: String,
    pub(crate) prompt: String,
    pub(crate) key: Key,
}

/// A marked answer.
pub(crate) struct Row {
    /// Which file it is from.
    pub(crate) corpus: usize,
    /// Which question it answers, over all files.
    pub(crate) question: usize,
    pub(crate) answer: Answer,
    pub(crate) label: Label,
    /// What the model is told; empty where a rule decides.
    pub(crate) figures: Vec<f32>,
}

/// What a person said of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Correct,
    Contradictory,
    Incorrect,
}

/// All the marked answers of a folder.
#[derive(Default)]
pub(crate) struct Data {
    pub(crate) corpora: Vec<String>,
    pub(crate) questions: Vec<Question>,
    pub(crate) rows: Vec<Row>,
    pub(crate) names: Vec<&'static str>,
}

/// Writes down what the model is asked.
#[derive(Default)]
struct Recorder(RefCell<Vec<Figure>>);

impl Judge for Recorder {
    fn judge(&self, figures: &[Figure]) -> Chances {
        *self.0.borrow_mut() = figures.to_vec();
        Chances { right: 0.0, pass: 0.5, opposite: false }
    }
}

impl Data {
    /// Reads every `*.jsonl` of `folder`.
    pub(crate) fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let mut files: Vec<_> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
        files.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
        files.sort();
        let mut data = Self::default();
        for file in files {
            let corpus = data.corpora.len();
            data.corpora.push(file.file_stem().unwrap_or_default().to_string_lossy().into_owned());
            for line in fs::read_to_string(&file)?.lines() {
                data.add(corpus, serde_json::from_str(line)?)?;
            }
        }
        Ok(data)
    }

    fn add(&mut self, corpus: usize, line: Line) -> Result<(), Box<dyn Error>> {
        let question = self.questions.len();
        self.questions.push(Question { id: line.question_id, prompt: line.question, key: Key::AnyOf(line.references) });
        for (text, label) in line.answers {
            let label = match label.as_str() {
                "correct" => Label::Correct,
                "contradictory" => Label::Contradictory,
                "incorrect" => Label::Incorrect,
                other => return Err(format!("unknown label {other}").into()),
            };
            let mut row = Row { corpus, question, answer: Answer::Text(text), label, figures: Vec::new() };
            let recorder = Recorder::default();
            self.score(&row, &recorder);
            let figures = recorder.0.into_inner();
            if !figures.is_empty() {
                self.names = figures.iter().map(|figure| figure.0).collect();
            }
            row.figures = figures.iter().map(|figure| figure.1 as f32).collect();
            self.rows.push(row);
        }
        Ok(())
    }

    /// What the service says of an answer, with `judge` for its model.
    pub(crate) fn score(&self, row: &Row, judge: &dyn Judge) -> Score {
        let question = &self.questions[row.question];
        score_by(judge, Some(&question.prompt), &question.key, &row.answer)
    }

    /// The unit a question was taught in: what stands before the first underscore of its id.
    pub(crate) fn unit(&self, row: &Row) -> &str {
        let id = &self.questions[row.question].id;
        id.split('_').next().unwrap_or(id)
    }
}
