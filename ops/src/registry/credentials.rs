//! Who asks, as the environment says.

use std::env;

use anyhow::bail;
use base64::{Engine, prelude::BASE64_STANDARD};
use ureq::http::HeaderValue;

use super::{Trouble, not_run};

/// The variables they are read from.
const USER: &str = "CERPLY_REGISTRY_USER";
const PASSWORD: &str = "CERPLY_REGISTRY_PASSWORD";

/// User and password or access token. Neither is ever shown: there is no `Debug`.
pub(crate) struct Credentials {
    user: String,
    password: String,
}

impl Credentials {
    /// Reads them; empty ones count as none.
    pub(crate) fn from_environment() -> anyhow::Result<Option<Self>> {
        let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
        match (set(USER), set(PASSWORD)) {
            (Some(user), Some(password)) if !user.contains(':') => Ok(Some(Self { user, password })),
            (Some(_), Some(_)) => bail!("{USER} must not hold a colon"),
            (None, None) => Ok(None),
            (Some(_), None) => bail!("{USER} is set and {PASSWORD} is not"),
            (None, Some(_)) => bail!("{PASSWORD} is set and {USER} is not"),
        }
    }

    /// As a header of RFC 7617.
    pub(super) fn basic(&self) -> Result<HeaderValue, Trouble> {
        let text = format!("Basic {}", BASE64_STANDARD.encode(format!("{}:{}", self.user, self.password)));
        secret(&text)
    }
}

/// A header that is left out of everything that is printed.
pub(super) fn secret(text: &str) -> Result<HeaderValue, Trouble> {
    let mut value = HeaderValue::from_str(text).map_err(|_| not_run("the proof holds what no header can carry"))?;
    value.set_sensitive(true);
    Ok(value)
}
