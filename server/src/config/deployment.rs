//! What this installation is: its environment and the image it runs from.

use clap::{Args, ValueEnum};

/// What this installation is.
#[derive(Debug, Clone, Args)]
pub struct DeploymentConfig {
    /// What this installation is for; it is the runtime channel that /api/version reports
    #[arg(long = "app-env", env = "APP_ENV", value_name = "ENVIRONMENT", value_enum, default_value_t)]
    pub environment: Environment,
    /// The tag of the container image it runs from
    #[arg(long, env = "IMAGE_TAG", value_name = "TAG")]
    pub image_tag: Option<String>,
    /// The commit that the container image was built from
    #[arg(long, env = "IMAGE_REVISION", value_name = "COMMIT")]
    pub image_revision: Option<String>,
    /// When the container image was built
    #[arg(long, env = "IMAGE_CREATED", value_name = "TIME")]
    pub image_created: Option<String>,
}

/// What an installation is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Environment {
    /// Somebody's own machine.
    #[default]
    Development,
    /// For acceptance tests.
    Staging,
    /// For learners.
    Production,
}

impl Environment {
    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Development => "development",
            Self::Staging => "staging",
            Self::Production => "production",
        }
    }

    /// Is it for learners?
    pub fn is_production(self) -> bool {
        self == Self::Production
    }
}
