//! Sending, within bounds.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use ureq::{Error, http::header::AUTHORIZATION};

use super::{
    Access, BaseUrl, Check, Endpoint, Finding, Reply, Request, Wire, show,
    trouble::{is_unreachable, said},
};

/// A single answer may take this part of the time for all: one that hangs leaves time for the others.
const SHARE: u32 = 6;

/// How long to wait.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// For all answers together.
    pub(crate) whole: Duration,
    /// For a single one.
    pub(crate) each: Duration,
}

impl Patience {
    /// So long for all, and a sixth of it for one.
    pub(crate) fn of(whole: Duration) -> Self {
        Self { whole, each: whole / SHARE }
    }
}

/// How many requests an endpoint has answered, as its usage must show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sent {
    /// Answered at all.
    pub(crate) requests: u64,
    /// Answered with 400 or more.
    pub(crate) errors: u64,
}

/// Sends requests to one service.
pub(crate) struct Client {
    wire: Wire,
    base: BaseUrl,
    access: Access,
    patience: Patience,
    deadline: Instant,
    answered: BTreeMap<Endpoint, Sent>,
    unanswered: u32,
    unreachable: Option<Finding>,
}

impl Client {
    /// A client that gives up when `patience` is over, counted from now.
    pub(crate) fn new(base: BaseUrl, access: Access, patience: Patience) -> Self {
        Self {
            wire: Wire::to(&base),
            base,
            access,
            patience,
            deadline: Instant::now() + patience.whole,
            answered: BTreeMap::new(),
            unanswered: 0,
            unreachable: None,
        }
    }

    /// Where the service is.
    pub(crate) fn base(&self) -> &BaseUrl {
        &self.base
    }

    /// What each endpoint has answered; a preflight is not counted.
    pub(crate) fn answered(&self) -> &BTreeMap<Endpoint, Sent> {
        &self.answered
    }

    /// How many requests got no whole answer: what a flaky network looks like from here.
    pub(crate) fn unanswered(&self) -> u32 {
        self.unanswered
    }

    /// Why the service cannot be reached, when the first request showed that.
    pub(crate) fn unreachable(&self) -> Option<&Finding> {
        self.unreachable.as_ref()
    }

    /// Sends a request and reads the whole answer.
    pub(crate) fn send(&mut self, request: Request) -> Check<Reply> {
        if let Some(finding) = &self.unreachable {
            return Err(finding.clone());
        }
        let left = self.deadline.saturating_duration_since(Instant::now());
        let time = left.min(self.patience.each);
        if time.is_zero() {
            return Err(Finding::new(format!(
                "not asked: the {} s for all of it are over",
                self.patience.whole.as_secs()
            )));
        }
        let (endpoint, counts) = (request.endpoint, request.method != "OPTIONS");
        let reply = self.exchange(request, time).map_err(|error| {
            let first = self.answered.is_empty();
            self.unanswered += 1;
            if first && is_unreachable(&error) {
                let finding = Finding::new(format!("cannot reach {}: {}", self.base, show(&error.to_string())));
                return self.unreachable.insert(finding).clone();
            }
            said(&error, time)
        })?;
        if counts {
            let sent = self.answered.entry(endpoint).or_default();
            sent.requests += 1;
            sent.errors += u64::from(reply.status >= 400);
        }
        Ok(reply)
    }

    fn exchange(&self, request: Request, time: Duration) -> Result<Reply, Error> {
        let path = request.endpoint.path();
        let mark = if request.query.is_empty() { "" } else { "?" };
        let asked = format!("{} {path}", request.method);
        let uri = format!("{}{path}{mark}{}", self.base, request.query);
        let mut parts = ureq::http::Request::builder().method(request.method).uri(uri);
        for (name, value) in request.headers {
            parts = parts.header(name, value);
        }
        if let Some(bearer) = self.access.to(request.endpoint) {
            parts = parts.header(AUTHORIZATION, bearer);
        }
        self.wire.send(parts, request.body, asked, time)
    }
}
