//! The pages.

use std::path::PathBuf;

use clap::Args;

/// The pages.
#[derive(Debug, Clone, Args)]
pub struct SiteConfig {
    /// Folder of the built site [default: site beside the program, else target/site]
    #[arg(long, env = "CERPLY_SITE_ROOT", value_name = "FOLDER")]
    pub site_root: Option<PathBuf>,
    /// Time zone in which the pages' day starts, by its IANA name
    #[arg(long, env = "CERPLY_TIME_ZONE", value_name = "ZONE", default_value = "UTC")]
    pub time_zone: String,
}

impl SiteConfig {
    /// The folder of the built site.
    pub fn root(&self) -> PathBuf {
        let beside = || {
            let program = std::env::current_exe().ok()?;
            Some(program.parent()?.join("site")).filter(|folder| folder.is_dir())
        };
        self.site_root.clone().or_else(beside).unwrap_or_else(|| PathBuf::from("target/site"))
    }
}
