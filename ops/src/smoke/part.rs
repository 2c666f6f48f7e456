//! Looking into a JSON answer: what is not as it must be is named by its path.

use serde_json::Value;

use crate::http::{Check, Finding, ensure, show};

/// A part of an answer, and where it stands.
#[derive(Clone)]
pub(crate) struct Part<'a> {
    value: &'a Value,
    path: String,
}

impl<'a> Part<'a> {
    /// The whole answer.
    pub(crate) fn root(value: &'a Value) -> Self {
        Self { value, path: String::new() }
    }

    /// What stands here.
    pub(crate) fn value(&self) -> &'a Value {
        self.value
    }

    /// That something else was expected here.
    pub(crate) fn expected(&self, what: &str) -> Finding {
        let at = if self.path.is_empty() { "the answer" } else { &self.path };
        Finding::expected(what, show(&self.value.to_string())).prevents(at)
    }

    fn need(&self, holds: bool, what: &str) -> Check {
        if holds { Ok(()) } else { Err(self.expected(what)) }
    }

    /// A field, which may be null.
    pub(crate) fn get(&self, key: &str) -> Check<Part<'a>> {
        let path = if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        let object = self.value.as_object().ok_or_else(|| self.expected("an object"))?;
        let value = object.get(key).ok_or_else(|| Finding::new(format!("{path}: expected a field, found none")))?;
        Ok(Part { value, path })
    }

    /// Fields that must be there, whatever they hold.
    pub(crate) fn has(&self, keys: &[&str]) -> Check {
        keys.iter().try_for_each(|key| self.get(key).map(drop))
    }

    /// The entries of a list.
    pub(crate) fn list(&self) -> Check<Vec<Part<'a>>> {
        let entries = self.value.as_array().ok_or_else(|| self.expected("a list"))?;
        let entry = |(place, value)| Part { value, path: format!("{}[{place}]", self.path) };
        Ok(entries.iter().enumerate().map(entry).collect())
    }

    /// The entries of a list that is not empty.
    pub(crate) fn some(&self) -> Check<Vec<Part<'a>>> {
        let entries = self.list()?;
        self.need(!entries.is_empty(), "a list that is not empty")?;
        Ok(entries)
    }

    /// A list of texts.
    pub(crate) fn texts(&self) -> Check<Vec<&'a str>> {
        self.list()?.iter().map(Part::text).collect()
    }

    /// A text.
    pub(crate) fn text(&self) -> Check<&'a str> {
        self.value.as_str().ok_or_else(|| self.expected("a text"))
    }

    /// A text that says something.
    pub(crate) fn words(&self) -> Check<&'a str> {
        let text = self.text()?;
        self.need(!text.trim().is_empty(), "a text that says something")?;
        Ok(text)
    }

    /// One of some words.
    pub(crate) fn one_of(&self, words: &[&str]) -> Check<&'a str> {
        let found = self.value.as_str().filter(|text| words.contains(text));
        found.ok_or_else(|| self.expected(&words.join(" or ")))
    }

    /// A whole number from 0.
    pub(crate) fn count(&self) -> Check<u64> {
        self.value.as_u64().ok_or_else(|| self.expected("a whole number from 0"))
    }

    /// A number from 0.
    pub(crate) fn number(&self) -> Check<f64> {
        self.value.as_f64().filter(|n| *n >= 0.0).ok_or_else(|| self.expected("a number from 0"))
    }

    /// A number from 0 to 1.
    pub(crate) fn share(&self) -> Check<f64> {
        self.number().ok().filter(|n| *n <= 1.0).ok_or_else(|| self.expected("a number from 0 to 1"))
    }

    /// True or false.
    pub(crate) fn truth(&self) -> Check<bool> {
        self.value.as_bool().ok_or_else(|| self.expected("true or false"))
    }

    /// Exactly this.
    pub(crate) fn is(&self, value: impl Into<Value>) -> Check {
        let value = value.into();
        self.need(*self.value == value, &value.to_string())
    }

    /// A date such as `2026-01-31`.
    pub(crate) fn date(&self) -> Check<&'a str> {
        let text = self.value.as_str().filter(|text| has_form(text, "0000-00-00") && text.len() == 10);
        text.ok_or_else(|| self.expected("a date such as 2026-01-31"))
    }

    /// A moment in RFC 3339 with its zone.
    pub(crate) fn moment(&self) -> Check<&'a str> {
        let zoned = |text: &str| text.ends_with(['Z', 'z']) || text.get(19..).is_some_and(|t| t.contains(['+', '-']));
        let text = self.value.as_str().filter(|text| has_form(text, "0000-00-00T00:00:00") && zoned(text));
        text.ok_or_else(|| self.expected("a moment such as 2026-01-31T12:00:00Z"))
    }
}

/// Does a text begin with this form, in which 0 stands for any digit?
fn has_form(text: &str, form: &str) -> bool {
    let fits = |(form, byte): (u8, u8)| if form == b'0' { byte.is_ascii_digit() } else { byte == form };
    text.len() >= form.len() && form.bytes().zip(text.bytes()).all(fits)
}

/// Passes when two parts hold the same.
pub(crate) fn same(one: &Part, other: &Part) -> Check {
    let found = format!("{} and {}", show(&one.value.to_string()), show(&other.value.to_string()));
    ensure(one.value == other.value, format_args!("twice the same {}", one.path), found)
}

/// Passes when two parts hold something else each.
pub(crate) fn different(one: &Part, other: &Part) -> Check {
    let found = format!("{} both times", show(&one.value.to_string()));
    ensure(one.value != other.value, format_args!("another {} for another text", one.path), found)
}
