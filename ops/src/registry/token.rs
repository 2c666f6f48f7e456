//! Getting a token from whom the registry names.

use serde::Deserialize;
use ureq::http::{HeaderValue, Request, header::AUTHORIZATION};

use super::{Credentials, Trouble, challenge::Bearer, credentials::secret, exchange::PATIENCE, not_run};
use crate::http::{BaseUrl, Wire, said, show};

#[derive(Deserialize)]
struct Given {
    token: Option<String>,
    access_token: Option<String>,
}

/// Asks for a token; without credentials for one that anybody gets.
pub(super) fn get(bearer: &Bearer, who: Option<&Credentials>, registry: &BaseUrl) -> Result<HeaderValue, Trouble> {
    let realm = BaseUrl::parse(&bearer.realm).map_err(|why| not_run(format!("the registry's realm {why}")))?;
    // The password goes there: never in the clear over a network, and never from elsewhere to a service of this machine.
    if !(realm.to_string().starts_with("https://") || realm.is_local() && registry.is_local()) {
        return Err(not_run(format!("the registry sends for a token to {}, which is not HTTPS", show(&bearer.realm))));
    }
    let mut query = String::new();
    for (name, value) in [("service", &bearer.service), ("scope", &bearer.scope)] {
        if let Some(value) = value {
            let mark = if query.is_empty() { '?' } else { '&' };
            query += &format!("{mark}{name}={}", escaped(value));
        }
    }
    let mut request = Request::get(format!("{realm}{query}"));
    if let Some(who) = who {
        request = request.header(AUTHORIZATION, who.basic()?);
    }
    let reply = Wire::to(&realm).send(request, None, format!("GET {realm}"), PATIENCE);
    let reply = reply.map_err(|error| not_run(format!("no token from {realm}: {}", said(&error, PATIENCE))))?;
    if reply.status != 200 {
        let hint = if who.is_some() { "the credentials are not accepted" } else { "no credentials were given" };
        return Err(not_run(format!("no token from {realm}: it answers {}; {hint}", reply.status)));
    }
    let given: Option<Given> = serde_json::from_slice(&reply.body).ok();
    let token = given.and_then(|given| given.token.or(given.access_token)).filter(|token| !token.is_empty());
    // What it said is not shown: it may be the token in a shape that is not understood.
    let token = token.ok_or_else(|| not_run(format!("no token from {realm}: its answer holds none")))?;
    secret(&format!("Bearer {token}"))
}

/// For a query: all but RFC 3986's unreserved characters.
fn escaped(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}
