//! What is said about a run.

use std::{fmt, time::Duration};

use serde::Serialize;

use super::assertion::Assertion;
use crate::{
    Exit,
    http::{BaseUrl, Check},
};

/// The endpoint's name where an assertion is about all six.
const ALL_SIX: &str = "All six endpoints";

/// What became of one assertion.
#[derive(Debug, Serialize)]
pub(crate) struct Line {
    /// What must hold, as a sentence.
    pub(crate) name: String,
    /// Of which endpoint.
    pub(crate) endpoint: String,
    /// Does it hold?
    pub(crate) ok: bool,
    /// What was expected and what was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) detail: Option<String>,
    /// How long it took with the requests made for it.
    millis: u64,
}

impl Line {
    /// Notes what was found.
    pub(crate) fn new(assertion: &Assertion, found: Check, took: Duration) -> Self {
        let endpoint = assertion.endpoint.map_or_else(|| ALL_SIX.to_owned(), |endpoint| endpoint.to_string());
        Self {
            name: format!("{endpoint} {}", assertion.says),
            endpoint,
            ok: found.is_ok(),
            detail: found.err().map(|finding| finding.to_string()),
            millis: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.detail {
            None => write!(f, "✓ {}", self.name),
            Some(detail) => write!(f, "✗ {}: {detail}", self.name),
        }
    }
}

/// What became of all of them.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) total: usize,
    pub(crate) seconds: f64,
    url: String,
    /// Was a failure asked for? It is none of the assertions.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    forced_failure: bool,
    /// Why nobody could be asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) unreachable: Option<String>,
    pub(crate) assertions: Vec<Line>,
}

impl Report {
    /// Adds up.
    pub(crate) fn new(
        url: &BaseUrl,
        assertions: Vec<Line>,
        took: Duration,
        forced_failure: bool,
        unreachable: Option<String>,
    ) -> Self {
        let passed = assertions.iter().filter(|line| line.ok).count();
        Self {
            passed,
            failed: assertions.len() - passed,
            total: assertions.len(),
            seconds: (took.as_secs_f64() * 1000.0).round() / 1000.0,
            url: url.to_string(),
            forced_failure,
            unreachable,
            assertions,
        }
    }

    /// How the run ends.
    pub(crate) fn exit(&self) -> Exit {
        if self.forced_failure || self.unreachable.is_some() {
            Exit::NotRun
        } else if self.failed > 0 {
            Exit::Failed
        } else {
            Exit::Passed
        }
    }
}

/// What follows the lines of the assertions.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.forced_failure {
            writeln!(f, "✗ FORCED FAILURE: --force-fail was given; this is none of the {}", self.total)?;
        }
        if let Some(why) = &self.unreachable {
            writeln!(f, "{why}")?;
        }
        writeln!(f, "{}/{} passed in {:.1} s ({})", self.passed, self.total, self.seconds, self.url)
    }
}
