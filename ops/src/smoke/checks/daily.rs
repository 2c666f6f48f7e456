//! `GET /api/daily/next`.

use serde_json::Value;

use super::super::{
    ask::Ask,
    assertion::{Assertion, of},
    envelope::refused_field,
    part::Part,
    texts::ITEM,
    visit::Visit,
};
use crate::http::{Check, Endpoint::DailyNext, Finding, ensure, show};

/// What is asserted.
pub(crate) const ALL: [Assertion; 4] = [
    of(DailyNext, "answers 200 without sid with the demo plan, ordered by priority", shape),
    of(DailyNext, "puts a card that was just missed into the queue as recent_mistake", missed),
    of(DailyNext, "moves the card out of the mistakes once it was answered right", remembered),
    of(DailyNext, "refuses limit=0 and names the parameter", |visit| refused_field(visit, Ask::QueueOfNone, "limit")),
];

const REASONS: [&str; 4] = ["recent_mistake", "due_for_review", "spaced_repetition", "new"];

fn well_formed(queue: &Value) -> Check {
    let root = Part::root(queue);
    let mut before = 1.0;
    for entry in root.get("queue")?.list()? {
        entry.get("item_id")?.words()?;
        entry.has(&["plan_id"])?;
        let priority = entry.get("priority")?.share()?;
        ensure(priority <= before, "falling priorities", format_args!("{priority} after {before}"))?;
        before = priority;
        entry.get("reason")?.one_of(&REASONS)?;
        entry.get("due_at")?.moment()?;
        entry.get("struggle_score")?.share()?;
    }
    for key in ["due", "new", "learning"] {
        root.get("counts")?.get(key)?.count()?;
    }
    let day = root.get("day")?;
    day.get("date")?.date()?;
    day.get("starts_at")?.moment()?;
    day.get("ends_at")?.moment()?;
    day.get("tz")?.is("UTC")?;
    root.has(&["meta"])
}

fn shape(visit: &mut Visit) -> Check {
    let queue = visit.good(Ask::QueueOfNobody)?;
    well_formed(&queue)?;
    Part::root(&queue).get("queue")?.some().map(drop)
}

/// The entry of the card that this run reviews.
fn entry(queue: &Value) -> Check<Option<Part<'_>>> {
    let entries = Part::root(queue).get("queue")?.list()?;
    Ok(entries.into_iter().find(|entry| entry.value()["item_id"] == ITEM))
}

fn missed(visit: &mut Visit) -> Check {
    let miss = visit.good(Ask::Miss).map_err(|finding| finding.prevents("no miss recorded"))?;
    let queue = visit.good(Ask::QueueAfterMiss)?;
    Part::root(&miss).get("next_review_days")?.is(0)?;
    well_formed(&queue)?;
    let entry = entry(&queue)?
        .ok_or_else(|| Finding::expected(format_args!("{ITEM} in the queue"), show(&queue["queue"].to_string())))?;
    entry.get("reason")?.is("recent_mistake")
}

fn remembered(visit: &mut Visit) -> Check {
    let before = visit.good(Ask::QueueAfterMiss).map_err(|finding| finding.prevents("no queue to compare with"))?;
    let before = entry(&before)?.ok_or_else(|| Finding::expected(format_args!("{ITEM} queued as missed"), "none"))?;
    let hit = visit.good(Ask::Hit).map_err(|finding| finding.prevents("no success recorded"))?;
    let after = visit.good(Ask::QueueAfterHit)?;
    let days = Part::root(&hit).get("next_review_days")?;
    ensure(days.count()? > 0, "a review in some days", days.value())?;
    well_formed(&after)?;
    // It comes back another day, or later on this one.
    let Some(after) = entry(&after)? else { return Ok(()) };
    after.get("reason")?.one_of(&["due_for_review", "spaced_repetition"])?;
    super::super::part::different(&before.get("due_at")?, &after.get("due_at")?)
}
