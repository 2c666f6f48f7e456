//! Operating a Cerply from outside: what it answers is asked over HTTP and by no other way.
//!
//! - [`cli`]: what can be asked for;
//! - [`exit`]: how a run ends;
//! - [`http`]: one client for services that may be broken or hostile;
//! - [`registry`]: images, tags and labels;
//! - [`rollback`]: an earlier build put back into service;
//! - [`smoke`]: 31 assertions over the six endpoints;
//! - [`latency`]: how fast they answer, against the targets;
//! - [`verify`]: a deployment looked at from all sides, with a report;
//! - [`monitor`]: a deployment watched, with issues for what goes wrong;
//! - [`files`], [`markdown`], [`progress`]: whole files, texts of others in Markdown, how far a run has come.

mod cli;
mod exit;
mod files;
mod http;
mod latency;
mod markdown;
mod monitor;
mod registry;
mod rollback;

mod progress;
mod smoke;
mod verify;

use std::io::Write;

pub use cli::{Cli, Command, SamplingArgs, ServiceArgs, SmokeArgs};
pub use exit::Exit;
pub use monitor::MonitorArgs;
pub use rollback::RollbackArgs;

pub use smoke::TOTAL;
pub use verify::VerifyArgs;

/// Does what was asked and writes what is found to `out`.
///
/// # Errors
/// A setting cannot be used, or `out` cannot be written to.
pub fn run(asked: Cli, out: &mut impl Write) -> anyhow::Result<Exit> {
    match asked.command {
        Command::Smoke(args) => smoke::run(&args, out),
        Command::Rollback(args) => rollback::run(&args, out),
        Command::Monitor(args) => monitor::run(&args, out),
        Command::Verify(args) => verify::run(&args, out),
    }
}
