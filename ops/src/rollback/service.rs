//! The service that is deployed from the tag.

use std::{
    thread,
    time::{Duration, Instant},
};

use serde::Deserialize;
use ureq::http::Request;

use super::commit::Commit;
use crate::{
    http::{BaseUrl, Wire, said, show},
    registry::{Trouble, failed, not_run},
};

/// How often it is asked while it is being deployed.
const EVERY: Duration = Duration::from_secs(1);
/// A single answer may take so long.
const PATIENCE: Duration = Duration::from_secs(10);

/// The service that is deployed from the tag.
pub(super) struct Service {
    wire: Wire,
    url: BaseUrl,
    deadline: Instant,
}

/// What it says it is.
#[derive(Deserialize)]
pub(super) struct Running {
    /// The commit it was built from.
    pub(super) commit: String,
    /// The migration its database is at.
    #[serde(default)]
    pub(super) schema: Option<u64>,
}

impl Service {
    /// Asked until `deadline`.
    pub(super) fn new(url: BaseUrl, deadline: Instant) -> Self {
        Self { wire: Wire::to(&url), url, deadline }
    }

    /// What runs there, or why that cannot be known.
    pub(super) fn running(&self) -> Result<Running, String> {
        let time = PATIENCE.min(self.deadline.saturating_duration_since(Instant::now()));
        if time.is_zero() {
            return Err("the time is over".to_owned());
        }
        let request = Request::get(format!("{}/api/version", self.url));
        let reply = self.wire.send(request, None, "GET /api/version".to_owned(), time);
        let reply = reply.map_err(|error| said(&error, time).to_string())?;
        reply.has_status(200).map_err(|finding| finding.to_string())?;
        let version = reply.json().map_err(|finding| finding.to_string())?;
        serde_json::from_value(version).map_err(|error| format!("/api/version names no commit ({error})"))
    }

    /// Does this commit run there? No when nothing answers.
    pub(super) fn runs(&self, commit: &Commit) -> bool {
        self.running().is_ok_and(|running| running.commit == commit.as_str())
    }

    /// Asks until it answers this commit, at most so long, and says after how many answers.
    pub(super) fn wait_for(&self, commit: &Commit, at_most: Duration) -> Result<String, Trouble> {
        let until = self.deadline.min(Instant::now() + at_most);
        for asked in 1u32.. {
            let found = match self.running() {
                Ok(running) if running.commit == commit.as_str() => {
                    return Ok(format!("{} answers {commit} ({asked} asked)", self.url));
                }
                Ok(running) => format!("it answers {}", show(&running.commit)),
                Err(why) => why,
            };
            if until.saturating_duration_since(Instant::now()) <= EVERY {
                return Err(failed(format!("{} did not come to answer {commit} in time: {found}", self.url)));
            }
            thread::sleep(EVERY);
        }
        Err(failed("asked too often"))
    }
}

/// Calls the deploy hook. Its path and query are as secret as a password: only its host is shown.
pub(super) fn call(hook: &str) -> Result<String, Trouble> {
    let base = BaseUrl::parse(hook.split(['?', '#']).next().unwrap_or_default());
    let base = base.map_err(|why| not_run(format!("--hook {why}")))?;
    let host = ureq::http::Uri::try_from(hook).ok().and_then(|uri| uri.host().map(str::to_owned)).unwrap_or_default();
    let reply = Wire::to(&base).send(Request::post(hook), Some(Vec::new()), "POST --hook".to_owned(), PATIENCE * 3);
    let reply = reply.map_err(|error| failed(format!("the deploy hook at {host}: {}", said(&error, PATIENCE * 3))))?;
    match reply.status {
        200..300 => Ok(format!("{host} answers {}", reply.status)),
        status => Err(failed(format!("the deploy hook at {host} answers {status}"))),
    }
}
