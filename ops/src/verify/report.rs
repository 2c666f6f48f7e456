//! All that was found, for machines, and in lines for a terminal.

use std::fmt;

use jiff::Timestamp;
use serde::Serialize;

use super::{
    VerifyArgs,
    row::{Outcome, Row},
    speed::Speed,
};
use crate::{Exit, smoke};

/// Rows of one kind.
#[derive(Debug, Serialize)]
pub(super) struct Part {
    pub(super) title: &'static str,
    pub(super) rows: Vec<Row>,
}

impl Part {
    pub(super) fn new(title: &'static str, rows: Vec<Row>) -> Self {
        Self { title, rows }
    }
}

/// All that was found.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    /// `holds`, `fails` or `not_measured`.
    pub(super) verdict: Outcome,
    pub(super) exit_code: u8,
    pub(super) url: String,
    pub(super) staging: Option<String>,
    pub(super) begun: Timestamp,
    pub(super) ended: Timestamp,
    /// Of `cerply-ops`.
    pub(super) tool_version: &'static str,
    pub(super) samples: u32,
    pub(super) requests_per_second: f64,
    /// What the targets were multiplied by.
    pub(super) target_factor: f64,
    /// Why nobody could be asked; nothing else was measured then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unreachable: Option<String>,
    pub(super) smoke: Option<smoke::Report>,
    pub(super) latencies: Vec<Speed>,
    pub(super) parts: Vec<Part>,
}

impl Report {
    /// Adds up.
    pub(super) fn new(
        args: &VerifyArgs,
        begun: Timestamp,
        smoke: smoke::Report,
        latencies: Vec<Speed>,
        parts: Vec<Part>,
    ) -> Self {
        let mut report = Self { smoke: Some(smoke), latencies, parts, ..Self::unreachable(args, begun, String::new()) };
        report.unreachable = None;
        report.verdict = report.sum();
        report.exit_code = report.exit().into();
        report
    }

    /// Nobody could be asked.
    pub(super) fn unreachable(args: &VerifyArgs, begun: Timestamp, why: String) -> Self {
        Self {
            verdict: Outcome::NotMeasured,
            exit_code: Exit::NotRun.into(),
            url: args.service.url.to_string(),
            staging: args.staging.as_ref().map(ToString::to_string),
            begun,
            ended: Timestamp::now(),
            tool_version: env!("CARGO_PKG_VERSION"),
            samples: args.samples,
            requests_per_second: args.sampling.rate,
            target_factor: args.sampling.target_factor,
            unreachable: Some(why),
            smoke: None,
            latencies: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// One thing that fails is enough to fail; one that could not be measured is enough not to pass.
    fn sum(&self) -> Outcome {
        let smoke = self.smoke.as_ref().map(|smoke| match smoke.exit() {
            Exit::Passed => Outcome::Holds,
            Exit::Failed => Outcome::Fails,
            Exit::NotRun => Outcome::NotMeasured,
        });
        let all: Vec<Outcome> = smoke
            .into_iter()
            .chain(self.latencies.iter().map(|speed| speed.outcome))
            .chain(self.parts.iter().flat_map(|part| &part.rows).map(|row| row.outcome))
            .collect();
        let first = [Outcome::Fails, Outcome::NotMeasured].into_iter().find(|worst| all.contains(worst));
        first.unwrap_or(Outcome::Holds)
    }

    /// How the run ends.
    pub(super) fn exit(&self) -> Exit {
        match self.verdict {
            Outcome::Holds | Outcome::Noted => Exit::Passed,
            Outcome::Fails => Exit::Failed,
            Outcome::NotMeasured => Exit::NotRun,
        }
    }

    /// The verdict as a sentence.
    pub(super) fn says(&self) -> &'static str {
        match self.verdict {
            Outcome::Holds | Outcome::Noted => "All of it holds.",
            Outcome::Fails => "Something does not hold.",
            Outcome::NotMeasured => "Something could not be measured.",
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(why) = &self.unreachable {
            writeln!(f, "? not measured: {why}")?;
        }
        if let Some(smoke) = &self.smoke {
            smoke.assertions.iter().filter(|line| !line.ok).try_for_each(|line| writeln!(f, "{line}"))?;
            write!(f, "{smoke}")?;
        }
        for Speed { endpoint, outcome, samples, measured, first_error, .. } in &self.latencies {
            write!(f, "{outcome}: {endpoint}")?;
            if let Some(quantiles) = measured {
                let (p50, p95, p99) = (quantiles.p50_ms, quantiles.p95_ms, quantiles.p99_ms);
                write!(f, ": P50 {p50:.1} P95 {p95:.1} P99 {p99:.1} ms of {samples}")?;
            }
            writeln!(f, "{}", first_error.as_ref().map(|error| format!(": {error}")).unwrap_or_default())?;
        }
        self.parts.iter().flat_map(|part| &part.rows).try_for_each(|row| writeln!(f, "{row}"))?;
        writeln!(f, "{}", self.says())
    }
}
