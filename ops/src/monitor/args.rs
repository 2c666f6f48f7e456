//! What can be asked of the monitor.

use std::{path::PathBuf, time::Duration};

use clap::Args;

use super::github::Repo;
use crate::{SamplingArgs, ServiceArgs, http::BaseUrl};

const MORE: &str = "\
A round:
  The 31 assertions, a few samples of each endpoint, one record at the end of the log, then the issues, then the part of
  the report between `<!-- cerply-ops monitor: begin -->` and `<!-- cerply-ops monitor: end -->`; the rest of the report
  stays as it is. Where an answer did not come whole, the 31 are asked a second time, and the record says so.

Issues, with --repo and the token in GITHUB_TOKEN:
  A failure opens one; while it goes on each round adds a comment; when it is over the issue is closed with how long it
  lasted. The same for P95 of one endpoint over its target three rounds in a row, and for a drill (--force-fail).
  What GitHub does not take now waits beside the log and is sent at the next round.

What it leaves behind:
  On the service what `cerply-ops smoke` leaves. Beside the log: LOG.state, LOG.lock, and LOG.corrupt for lines that
  could not be read.

Exit codes:
  0  the service is well
  1  it is not, or it cannot be reached
  2  --force-fail was given, a setting is wrong, another round is under way, or a file could not be written

Examples:
  GITHUB_TOKEN=… cerply-ops monitor https://staging.example.org --report STAGING_TEST_REPORT.md --repo example/cerply
  cerply-ops monitor https://staging.example.org --report STAGING_TEST_REPORT.md --every 15m
  cerply-ops monitor http://localhost:3000 --report report.md --force-fail --json | jq .record";

/// What the monitor needs to know.
#[derive(Debug, Args)]
#[command(after_long_help = MORE, after_help = "More about a round, issues, exit codes and examples: --help")]
pub struct MonitorArgs {
    /// Which service, and how it is reached.
    #[command(flatten)]
    pub(crate) service: ServiceArgs,
    /// The report whose part about the monitor is rewritten; made when it is not there
    #[arg(long, value_name = "FILE", default_value = "STAGING_TEST_REPORT.md")]
    pub(crate) report: PathBuf,
    /// The log, a JSON record per line; beside the report and named after it when not given
    #[arg(long, value_name = "FILE")]
    pub(crate) log: Option<PathBuf>,
    /// Where issues are opened, as OWNER/NAME; none are when not given
    #[arg(long, value_name = "OWNER/NAME", value_parser = Repo::parse)]
    pub(crate) repo: Option<Repo>,
    /// Where GitHub's API is
    #[arg(long, value_name = "URL", env = "GITHUB_API_URL", default_value = "https://api.github.com", value_parser = BaseUrl::parse)]
    pub(crate) github_api: BaseUrl,
    /// A page about this run, named in issues
    #[arg(long, value_name = "URL")]
    pub(crate) run_url: Option<String>,
    /// One round, which is what happens without --every too
    #[arg(long, conflicts_with = "every")]
    pub(crate) once: bool,
    /// A round every so often, such as 90s, 15m or 1h, until stopped
    #[arg(long, value_name = "TIME", value_parser = interval)]
    pub(crate) every: Option<Duration>,
    /// A drill: do everything, open an issue marked as a drill, and exit with 2
    #[arg(long, conflicts_with = "every")]
    pub(crate) force_fail: bool,
    /// Samples of each endpoint's latency in a round
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub(crate) samples: u32,
    /// How latencies are sampled.
    #[command(flatten)]
    pub(crate) sampling: SamplingArgs,
    /// Print one JSON document per round, each on a line, and nothing else
    #[arg(long)]
    pub(crate) json: bool,
}

/// A number and `s`, `m` or `h`; from a second to a day.
fn interval(text: &str) -> Result<Duration, &'static str> {
    let unit = match text.chars().last() {
        Some('s') => 1,
        Some('m') => 60,
        Some('h') => 3600,
        _ => return Err("must be a number and s, m or h, such as 15m"),
    };
    let number: u64 = text[..text.len() - 1].parse().map_err(|_| "must be a number and s, m or h, such as 15m")?;
    let secs = number.checked_mul(unit).filter(|secs| (1..=86_400).contains(secs));
    secs.map(Duration::from_secs).ok_or("must be from 1s to 24h")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_a_number_and_its_unit() {
        for (text, secs) in [
            ("90s", Some(90)),
            ("15m", Some(900)),
            ("24h", Some(86_400)),
            ("25h", None),
            ("0s", None),
            ("15", None),
            ("m", None),
            ("", None),
            ("-1m", None),
            ("18446744073709551615h", None),
            ("1é", None),
        ] {
            assert_eq!(interval(text).ok().map(|time| time.as_secs()), secs, "{text}");
        }
    }
}
