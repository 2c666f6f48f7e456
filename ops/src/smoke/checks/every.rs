//! What holds for every answer.

use std::collections::HashSet;

use super::super::{
    ask::{Ask, REQUEST_ID},
    assertion::{Assertion, of},
    visit::Visit,
};
use crate::http::{Check, Endpoint::Score, Finding, Reply, ensure, show};

/// What is asserted, once everything was answered.
pub(crate) const ALL: [Assertion; 4] = [
    of(Score, "answers a preflight with 204, methods, headers and how long that holds", preflight),
    Assertion { endpoint: None, says: "let pages of any origin read every answer, without credentials", check: cors },
    Assertion {
        endpoint: None,
        says: "name every answer by its own x-request-id and echo one that was sent",
        check: ids,
    },
    Assertion { endpoint: None, says: "forbid storing any answer", check: no_store },
];

fn preflight(visit: &mut Visit) -> Check {
    let reply = visit.reply(Ask::Preflight)?;
    reply.has_status(204)?;
    reply.names("access-control-allow-methods", "post")?;
    reply.names("access-control-allow-headers", "content-type")?;
    let age = reply.need("access-control-max-age")?;
    ensure(age == "600", "access-control-max-age: 600", show(age))
}

/// Looks at every answer that came.
fn each(visit: &Visit, check: impl Fn(&Reply) -> Check) -> Check {
    let answers = visit.answers();
    ensure(!answers.is_empty(), "answers to look at", "none")?;
    let findings: Vec<Finding> = answers
        .iter()
        .filter_map(|reply| check(reply).err().map(|f| f.prevents(format_args!("{} ({})", reply.asked, reply.status))))
        .collect();
    match findings.as_slice() {
        [] => Ok(()),
        [first, ..] => {
            let count = format!("{} of {} answers, such as {first}", findings.len(), answers.len());
            Err(Finding::new(count))
        }
    }
}

fn cors(visit: &mut Visit) -> Check {
    each(visit, |reply| {
        let origin = reply.need("access-control-allow-origin")?;
        ensure(origin == "*", "access-control-allow-origin: *", show(origin))?;
        let credentials = reply.header("access-control-allow-credentials");
        ensure(credentials.is_none(), "no access-control-allow-credentials", show(credentials.unwrap_or_default()))
    })
}

fn ids(visit: &mut Visit) -> Check {
    let echoed = visit.reply(Ask::Version)?;
    let echo = echoed.need("x-request-id")?;
    ensure(echo == REQUEST_ID, format_args!("x-request-id: {REQUEST_ID}"), show(echo))?;
    each(visit, |reply| reply.need("x-request-id").map(drop))?;
    let answers = visit.answers();
    let different: HashSet<_> = answers.iter().filter_map(|reply| reply.header("x-request-id")).collect();
    ensure(different.len() == answers.len(), format_args!("{} different ids", answers.len()), different.len())
}

fn no_store(visit: &mut Visit) -> Check {
    each(visit, |reply| reply.names("cache-control", "no-store"))
}
