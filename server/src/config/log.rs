//! The log.

use clap::{Args, ValueEnum};

/// The log.
#[derive(Debug, Clone, Args)]
pub struct LogConfig {
    /// What is logged, as tracing filter directives
    #[arg(long = "log", env = "CERPLY_LOG", value_name = "FILTER", default_value = "info")]
    pub filter: String,
    /// How it is written [default: json in production, text elsewhere]
    #[arg(long = "log-format", env = "CERPLY_LOG_FORMAT", value_name = "FORMAT", value_enum)]
    pub format: Option<LogFormat>,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// One JSON object a line.
    Json,
    /// For people.
    Text,
}
