//! The one shape of every error.

use serde_json::Value;

use super::{ask::Ask, part::Part, visit::Visit};
use crate::http::{Check, Finding, ensure};

/// Most details of an error.
const MAX_DETAILS: usize = 20;
/// Most bytes of an error's answer.
const MAX_BYTES: usize = 8 * 1024;

/// Is the answer an error of this status and code, of the one shape? Its details; each has a path and a message.
fn details(visit: &mut Visit, ask: Ask, status: u16, code: &str) -> Check<Vec<String>> {
    let reply = visit.reply(ask)?;
    reply.has_status(status)?;
    ensure(reply.body.len() <= MAX_BYTES, format_args!("at most {MAX_BYTES} bytes"), reply.body.len())?;
    let body: Value = reply.json()?;
    let error = Part::root(&body).get("error")?;
    error.get("code")?.is(code)?;
    error.get("message")?.words()?;
    let details = error.get("details")?.list()?;
    ensure(details.len() <= MAX_DETAILS, format_args!("at most {MAX_DETAILS} details"), details.len())?;
    let paths = details.iter().map(|detail| {
        detail.get("message")?.words()?;
        Ok(detail.get("path")?.text()?.to_owned())
    });
    paths.collect()
}

/// The answer is an error of this status and code.
pub(crate) fn refused(visit: &mut Visit, ask: Ask, status: u16, code: &str) -> Check {
    details(visit, ask, status, code).map(drop)
}

/// The answer is a validation error that names this field.
pub(crate) fn refused_field(visit: &mut Visit, ask: Ask, field: &str) -> Check {
    let paths = details(visit, ask, 400, "VALIDATION_ERROR")?;
    if paths.iter().any(|path| path == field) {
        return Ok(());
    }
    let found = if paths.is_empty() { "no details".to_owned() } else { crate::http::show(&paths.join(", ")) };
    Err(Finding::expected(format_args!("a detail whose path is {field}"), found))
}
