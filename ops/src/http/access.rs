//! What the service has to be shown.

use anyhow::Context;
use ureq::http::HeaderValue;

use super::Endpoint;

/// What the service has to be shown.
pub(crate) struct Access {
    api_key: Option<HeaderValue>,
    ops_token: Option<HeaderValue>,
}

impl Access {
    /// The API key and the operators' token; an empty one counts as none.
    pub(crate) fn new(api_key: Option<&str>, ops_token: Option<&str>) -> anyhow::Result<Self> {
        let bearer = |secret: Option<&str>, name: &str| {
            let secret = secret.map(str::trim).filter(|secret| !secret.is_empty());
            let value = secret.map(|secret| HeaderValue::from_str(&format!("Bearer {secret}"))).transpose();
            value.with_context(|| format!("{name} holds characters that no header can carry"))
        };
        Ok(Self { api_key: bearer(api_key, "--api-key")?, ops_token: bearer(ops_token, "--ops-token")? })
    }

    /// What to show an endpoint: the operators' token opens `/api/ops` and nothing else.
    pub(super) fn to(&self, endpoint: Endpoint) -> Option<&HeaderValue> {
        let ops = self.ops_token.as_ref().filter(|_| endpoint == Endpoint::UsageDaily);
        ops.or(self.api_key.as_ref())
    }
}
