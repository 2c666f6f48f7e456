//! The settings: one struct per concern, every field with its variable and default.
//!
//! A setting comes from the command line, else from the environment, else from the file that `CERPLY_CONFIG` names,
//! else from its default. `cerply --help` lists them all.

mod access;
mod database;
mod deployment;
mod file;
mod listen;
mod log;
mod secret;
mod site;
mod unknown;

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches, Parser};

pub use access::AccessConfig;
pub use database::DatabaseConfig;
pub use deployment::{DeploymentConfig, Environment};
pub use listen::ListenConfig;
pub use log::{LogConfig, LogFormat};
pub use secret::Secret;
pub use site::SiteConfig;

use crate::{Failure, build_info, maintenance::Command};

/// Cerply: documents become lessons and practice items, studied with spaced repetition.
#[derive(Debug, Clone, Parser)]
#[command(name = "cerply", version = build_info::VERSION_LINE, args_override_self = true)]
pub struct Config {
    /// A file of settings, one KEY=VALUE a line, `#` for comments; the environment wins over it
    #[arg(long = "config", env = "CERPLY_CONFIG", value_name = "FILE")]
    pub file: Option<std::path::PathBuf>,
    /// What to do instead of serving.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Where and how much is served.
    #[command(flatten)]
    pub listen: ListenConfig,
    /// Where data is kept.
    #[command(flatten)]
    pub database: DatabaseConfig,
    /// Who may call.
    #[command(flatten)]
    pub access: AccessConfig,
    /// What this installation is.
    #[command(flatten)]
    pub deployment: DeploymentConfig,
    /// The pages.
    #[command(flatten)]
    pub site: SiteConfig,
    /// The log.
    #[command(flatten)]
    pub log: LogConfig,
}

impl Config {
    /// Reads the settings of this process.
    pub fn load() -> Result<Self, Failure> {
        Self::from_arguments(std::env::args_os())
    }

    /// Reads the settings from a command line, the environment and the file they name.
    pub fn from_arguments(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, Failure> {
        let mut arguments: Vec<OsString> = arguments.into_iter().collect();
        unknown::refuse(std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()), "the environment")?;
        if let Some(path) = file::named(&arguments) {
            let settings = file::read(&path)?;
            // Behind the program's name and before what was typed: the last one counts.
            arguments.splice(1..1, file::as_arguments(&settings, &Self::command(), &path)?);
        }
        let config = Self::from_arg_matches(&Self::command().try_get_matches_from(arguments)?)?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), Failure> {
        domain::day::Zone::parse(&self.site.time_zone)
            .map_err(|error| Failure::Config(format!("CERPLY_TIME_ZONE {error}")))?;
        match &self.listen.public_url {
            Some(url) if !url.starts_with("https://") && !url.starts_with("http://") => {
                Err(Failure::Config("CERPLY_PUBLIC_URL must start with https:// or http://".to_owned()))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_names_its_variable() {
        for argument in Config::command().get_arguments() {
            assert!(argument.get_env().is_some(), "{}", argument.get_id());
            assert!(argument.get_help().is_some(), "{}", argument.get_id());
        }
    }

    #[test]
    fn the_command_line_is_consistent() {
        Config::command().debug_assert();
    }
}
