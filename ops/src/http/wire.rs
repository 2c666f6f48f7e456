//! One request out, one whole answer in: bounded in time and size, no redirects.

use std::time::Duration;

use ureq::{Agent, Error, http};

use super::{BaseUrl, Reply};

/// Largest body that is read.
const MAX_BODY_BYTES: u64 = 4 * 1024 * 1024;

/// Sends single requests.
pub(crate) struct Wire(Agent);

impl Wire {
    /// For what is at this place. No proxy is asked for this machine.
    pub(crate) fn to(base: &BaseUrl) -> Self {
        let config = Agent::config_builder()
            .user_agent(concat!("cerply-ops/", env!("CARGO_PKG_VERSION")))
            .accept("application/json")
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false);
        let config = if base.is_local() { config.proxy(None) } else { config };
        Self(config.build().into())
    }

    /// Sends a request and reads the whole answer within `time`. `asked` is how the answer names what it is to.
    pub(crate) fn send(
        &self,
        request: http::request::Builder,
        body: Option<Vec<u8>>,
        asked: String,
        time: Duration,
    ) -> Result<Reply, Error> {
        // Connecting gets half: where nothing answers at all, that is what is said.
        let (whole, connecting) = (Some(time), Some(time / 2));
        let response = match body {
            Some(body) => {
                let sent = self.0.configure_request(request.body(body)?);
                self.0.run(sent.timeout_global(whole).timeout_connect(connecting).build())
            }
            None => {
                let sent = self.0.configure_request(request.body(())?);
                self.0.run(sent.timeout_global(whole).timeout_connect(connecting).build())
            }
        };
        let (head, body) = response?.into_parts();
        let body = body.into_with_config().limit(MAX_BODY_BYTES).read_to_vec()?;
        Ok(Reply { asked, status: head.status.as_u16(), headers: head.headers, body })
    }
}
