//! Who may call: API keys and the operators' token.
//!
//! Without `CERPLY_API_KEYS` the API is open and everything lies in [`Org::default_space`]. With keys, a key reaches
//! its own organisation and nothing else. The operators' token reaches `/api/ops` only, and there the sums of all
//! organisations: what an installation costs is one question.

use axum::http::{HeaderMap, header};
use domain::id::SessionId;
use sha2::{Digest, Sha256};
use store::Org;
use subtle::ConstantTimeEq;

use crate::config::AccessConfig;

/// SHA-256 of a key: comparing takes the same time whatever was sent, and memory holds no key.
type KeyHash = [u8; 32];

/// Who may call.
pub(crate) struct Access {
    keys: Vec<(KeyHash, Org)>,
    ops: Ops,
}

enum Ops {
    /// For whoever may call the API: outside production, and no token is set.
    Open,
    /// For nobody: in production, and no token is set.
    Closed,
    /// For whoever has the token.
    Token(KeyHash),
}

/// Why a caller is turned away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refused {
    /// No key, or one nobody gave out.
    Unknown,
    /// A good key that does not reach this.
    OutOfReach,
}

impl Access {
    /// Reads the settings. What cannot be used is named by its place, never quoted.
    pub(crate) fn new(config: &AccessConfig, production: bool) -> Result<Self, String> {
        let keys = match config.api_keys.as_ref().and_then(|keys| keys.reveal()) {
            Some(keys) => parse_keys(keys)?,
            None => Vec::new(),
        };
        let ops = match config.ops_token.as_ref().and_then(|token| token.reveal()) {
            Some(token) => Ops::Token(hash(token)),
            None if production => Ops::Closed,
            None => Ops::Open,
        };
        Ok(Self { keys, ops })
    }

    /// Is a key needed?
    pub(crate) fn is_open(&self) -> bool {
        self.keys.is_empty()
    }

    /// Every organisation of this installation, the default space among them.
    pub(crate) fn orgs(&self) -> Vec<Org> {
        let mut orgs: Vec<Org> = self.keys.iter().map(|(_, org)| org.clone()).collect();
        orgs.push(Org::default_space());
        orgs.sort();
        orgs.dedup();
        orgs
    }

    /// The organisation that a request speaks for.
    pub(crate) fn org(&self, headers: &HeaderMap) -> Result<Org, Refused> {
        if self.is_open() {
            return Ok(Org::default_space());
        }
        let sent = hash(bearer(headers).ok_or(Refused::Unknown)?);
        // Every key is compared, so that the time says nothing about which one it was.
        let mut found = None;
        for (key, org) in &self.keys {
            if bool::from(key.ct_eq(&sent)) {
                found = Some(org);
            }
        }
        found.cloned().ok_or(Refused::Unknown)
    }

    /// The organisations whose sums a request to `/api/ops` may read.
    pub(crate) fn ops(&self, headers: &HeaderMap) -> Result<Vec<Org>, Refused> {
        match &self.ops {
            Ops::Open => Ok(vec![self.org(headers)?]),
            Ops::Closed => Err(Refused::OutOfReach),
            Ops::Token(token) => {
                let sent = bearer(headers).map(hash).ok_or(Refused::Unknown)?;
                if bool::from(token.ct_eq(&sent)) {
                    return Ok(self.orgs());
                }
                let known = !self.is_open() && self.org(headers).is_ok();
                Err(if known { Refused::OutOfReach } else { Refused::Unknown })
            }
        }
    }
}

fn hash(key: &str) -> KeyHash {
    Sha256::digest(key.as_bytes()).into()
}

/// The token of `Authorization: Bearer`; the scheme is written in any case (RFC 9110, section 11.1).
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    Some(token.trim()).filter(|token| scheme.eq_ignore_ascii_case("bearer") && !token.is_empty())
}

fn parse_keys(text: &str) -> Result<Vec<(KeyHash, Org)>, String> {
    let mut keys: Vec<(KeyHash, Org)> = Vec::new();
    for (index, pair) in text.split(',').map(str::trim).filter(|pair| !pair.is_empty()).enumerate() {
        let place = index + 1;
        let (org, key) =
            pair.split_once([':', '=']).ok_or_else(|| format!("CERPLY_API_KEYS: entry {place} is not ORG:KEY"))?;
        let org = SessionId::parse(org.trim())
            .map_err(|error| format!("CERPLY_API_KEYS: the organisation of entry {place} {error}"))?;
        let key = key.trim();
        if key.is_empty() || key.contains(char::is_whitespace) {
            return Err(format!("CERPLY_API_KEYS: the key of entry {place} is empty or has a space in it"));
        }
        let hash = hash(key);
        if keys.iter().any(|(known, _)| *known == hash) {
            return Err(format!("CERPLY_API_KEYS: entry {place} has the key of an earlier one"));
        }
        keys.push((hash, Org::named(String::from(org))));
    }
    if keys.is_empty() { Err("CERPLY_API_KEYS holds no key".to_owned()) } else { Ok(keys) }
}
