//! What can be asked for on the command line.

use std::time::Duration;

use clap::{Args, Parser, Subcommand};

use crate::{
    MonitorArgs, VerifyArgs,
    http::{Access, BaseUrl, Client, Endpoint, Patience},
    rollback::RollbackArgs,
};

/// Operate a Cerply from outside.
#[derive(Debug, Parser)]
#[command(name = "cerply-ops", version, about, propagate_version = true, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Ask a running Cerply 31 things and say what is wrong
    Smoke(SmokeArgs),
    /// Put an earlier build back into service, by its commit
    Rollback(RollbackArgs),
    /// Verify a deployment and write a report of it
    Verify(VerifyArgs),
    /// Watch a deployment: one round, or one every so often
    Monitor(MonitorArgs),
}

const TRACES: &str = "\
What it leaves behind:
  No learner's data is read or changed. Reviews are recorded in a session of its own, `cerply-smoke`, for the
  built-in item `test-1`: two lines of that session's log in each run. The three texts it previews never change, and
  plans are named by their content, so a hundred runs leave the three plans that one leaves. The requests are counted
  as usage. Two runs at the same moment share the session, and one may then find the other's review in its queue.

Exit codes:
  0  all 31 passed
  1  the service answers, and at least one of the 31 failed
  2  the service cannot be reached, a setting is wrong, or --force-fail was given

Examples:
  cerply-ops smoke http://localhost:3000
  cerply-ops smoke https://cerply.example.org --json > smoke.json
  SMOKE_API_KEY=… CERPLY_OPS_TOKEN=… cerply-ops smoke https://cerply.example.org
  cerply-ops smoke http://localhost:3000 --force-fail     # does the alarm ring?";

/// What a smoke test needs to know.
#[derive(Debug, Args)]
#[command(after_long_help = TRACES, after_help = "More about what it leaves behind, exit codes and examples: --help")]
pub struct SmokeArgs {
    /// Which service, and how it is reached.
    #[command(flatten)]
    pub(crate) service: ServiceArgs,
    /// Print one JSON document at the end, and nothing else
    #[arg(long)]
    pub(crate) json: bool,
    /// Run everything, add a failure that says it was asked for, and exit with 2
    #[arg(long)]
    pub(crate) force_fail: bool,
}

/// Which service, and how it is reached.
#[derive(Debug, Args)]
pub struct ServiceArgs {
    /// Where the service is: http or https, with a path when it lives under one
    #[arg(value_name = "URL", value_parser = BaseUrl::parse)]
    pub(crate) url: BaseUrl,
    /// Seconds the 31 assertions may take; a single answer gets a sixth of them
    #[arg(long, value_name = "SECS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub(crate) timeout: u64,
    /// The API key, where the service needs one; better given as the variable, which no process list shows
    #[arg(long, value_name = "KEY", env = "SMOKE_API_KEY", hide_env_values = true)]
    pub(crate) api_key: Option<String>,
    /// The operators' token, where the service needs one for /api/ops; better given as the variable
    #[arg(long, value_name = "TOKEN", env = "CERPLY_OPS_TOKEN", hide_env_values = true)]
    pub(crate) ops_token: Option<String>,
}

impl ServiceArgs {
    /// For the 31 assertions.
    pub(crate) fn patience(&self) -> Patience {
        Patience::of(Duration::from_secs(self.timeout))
    }

    /// For requests of which the pace alone takes so long: as much again as for the 31 is left for the answers.
    pub(crate) fn patience_beside(&self, pace: Duration) -> Patience {
        let Patience { whole, each } = self.patience();
        Patience { whole: whole + pace, each }
    }

    /// A client of the service.
    ///
    /// # Errors
    /// A key that no header can carry.
    pub(crate) fn client(&self, patience: Patience) -> anyhow::Result<Client> {
        let access = Access::new(self.api_key.as_deref(), self.ops_token.as_deref())?;
        Ok(Client::new(self.url.clone(), access, patience))
    }
}

/// How latencies are sampled.
#[derive(Debug, Args)]
pub struct SamplingArgs {
    /// Multiplies the targets: for a slow line or a busy machine; the report says so
    #[arg(long, value_name = "N", default_value_t = 1.0, value_parser = factor)]
    pub(crate) target_factor: f64,
    /// Requests a second while sampling, at most
    #[arg(long, value_name = "N", default_value_t = 10.0, value_parser = per_second)]
    pub(crate) rate: f64,
}

impl SamplingArgs {
    /// What the pace alone takes for so many calls of each of the six endpoints.
    pub(crate) fn pace(&self, calls: u32) -> Duration {
        Duration::from_secs_f64(f64::from(calls) * Endpoint::ALL.len() as f64 / self.rate)
    }
}

/// What targets are multiplied by.
fn factor(text: &str) -> Result<f64, &'static str> {
    let factor = text.parse().ok().filter(|factor| (0.001..=1_000_000.0).contains(factor));
    factor.ok_or("must be a number from 0.001 to 1000000")
}

/// Requests a second.
fn per_second(text: &str) -> Result<f64, &'static str> {
    let rate = text.parse().ok().filter(|rate| (0.01..=1000.0).contains(rate));
    rate.ok_or("must be a number from 0.01 to 1000")
}
