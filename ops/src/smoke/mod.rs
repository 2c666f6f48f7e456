//! 31 assertions over the six endpoints.
//!
//! - [`ask`]: each request of the run, by name; [`visit`] sends it when it is first needed and keeps the answer;
//! - [`assertion`]: what is asserted, in which order; [`checks`]: how, one file per endpoint;
//! - [`part`], [`envelope`]: looking into an answer;
//! - [`report`]: what is said about it.

mod ask;
mod assertion;
mod checks;
mod envelope;
mod part;
mod report;
mod texts;
mod visit;

use std::{io::Write, time::Instant};

pub(crate) use ask::Ask;
pub use assertion::TOTAL;
pub(crate) use part::Part;
pub(crate) use report::{Line, Report};
pub(crate) use visit::Visit;

use crate::{Exit, SmokeArgs, http::Client};
use assertion::assertions;

/// Asks everything and writes what is found: lines while it runs, or one JSON document at the end.
pub(crate) fn run(args: &SmokeArgs, out: &mut impl Write) -> anyhow::Result<Exit> {
    let client = args.service.client(args.service.patience())?;
    let mut written = Ok(());
    let (report, _) = assess(client, args.force_fail, |line| {
        if !args.json && written.is_ok() {
            written = writeln!(out, "{line}").and_then(|()| out.flush());
        }
    });
    written?;
    if args.json {
        serde_json::to_writer_pretty(&mut *out, &report)?;
        writeln!(out)?;
    } else {
        write!(out, "{report}")?;
    }
    out.flush()?;
    Ok(report.exit())
}

/// Looks into all assertions, telling each as soon as it is known; the report, and how many requests got no answer.
pub(crate) fn assess(client: Client, forced: bool, mut tell: impl FnMut(&Line)) -> (Report, u32) {
    let started = Instant::now();
    let url = client.base().clone();
    let mut visit = Visit::new(client);
    let mut lines = Vec::with_capacity(TOTAL);
    for assertion in assertions() {
        let begun = Instant::now();
        let found = (assertion.check)(&mut visit);
        let line = Line::new(assertion, found, begun.elapsed());
        tell(&line);
        lines.push(line);
    }
    let unreachable = visit.unreachable().map(ToString::to_string);
    (Report::new(&url, lines, started.elapsed(), forced, unreachable), visit.unanswered())
}
