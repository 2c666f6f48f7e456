//! `GET /api/ops/usage/daily`.

use std::collections::HashSet;

use serde_json::Value;

use super::super::{
    ask::Ask,
    assertion::{Assertion, of},
    envelope::refused_field,
    part::Part,
    visit::Visit,
};
use crate::http::{Check, Endpoint, Endpoint::UsageDaily, Sent, ensure};

/// What is asserted before anything else is sent.
pub(crate) const BEFORE: [Assertion; 2] = [
    of(UsageDaily, "answers 200 with one sum per day and route of today and yesterday", shape),
    of(UsageDaily, "refuses a day that no calendar has and names the parameter", |visit| {
        refused_field(visit, Ask::UsageOfNoDay, "from")
    }),
];

/// What is asserted after everything else was sent.
pub(crate) const AFTER: [Assertion; 1] =
    [of(UsageDaily, "has counted on every route what this run sent, and how much of it failed", counted)];

fn well_formed(usage: &Value) -> Check {
    let root = Part::root(usage);
    root.get("generated_at")?.moment()?;
    let (today, yesterday) = (root.get("today")?.date()?, root.get("yesterday")?.date()?);
    ensure(yesterday < today, "a day before today", yesterday)?;
    root.get("tz")?.is("UTC")?;
    let mut seen = HashSet::new();
    for row in root.get("aggregates")?.list()? {
        let (date, route) = (row.get("date")?.date()?, row.get("route")?.words()?);
        if !(yesterday..=today).contains(&date) {
            return Err(row.get("date")?.expected("a day that was asked for"));
        }
        ensure(seen.insert((date, route)), "one sum per day and route", format_args!("two of {route} on {date}"))?;
        let (requests, errors) = (row.get("requests")?.count()?, row.get("errors")?.count()?);
        ensure(errors <= requests, format_args!("at most {requests} errors"), errors)?;
        for key in ["total_tokens_in", "total_tokens_out", "unpriced_requests"] {
            row.get(key)?.count()?;
        }
        row.get("total_cost")?.number()?;
        row.get("models")?.texts()?;
        let latency = row.get("latency_ms")?;
        let (p50, p95) = (latency.get("p50")?.number()?, latency.get("p95")?.number()?);
        let p99 = latency.get("p99")?.number()?;
        ensure(p50 <= p95 && p95 <= p99, "p50 ≤ p95 ≤ p99", format_args!("{p50}, {p95}, {p99}"))?;
    }
    Ok(())
}

fn shape(visit: &mut Visit) -> Check {
    well_formed(&visit.good(Ask::UsageBefore)?)
}

/// What a route has counted on all days shown.
fn sum(usage: &Value, endpoint: Endpoint) -> Check<Sent> {
    let mut sum = Sent::default();
    for row in Part::root(usage).get("aggregates")?.list()? {
        if row.get("route")?.text()? == endpoint.path() {
            sum.requests = sum.requests.saturating_add(row.get("requests")?.count()?);
            sum.errors = sum.errors.saturating_add(row.get("errors")?.count()?);
        }
    }
    Ok(sum)
}

fn counted(visit: &mut Visit) -> Check {
    let before = visit.good(Ask::UsageBefore).map_err(|finding| finding.prevents("no sums to begin with"))?;
    let sent = Endpoint::ALL.map(|endpoint| (endpoint, visit.answered_since_usage_was_read(endpoint)));
    let after = visit.good(Ask::UsageAfter)?;
    for (endpoint, sent) in sent {
        ensure(sent.requests > 0, format_args!("an answer of {endpoint} to count"), "none")?;
        let (from, to) = (sum(&before, endpoint)?, sum(&after, endpoint)?);
        // Others may use the service too: what is counted beyond this run is theirs.
        for (what, sent, from, to) in
            [("requests", sent.requests, from.requests, to.requests), ("errors", sent.errors, from.errors, to.errors)]
        {
            let least = from.saturating_add(sent);
            ensure(to >= least, format_args!("at least {least} {what} of {endpoint} ({from} + {sent})"), to)?;
        }
    }
    Ok(())
}
