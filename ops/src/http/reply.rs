//! What was answered.

use serde_json::Value;
use ureq::http::HeaderMap;

use super::{Check, Finding, ensure, show};

/// What was answered.
#[derive(Debug)]
pub(crate) struct Reply {
    /// Method and path of what was asked.
    pub(crate) asked: String,
    /// The status.
    pub(crate) status: u16,
    /// The headers.
    pub(crate) headers: HeaderMap,
    /// The body as it came. It is parsed anew where it is looked at: a tree takes many times its text.
    pub(crate) body: Vec<u8>,
}

impl Reply {
    /// A header's text; nothing when it is missing, empty or not readable.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok().filter(|text| !text.is_empty())
    }

    /// A header that has to be there.
    pub(crate) fn need(&self, name: &str) -> Check<&str> {
        self.header(name).ok_or_else(|| Finding::expected(format_args!("the header {name}"), "none"))
    }

    /// Is this one of the words that a header lists?
    pub(crate) fn names(&self, header: &str, word: &str) -> Check {
        let list = self.need(header)?;
        let found = list.split(',').any(|entry| entry.trim().eq_ignore_ascii_case(word));
        ensure(found, format_args!("{word} in {header}"), show(list))
    }

    /// Is it this status?
    pub(crate) fn has_status(&self, status: u16) -> Check {
        let found = match self.header("location") {
            Some(place) if (300..400).contains(&self.status) => format!("{} to {}", self.status, show(place)),
            _ => format!("{}: {}", self.status, self.shown()),
        };
        ensure(self.status == status, format_args!("status {status}"), found)
    }

    /// The body as JSON, when it says it is and it is.
    pub(crate) fn json(&self) -> Check<Value> {
        let media_type = self.header("content-type").unwrap_or("no content-type");
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        ensure(essence.eq_ignore_ascii_case("application/json"), "application/json", show(media_type))
            .map_err(|finding| finding.prevents("content-type"))?;
        serde_json::from_slice(&self.body)
            .map_err(|error| Finding::expected("a JSON body", format_args!("{} ({error})", self.shown())))
    }

    /// The start of the body.
    fn shown(&self) -> String {
        // Twice as many bytes as are shown, so that a large body is not copied.
        let start = &self.body[..self.body.len().min(1_000)];
        show(&String::from_utf8_lossy(start))
    }
}
