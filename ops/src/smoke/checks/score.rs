//! `POST /api/score`.

use serde_json::Value;

use super::super::{
    ask::Ask,
    assertion::{Assertion, of},
    envelope::{refused, refused_field},
    part::Part,
    visit::Visit,
};
use crate::http::{Check, Endpoint::Score, ensure};

/// What is asserted.
pub(crate) const ALL: [Assertion; 6] = [
    of(Score, "answers 200 with a full score for a right answer", right),
    of(Score, "does not take “incorrect” for “correct”", wrong),
    of(Score, "scores an empty answer 0 and calls it blank", empty),
    of(Score, "tells a right answer to a generated item from a wrong one", generated),
    of(Score, "answers 404 ITEM_NOT_FOUND for an item that nobody knows", |visit| {
        refused(visit, Ask::ScoreUnknownItem, 404, "ITEM_NOT_FOUND")
    }),
    of(Score, "refuses a body without user_answer and names the field", |visit| {
        refused_field(visit, Ask::ScoreWithoutAnswer, "user_answer")
    }),
];

const VERDICTS: [&str; 5] = ["correct", "partial", "contradictory", "incorrect", "blank"];

/// Is a score of the right shape and in agreement with itself?
fn well_formed(score: &Value) -> Check {
    let score = Part::root(score);
    score.get("score")?.share()?;
    score.get("confidence")?.share()?;
    let verdict = score.get("verdict")?.one_of(&VERDICTS)?;
    score.get("correct")?.is(verdict == "correct")?;
    score.get("difficulty")?.one_of(&["easy", "medium", "hard"])?;
    score.get("rationale")?.words()?;
    for key in ["misconceptions", "matched_terms", "missing_terms", "forgiven"] {
        score.get(key)?.texts()?;
    }
    let schedule = score.get("schedule")?;
    schedule.get("algo")?.words()?;
    schedule.get("reps")?.count()?;
    schedule.get("ef")?.number()?;
    schedule.get("due_at")?.moment()?;
    let days = schedule.get("interval_days")?.count()?;
    score.get("next_review_days")?.is(days)?;
    score.has(&["meta"])
}

fn right(visit: &mut Visit) -> Check {
    let score = visit.good(Ask::ScoreRight)?;
    well_formed(&score)?;
    let score = Part::root(&score);
    score.get("correct")?.is(true)?;
    let value = score.get("score")?;
    ensure(value.share()? == 1.0, "a score of 1", value.value())
}

fn wrong(visit: &mut Visit) -> Check {
    let score = visit.good(Ask::ScoreWrong)?;
    well_formed(&score)?;
    let score = Part::root(&score);
    score.get("correct")?.is(false)?;
    score.get("verdict")?.one_of(&["incorrect", "contradictory"])?;
    let value = score.get("score")?;
    ensure(value.share()? < 0.5, "a score below 0.5", value.value())
}

fn empty(visit: &mut Visit) -> Check {
    let score = visit.good(Ask::ScoreEmpty)?;
    well_formed(&score)?;
    let score = Part::root(&score);
    score.get("verdict")?.is("blank")?;
    let value = score.get("score")?;
    ensure(value.share()? == 0.0, "a score of 0", value.value())
}

fn generated(visit: &mut Visit) -> Check {
    let (right, wrong) = (visit.good(Ask::ScoreGeneratedRight)?, visit.good(Ask::ScoreGeneratedWrong)?);
    well_formed(&right)?;
    well_formed(&wrong)?;
    let (right, wrong) = (Part::root(&right), Part::root(&wrong));
    right.get("correct")?.is(true).map_err(|finding| finding.prevents("for the item's own answer"))?;
    wrong.get("correct")?.is(false).map_err(|finding| finding.prevents("for another answer"))?;
    let (more, less) = (right.get("score")?.share()?, wrong.get("score")?.share()?);
    ensure(more > less, "a higher score for the right answer", format_args!("{more} and {less}"))
}
