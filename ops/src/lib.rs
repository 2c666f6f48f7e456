//! Operating a Cerply from outside: what it answers is asked over HTTP and by no other way.
//!
//! - [`cli`]: what can be asked for;
//! - [`exit`]: how a run ends;
//! - [`http`]: one client for services that may be broken or hostile;
//! - [`registry`]: images, tags and labels;
//! - [`rollback`]: an earlier build put back into service;
//! - [`smoke`]: 31 assertions over the six endpoints.

mod cli;
mod exit;
mod http;
mod registry;
mod rollback;
mod smoke;

use std::io::Write;

pub use cli::{Cli, Command, SmokeArgs};
pub use exit::Exit;
pub use rollback::RollbackArgs;
pub use smoke::TOTAL;

/// Does what was asked and writes what is found to `out`.
///
/// # Errors
/// A setting cannot be used, or `out` cannot be written to.
pub fn run(asked: Cli, out: &mut impl Write) -> anyhow::Result<Exit> {
    match asked.command {
        Command::Smoke(args) => smoke::run(&args, out),
        Command::Rollback(args) => rollback::run(&args, out),
    }
}
