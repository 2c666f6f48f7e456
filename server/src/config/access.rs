//! Who may call.

use clap::Args;

use super::Secret;

/// Who may call.
#[derive(Debug, Clone, Args)]
pub struct AccessConfig {
    /// API keys as ORG:KEY,ORG:KEY; unset, the API is open and everything lies in one space
    #[arg(long, env = "CERPLY_API_KEYS", value_name = "ORG:KEY,…", hide_env_values = true)]
    pub api_keys: Option<Secret>,
    /// Token for /api/ops; unset, these routes are closed in production and open elsewhere
    #[arg(long, env = "CERPLY_OPS_TOKEN", value_name = "TOKEN", hide_env_values = true)]
    pub ops_token: Option<Secret>,
}
