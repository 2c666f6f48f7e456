//! What can be asked of a verification.

use std::path::PathBuf;

use clap::Args;

use crate::{SamplingArgs, ServiceArgs, http::BaseUrl};

const MORE: &str = "\
What is looked into:
  the 31 assertions of `cerply-ops smoke` · the deployed commit, against staging's with --staging · P50, P95 and P99 of
  each endpoint against its targets, the first call apart · security headers · CORS · days left of the certificate ·
  how far the service's clock is from this machine's.

What it leaves behind:
  What `cerply-ops smoke` leaves: two lines in the log of the session `cerply-smoke`, and its three plans. The samples
  add nothing: they repeat its documents and answer its item outside any session. All requests are counted as usage.
  Two files: the report (--out) and the same as JSON, named alike but for .json. They replace older ones whole.

Exit codes:
  0  all of it holds
  1  the service answers, and something does not hold
  2  something could not be measured, a setting is wrong, or a report could not be written

Examples:
  cerply-ops verify https://api.example.org
  cerply-ops verify https://api.example.org --staging https://staging.example.org --samples 100 --rate 5
  cerply-ops verify http://localhost:3000 --out /tmp/report.md --json | jq .verdict";

/// What a verification needs to know.
#[derive(Debug, Args)]
#[command(after_long_help = MORE, after_help = "More about what is looked into, exit codes and examples: --help")]
pub struct VerifyArgs {
    /// Which service, and how it is reached.
    #[command(flatten)]
    pub(crate) service: ServiceArgs,
    /// Where staging is: the deployed commit must be its commit or a later one
    #[arg(long, value_name = "URL", value_parser = BaseUrl::parse)]
    pub(crate) staging: Option<BaseUrl>,
    /// Samples of each endpoint's latency; with fewer than 100, P99 is the slowest of them
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub(crate) samples: u32,
    /// How latencies are sampled.
    #[command(flatten)]
    pub(crate) sampling: SamplingArgs,
    /// Where the report goes; the JSON goes beside it
    #[arg(long, value_name = "FILE", default_value = "PROD_TEST_REPORT.md")]
    pub(crate) out: PathBuf,
    /// Print the JSON report, and nothing else, to the standard output
    #[arg(long)]
    pub(crate) json: bool,
}
