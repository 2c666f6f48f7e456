//! All that was found, for people.

use std::fmt::Write;

use super::{report::Report, row::Outcome, speed::Speed};
use crate::{latency::Quantiles, markdown::cell, smoke};

impl Report {
    /// The report as a Markdown document.
    pub(super) fn markdown(&self) -> String {
        let mut text = String::new();
        // Writing to a text cannot fail.
        let _ = self.write(&mut text);
        text
    }

    fn write(&self, t: &mut String) -> std::fmt::Result {
        writeln!(t, "# Verification of {}\n", cell(&self.url))?;
        writeln!(t, "**{}**\n", self.says())?;
        let seconds = self.ended.duration_since(self.begun).as_secs_f64();
        writeln!(t, "Begun {:.0}, took {seconds:.0} s, by cerply-ops {}.", self.begun, self.tool_version)?;
        writeln!(t, "Everything below was measured in this run; what could not be measured says so.\n")?;
        if let Some(why) = &self.unreachable {
            writeln!(t, "Nothing was measured: {}", cell(why))?;
        }
        if let Some(smoke) = &self.smoke {
            assertions(t, smoke)?;
        }
        if !self.latencies.is_empty() {
            self.speeds(t)?;
        }
        for part in &self.parts {
            writeln!(t, "## {}\n\n| What | Expected | Found | |\n|---|---|---|---|", part.title)?;
            for row in &part.rows {
                let (expected, found) = (cell(&row.expected), cell(&row.found));
                writeln!(t, "| {} | {expected} | {found} | {} |", cell(&row.name), row.outcome)?;
            }
            writeln!(t)?;
        }
        Ok(())
    }

    fn speeds(&self, t: &mut String) -> std::fmt::Result {
        writeln!(t, "## Latency\n")?;
        writeln!(
            t,
            "Milliseconds from here, measured / target, over {} samples of each endpoint at {} requests a second at most. \
             The first call is none of the samples. A quantile is the nearest rank.\n",
            self.samples, self.requests_per_second
        )?;
        if self.target_factor != 1.0 {
            writeln!(t, "**The targets were multiplied by {} for this run.**\n", self.target_factor)?;
        }
        writeln!(t, "| Endpoint | First call | P50 | P95 | P99 | Samples | Errors | |")?;
        writeln!(t, "|---|---|---|---|---|---|---|---|")?;
        for speed in &self.latencies {
            let Speed { endpoint, outcome, samples, errors, cold_ms, target, .. } = speed;
            let cold = cold_ms.map_or_else(|| "–".to_owned(), |ms| format!("{ms:.1}"));
            let column = |of: fn(&Quantiles) -> f64| {
                let measured = speed.measured.as_ref().map_or_else(|| "–".to_owned(), |q| format!("{:.1}", of(q)));
                format!("{measured} / {}", of(target))
            };
            let (p50, p95, p99) = (column(|q| q.p50_ms), column(|q| q.p95_ms), column(|q| q.p99_ms));
            writeln!(t, "| {endpoint} | {cold} | {p50} | {p95} | {p99} | {samples} | {errors} | {outcome} |")?;
        }
        for Speed { endpoint, first_error, .. } in &self.latencies {
            if let Some(error) = first_error {
                writeln!(t, "\n{endpoint}: {}", cell(error))?;
            }
        }
        writeln!(t)
    }
}

fn assertions(t: &mut String, smoke: &smoke::Report) -> std::fmt::Result {
    writeln!(t, "## Smoke test\n\n{} of {} assertions hold.\n", smoke.passed, smoke.total)?;
    writeln!(t, "| Assertion | Found | |\n|---|---|---|")?;
    for line in &smoke.assertions {
        let outcome = if line.ok { Outcome::Holds } else { Outcome::Fails };
        writeln!(
            t,
            "| {} | {} | {outcome} |",
            cell(&line.name),
            cell(line.detail.as_deref().unwrap_or("as it must be"))
        )?;
    }
    writeln!(t)
}
