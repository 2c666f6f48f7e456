//! Doing one step after the other, each timed and told as soon as it is over.

use std::{
    io::{self, Write},
    time::Instant,
};

use serde::Serialize;

use crate::registry::Trouble;

/// A step that was taken.
#[derive(Debug, Serialize)]
pub(super) struct Step {
    name: &'static str,
    ok: bool,
    seconds: f64,
    detail: String,
}

/// The steps of a run.
pub(super) struct Steps<'a, W> {
    out: Option<&'a mut W>,
    started: Instant,
    taken: Vec<Step>,
    /// A reader that has gone must not end a rollback half-way: it is told at the end.
    lost: io::Result<()>,
}

impl<'a, W: Write> Steps<'a, W> {
    /// Told line by line to `out`, or to nobody.
    pub(super) fn new(out: Option<&'a mut W>) -> Self {
        Self { out, started: Instant::now(), taken: Vec::new(), lost: Ok(()) }
    }

    /// Takes a step: what it gives, and what is said about it.
    pub(super) fn take<T>(
        &mut self,
        name: &'static str,
        work: impl FnOnce() -> Result<(T, String), Trouble>,
    ) -> Result<T, Trouble> {
        let begun = Instant::now();
        let (given, detail) = match work() {
            Ok((given, detail)) => (Ok(given), detail),
            Err(trouble) => {
                let detail = trouble.to_string();
                (Err(trouble), detail)
            }
        };
        let ok = given.is_ok();
        let seconds = seconds_since(begun);
        let mark = if ok { '✓' } else { '✗' };
        self.say(&format!("{mark} {name:<9} {seconds:>7.3} s  {detail}"));
        self.taken.push(Step { name, ok, seconds, detail });
        given
    }

    /// Tells a line.
    pub(super) fn say(&mut self, line: &str) {
        if let Some(out) = &mut self.out
            && self.lost.is_ok()
        {
            self.lost = writeln!(out, "{line}").and_then(|()| out.flush());
        }
    }

    /// What was taken, in how many seconds, and whether all of it could be told.
    pub(super) fn end(self) -> (Vec<Step>, f64, io::Result<()>) {
        (self.taken, seconds_since(self.started), self.lost)
    }
}

fn seconds_since(begun: Instant) -> f64 {
    (begun.elapsed().as_secs_f64() * 1000.0).round() / 1000.0
}
