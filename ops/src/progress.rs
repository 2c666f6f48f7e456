//! How far a run has come: a bar on a terminal, a line per step otherwise; always on the standard error output.

use std::fmt::Display;

use indicatif::{ProgressBar, ProgressStyle};

/// How far a run has come.
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// So many steps are to be taken.
    pub(crate) fn new(steps: u64) -> Self {
        let bar = ProgressBar::new(steps);
        if let Ok(style) = ProgressStyle::with_template("{bar:32} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        Self { bar }
    }

    /// What begins now. It is a line of its own where nobody sees the bar.
    pub(crate) fn begin(&self, what: impl Display) {
        if self.bar.is_hidden() {
            eprintln!("{what}");
        } else {
            self.bar.set_message(what.to_string());
        }
    }

    /// A step was taken.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
    }

    /// All is done: the bar goes.
    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
