//! GitHub's issues.

use std::{
    fmt,
    time::{Duration, Instant},
};

use anyhow::Context;
use jiff::Timestamp;
use serde_json::{Value, json};
use ureq::{
    Agent,
    http::{HeaderMap, HeaderValue, Method, Request, header::AUTHORIZATION},
};

use crate::http::{BaseUrl, show};

/// All of a round's requests to GitHub together: with what each may take, an issue is there within 30 s.
const BUDGET: Duration = Duration::from_secs(25);
const EACH: Duration = Duration::from_secs(8);
const MAX_BODY_BYTES: u64 = 8 * 1024 * 1024;
/// The labels of every issue.
const LABELS: [&str; 2] = ["bug", "staging"];
/// How long GitHub is left alone when it does not say for how long.
const REST_SECS: i64 = 60;

/// A repository.
#[derive(Debug, Clone)]
pub(crate) struct Repo(String);

impl Repo {
    /// Accepts `OWNER/NAME`.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let fits = |part: &str| {
            let known = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
            !part.is_empty() && part != "." && part != ".." && part.bytes().all(known)
        };
        let parts = text.split_once('/').filter(|(owner, name)| fits(owner) && fits(name));
        parts.map(|_| Self(text.to_owned())).ok_or("must be OWNER/NAME")
    }
}

/// Why GitHub did not do something.
#[derive(Debug)]
pub(super) enum Trouble {
    /// It is away or wants to be left alone; then until when.
    Away { why: String, until: Option<Timestamp> },
    /// The issue is gone.
    Gone(String),
    /// It refuses this.
    Refused(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Away { why, .. } | Self::Gone(why) | Self::Refused(why)) = self;
        f.write_str(why)
    }
}

/// An issue that is open.
#[derive(Debug)]
pub(super) struct Issue {
    pub(super) number: u64,
    pub(super) body: String,
}

/// GitHub's issues of one repository.
pub(super) struct GitHub {
    agent: Agent,
    base: BaseUrl,
    repo: Repo,
    token: HeaderValue,
}

impl GitHub {
    /// With the token that GITHUB_TOKEN holds.
    pub(super) fn new(base: BaseUrl, repo: Repo) -> anyhow::Result<Self> {
        let token = std::env::var("GITHUB_TOKEN").ok().filter(|token| !token.trim().is_empty());
        let token = token.context("--repo needs a token in the variable GITHUB_TOKEN")?;
        let mut token = HeaderValue::from_str(&format!("Bearer {}", token.trim()))
            .ok()
            .context("GITHUB_TOKEN holds characters that no header can carry")?;
        token.set_sensitive(true);
        let config = Agent::config_builder()
            .user_agent(concat!("cerply-ops/", env!("CARGO_PKG_VERSION")))
            .accept("application/vnd.github+json")
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false);
        let config = if base.is_local() { config.proxy(None) } else { config };
        Ok(Self { agent: config.build().into(), base, repo, token })
    }

    /// When this round's requests must be done.
    pub(super) fn deadline() -> Instant {
        Instant::now() + BUDGET
    }

    /// The newest open issues with the monitor's labels.
    pub(super) fn open_issues(&self, until: Instant) -> Result<Vec<Issue>, Trouble> {
        let query = format!("?state=open&labels={}&per_page=100", LABELS.join("%2C"));
        let issues = self.ask(Method::GET, &query, None, until)?;
        let issues = issues.as_array().ok_or_else(|| Trouble::Refused("GitHub's list of issues is none".to_owned()))?;
        let known = issues.iter().filter_map(|issue| {
            let body = issue["body"].as_str().unwrap_or_default().to_owned();
            Some(Issue { number: issue["number"].as_u64()?, body })
        });
        Ok(known.collect())
    }

    /// Opens an issue; its number.
    pub(super) fn open(&self, title: &str, body: &str, until: Instant) -> Result<u64, Trouble> {
        let issue = json!({ "title": title, "body": body, "labels": LABELS });
        let opened = self.ask(Method::POST, "", Some(&issue), until)?;
        opened["number"].as_u64().ok_or_else(|| Trouble::Refused("GitHub's answer holds no issue number".to_owned()))
    }

    /// Adds a comment.
    pub(super) fn comment(&self, number: u64, body: &str, until: Instant) -> Result<(), Trouble> {
        self.ask(Method::POST, &format!("/{number}/comments"), Some(&json!({ "body": body })), until).map(drop)
    }

    /// Closes an issue as done.
    pub(super) fn close(&self, number: u64, until: Instant) -> Result<(), Trouble> {
        let change = json!({ "state": "closed", "state_reason": "completed" });
        self.ask(Method::PATCH, &format!("/{number}"), Some(&change), until).map(drop)
    }

    fn ask(&self, method: Method, path: &str, body: Option<&Value>, until: Instant) -> Result<Value, Trouble> {
        let time = until.saturating_duration_since(Instant::now()).min(EACH);
        let away = |why: String| Trouble::Away { why: format!("GitHub: {why}"), until: None };
        if time.is_zero() {
            return Err(away("the time for it is over".to_owned()));
        }
        let request = Request::builder()
            .method(method)
            .uri(format!("{}/repos/{}/issues{path}", self.base, self.repo.0))
            .header(AUTHORIZATION, &self.token)
            .header("x-github-api-version", "2022-11-28");
        let sent = match body {
            Some(body) => request.header("content-type", "application/json").body(body.to_string()).map(|request| {
                self.agent.run(self.agent.configure_request(request).timeout_global(Some(time)).build())
            }),
            None => request.body(()).map(|request| {
                self.agent.run(self.agent.configure_request(request).timeout_global(Some(time)).build())
            }),
        };
        let response = sent.map_err(|error| away(error.to_string()))?;
        let (head, body) = response.map_err(|error| away(show(&error.to_string())))?.into_parts();
        let read = body.into_with_config().limit(MAX_BODY_BYTES).read_to_vec();
        let bytes = read.map_err(|error| away(show(&error.to_string())))?;
        let status = head.status.as_u16();
        if (200..300).contains(&status) {
            return serde_json::from_slice(&bytes).map_err(|_| away("its answer is no JSON".to_owned()));
        }
        let why =
            format!("GitHub answers {status}: {}", show(&String::from_utf8_lossy(&bytes[..bytes.len().min(1_000)])));
        let until = rest(status, &head.headers, Timestamp::now());
        Err(match status {
            _ if until.is_some() || status >= 500 => Trouble::Away { why, until },
            404 | 410 => Trouble::Gone(why),
            _ => Trouble::Refused(why),
        })
    }
}

/// Until when GitHub wants to be left alone, if that is what it says.
fn rest(status: u16, headers: &HeaderMap, now: Timestamp) -> Option<Timestamp> {
    let number = |name: &str| headers.get(name)?.to_str().ok()?.parse::<i64>().ok();
    if !matches!(status, 403 | 429) {
        return None;
    }
    let secs = number("retry-after").or_else(|| {
        let spent = number("x-ratelimit-remaining") == Some(0);
        let reset = number("x-ratelimit-reset").filter(|_| spent)?;
        Some(reset.saturating_sub(now.as_second()))
    });
    let secs = secs.or((status == 429).then_some(REST_SECS))?;
    // A reset that lies days ahead is not believed.
    Some(now + Duration::from_secs(secs.clamp(1, 3600).unsigned_abs()))
}
