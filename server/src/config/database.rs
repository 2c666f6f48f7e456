//! Where data is kept.

use std::path::PathBuf;

use clap::Args;

/// Where data is kept.
#[derive(Debug, Clone, Args)]
pub struct DatabaseConfig {
    /// The database file; it is made when there is none
    #[arg(long, env = "CERPLY_DATABASE", value_name = "FILE", default_value = "data/cerply.db")]
    pub database: PathBuf,
}
