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

use std::{
    io::Write,
    time::{Duration, Instant},
};

pub use assertion::TOTAL;

use crate::{
    Exit, SmokeArgs,
    http::{Access, Client},
};
use assertion::assertions;
use report::{Line, Report};
use visit::Visit;

/// Asks everything and writes what is found: lines while it runs, or one JSON document at the end.
pub(crate) fn run(args: &SmokeArgs, out: &mut impl Write) -> anyhow::Result<Exit> {
    let access = Access::new(args.api_key.as_deref(), args.ops_token.as_deref())?;
    let started = Instant::now();
    let mut visit = Visit::new(Client::new(args.url.clone(), access, Duration::from_secs(args.timeout)));
    let mut lines = Vec::with_capacity(TOTAL);
    for assertion in assertions() {
        let begun = Instant::now();
        let found = (assertion.check)(&mut visit);
        let line = Line::new(assertion, found, begun.elapsed());
        if !args.json {
            writeln!(out, "{line}")?;
            out.flush()?;
        }
        lines.push(line);
    }
    let unreachable = visit.unreachable().map(ToString::to_string);
    let report = Report::new(&args.url, lines, started.elapsed(), args.force_fail, unreachable);
    if args.json {
        serde_json::to_writer_pretty(&mut *out, &report)?;
        writeln!(out)?;
    } else {
        write!(out, "{report}")?;
    }
    out.flush()?;
    Ok(report.exit())
}
