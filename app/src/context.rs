//! What the server gives every page: the store, the installation's settings, and who is looking.

use std::sync::Arc;

use axum::http::{HeaderValue, StatusCode, header, request::Parts};
use domain::{
    day::{Day, Zone},
    id::{EventId, SessionId},
    time::Timestamp,
};
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;
use sha2::{Digest, Sha256};
use store::{Learner, Org, Store};

use crate::error::AppError;

/// The hour at which a learner's day starts.
pub use domain::day::DEFAULT_ROLLOVER_HOUR;

const COOKIE: &str = "cerply_sid";
/// Browsers keep a cookie for 400 days at most.
const COOKIE_MAX_AGE_S: u32 = 400 * 24 * 60 * 60;

/// What pages need to know of the installation.
#[derive(Clone)]
pub struct PageContext {
    /// The database.
    pub store: Store,
    /// Settings.
    pub site: Arc<Site>,
}

/// Settings that pages show or obey.
#[derive(Debug, Clone)]
pub struct Site {
    /// `development`, `staging` or `production`.
    pub environment: String,
    /// Where the JSON API is reached; empty for the page's own origin.
    pub api_base: String,
    /// The commit this build was made from.
    pub commit: String,
    /// The zone in which a learner's day starts.
    pub zone: Zone,
    /// Send the cookie over TLS only.
    pub secure_cookie: bool,
    /// The built files that the document names.
    pub assets: Assets,
}

impl Site {
    /// Outside production testers see where they are.
    pub fn shows_uat_banner(&self) -> bool {
        self.environment != "production"
    }
}

/// Addresses of the built style sheet, script and WASM.
#[derive(Debug, Clone)]
pub struct Assets {
    /// Style sheet.
    pub css: String,
    /// JavaScript that loads the WASM.
    pub js: String,
    /// The islands.
    pub wasm: String,
}

impl Assets {
    /// From the list of content hashes that the build leaves (`js: …`, `wasm: …`, `css: …`), read once at start.
    pub fn from_hashes(pkg: &str, name: &str, hashes: &str) -> Self {
        let address = |kind: &str| {
            let hash = hashes.lines().filter_map(|line| line.split_once(':')).find(|(key, _)| key.trim() == kind);
            match hash {
                Some((_, hash)) => format!("/{pkg}/{name}.{}.{kind}", hash.trim()),
                None => format!("/{pkg}/{name}.{kind}"),
            }
        };
        Self { css: address("css"), js: address("js"), wasm: address("wasm") }
    }
}

/// The context of the request being answered.
pub fn context() -> PageContext {
    expect_context()
}

/// The space the pages work in.
pub fn org() -> Org {
    Org::default_space()
}

/// Now, by the server's clock.
pub fn now() -> Timestamp {
    let since_1970 = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX))
}

/// The learner's day.
pub fn today(site: &Site) -> Day {
    Day::at(now(), &site.zone, DEFAULT_ROLLOVER_HOUR)
}

/// A name for an act that a form may be sent with: sent twice, it counts once.
pub fn new_event() -> EventId {
    EventId::parse(random_hex()).expect("hexadecimal digits are an id")
}

fn random_hex() -> String {
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn parts() -> Option<Parts> {
    use_context::<Parts>()
}

/// The browser's session as its cookie says; none when it has none or a made-up one.
pub fn cookie_session() -> Option<String> {
    let parts = parts()?;
    let cookies = parts.headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let found = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let id = found.filter(|(name, _)| *name == COOKIE).map(|(_, id)| id).next()?;
    (id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit())).then(|| id.to_owned())
}

/// Gives the browser a new session of 128 random bits.
pub fn set_new_session(site: &Site) -> String {
    let id = random_hex();
    keep_session(site, &id);
    id
}

/// Has the browser keep its session for as long as browsers keep anything, from now on.
pub fn keep_session(site: &Site, id: &str) {
    let secure = if site.secure_cookie { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={id}; Path=/; Max-Age={COOKIE_MAX_AGE_S}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        expect_context::<ResponseOptions>().append_header(header::SET_COOKIE, value);
    }
}

/// A browser's session on one plan.
pub fn learner_on(session: &str, plan: &str) -> Result<Learner, AppError> {
    let session = SessionId::parse(format!("{session}.{plan}")).map_err(|_| AppError::NotFound)?;
    Ok(Learner { org: org(), session })
}

/// A name for a session that does not give it away: what the browser keeps unsent acts under.
pub fn session_tag(session: &str) -> String {
    Sha256::digest(session.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Answers the page being rendered with this status.
pub fn set_status(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}

/// Sends a plain form's sender on to another page; a script's call gets its result as well and takes no notice.
pub fn go_to(path: &str) {
    leptos_axum::redirect(path);
}
