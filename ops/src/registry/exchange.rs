//! Asking a registry with patience, and with the proof it wants of who asks.

use std::{
    thread,
    time::{Duration, Instant},
};

use ureq::http::{
    HeaderValue, Method, Request,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE},
};

use super::{Credentials, Trouble, challenge::Challenge, failed, not_run, token};
use crate::http::{BaseUrl, Reply, Wire, said};

/// A single answer may take so long.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);
/// A registry that is busy or gone is asked so often in all.
const TRIES: u32 = 5;
/// The pause after the first try, doubled after each; a registry that names one is listened to.
const PAUSE: Duration = Duration::from_millis(200);

/// What is sent.
pub(super) struct Ask<'a> {
    /// `GET`, `HEAD` or `PUT`: each may be sent twice without harm.
    pub(super) method: Method,
    /// Path and query.
    pub(super) path: &'a str,
    /// What may come back.
    pub(super) accept: &'static str,
    /// Media type and bytes.
    pub(super) body: Option<(&'a str, &'a [u8])>,
}

/// A registry, who asks, and until when.
pub(super) struct Exchange {
    wire: Wire,
    registry: BaseUrl,
    who: Option<Credentials>,
    proof: Option<HeaderValue>,
    deadline: Instant,
}

impl Exchange {
    /// Until `deadline`.
    pub(super) fn new(registry: &BaseUrl, who: Option<Credentials>, deadline: Instant) -> Self {
        Self { wire: Wire::to(registry), registry: registry.clone(), who, proof: None, deadline }
    }

    /// Sends, again where the registry is busy (429, 5xx, a line that breaks), and once more with the proof it asks for.
    pub(super) fn send(&mut self, ask: &Ask<'_>) -> Result<Reply, Trouble> {
        let (mut tries, mut proven) = (0, false);
        loop {
            let answer = self.once(ask)?;
            tries += 1;
            let why = match answer {
                Ok(reply) if reply.status == 401 && !proven => {
                    self.proof = Some(self.prove(&reply)?);
                    (proven, tries) = (true, tries - 1);
                    continue;
                }
                Ok(reply) if matches!(reply.status, 401 | 403) => {
                    let said = reply.has_status(200).err().map(|finding| finding.to_string()).unwrap_or_default();
                    return Err(not_run(format!("no right to {}: {said}", reply.asked)));
                }
                Ok(reply) if reply.status == 429 || reply.status >= 500 => {
                    let named = reply.header("retry-after").and_then(|text| text.parse().ok());
                    (format!("{}: the registry answers {}", reply.asked, reply.status), named.map(Duration::from_secs))
                }
                Ok(reply) => return Ok(reply),
                Err(why) => (why, None),
            };
            let pause = why.1.unwrap_or(PAUSE * 2u32.pow(tries - 1));
            let left = self.deadline.saturating_duration_since(Instant::now());
            if tries == TRIES || pause >= left {
                let times = if tries == 1 { String::new() } else { format!(" (asked {tries} times)") };
                return Err(not_run(format!("{}{times}", why.0)));
            }
            thread::sleep(pause);
        }
    }

    /// Sends once; the inner error may pass.
    fn once(&self, ask: &Ask<'_>) -> Result<Result<Reply, String>, Trouble> {
        let asked = format!("{} {}", ask.method, ask.path.split('?').next().unwrap_or_default());
        let time = PATIENCE.min(self.deadline.saturating_duration_since(Instant::now()));
        if time.is_zero() {
            return Err(not_run(format!("{asked}: not asked, the time is over")));
        }
        let uri = format!("{}{}", self.registry, ask.path);
        let mut request = Request::builder().method(ask.method.clone()).uri(uri).header(ACCEPT, ask.accept);
        if let Some(proof) = &self.proof {
            request = request.header(AUTHORIZATION, proof);
        }
        if let Some((media_type, _)) = ask.body {
            request = request.header(CONTENT_TYPE, media_type);
        }
        let sent = self.wire.send(request, ask.body.map(|(_, bytes)| bytes.to_vec()), asked.clone(), time);
        Ok(sent.map_err(|error| format!("{asked} at {}: {}", self.registry, said(&error, time))))
    }

    /// What the registry wants to be shown.
    fn prove(&self, refusal: &Reply) -> Result<HeaderValue, Trouble> {
        let headers = refusal.headers.get_all("www-authenticate").iter();
        match headers.filter_map(|header| Challenge::parse(header.to_str().ok()?)).next() {
            Some(Challenge::Bearer(bearer)) => token::get(&bearer, self.who.as_ref(), &self.registry),
            Some(Challenge::Basic) => match &self.who {
                Some(who) => who.basic(),
                None => Err(not_run(format!("{} wants user and password, and none were given", self.registry))),
            },
            None => Err(not_run(format!("{} answers 401 and does not say what it wants", self.registry))),
        }
    }

    /// Follows one redirect, as blobs are often kept elsewhere. The proof stays here: it is not meant for that place.
    pub(super) fn follow(&self, reply: Reply) -> Result<Reply, Trouble> {
        let place = match reply.header("location") {
            Some(place) if matches!(reply.status, 301 | 302 | 303 | 307 | 308) => place.to_owned(),
            _ => return Ok(reply),
        };
        let place = if place.starts_with('/') { format!("{}{place}", self.registry) } else { place };
        let host = BaseUrl::parse(place.split(['?', '#']).next().unwrap_or_default());
        let host = host.map_err(|why| failed(format!("{} leads elsewhere, and that {why}", reply.asked)))?;
        if !(place.starts_with("https://") || host.is_local() && self.registry.is_local()) {
            return Err(failed(format!("{} leads to a place that is not HTTPS", reply.asked)));
        }
        let time = PATIENCE.min(self.deadline.saturating_duration_since(Instant::now()));
        let sent = Wire::to(&host).send(Request::get(&place), None, reply.asked.clone(), time);
        sent.map_err(|error| not_run(format!("{}, kept elsewhere: {}", reply.asked, said(&error, time))))
    }
}
