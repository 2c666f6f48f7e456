//! What the server functions of the study page share, on the server.

use domain::{
    card::Act,
    id::{CardId, EventId, PlanId},
    schedule::Grade,
    time::{DAY_MS, Timestamp},
};
use store::Review;

use super::{StudyView, said::Said};
use crate::{
    context::{PageContext, go_to, learner_on, now},
    error::AppError,
};

/// An act is taken to be at most this old, in milliseconds: a browser offline for longer has a clock that jumped.
const MAX_AGE_MS: i64 = 400 * DAY_MS;

pub(super) fn plan_id(plan: &str) -> Result<PlanId, AppError> {
    PlanId::parse(plan).map_err(|_| AppError::NotFound)
}

/// Records one act of the session.
#[expect(clippy::too_many_arguments, reason = "the fields of one form")]
pub(super) async fn record(
    context: &PageContext,
    session: &str,
    plan: &str,
    act: &str,
    event: String,
    card: Option<String>,
    grade: Option<u8>,
    seen: Option<u32>,
    age_ms: Option<i64>,
) -> Result<Said, AppError> {
    let incomplete = || AppError::Invalid("The form was not complete.".to_owned());
    let event = EventId::parse(event).map_err(|_| incomplete())?;
    let (learner, now) = (learner_on(session, plan)?, now());
    let (act, said) = match act {
        "undo" => {
            context.store.undo_last(&learner, event, now).await?;
            return Ok(Said::Undone);
        }
        "reset" => {
            context.store.reset_round(&learner, event, now).await?;
            return Ok(Said::Reset);
        }
        "flip" => (Act::Flip, None),
        "grade" => {
            let grade = Grade::parse(grade.map_or(-1, i64::from)).map_err(|_| incomplete())?;
            (Act::Grade(grade), Some(Said::Graded(grade.quality())))
        }
        _ => return Err(incomplete()),
    };
    let card = card.and_then(|card| CardId::parse(card).ok()).ok_or_else(incomplete)?;
    let at = age_ms.map(|age| moment(now, age));
    let review = Review { card, act, at, event: Some(event), seen_revision: seen };
    let recorded = context.store.record(&learner, review, now).await?;
    // A replay of a form is answered like the first time; only a card that has moved on is worth a word.
    let moved_on = !recorded.counted && seen.is_some_and(|seen| recorded.state.revision > seen.saturating_add(1));
    Ok(if moved_on { Said::Elsewhere } else { said.unwrap_or(Said::Scheduled) })
}

fn moment(now: Timestamp, age_ms: i64) -> Timestamp {
    now.plus_millis(-age_ms.clamp(0, MAX_AGE_MS))
}

/// Answers a script with the session as it stands, and sends a form's sender back to the page.
pub(super) async fn answer(
    context: &PageContext,
    session: Option<&str>,
    plan: &str,
    said: Result<Said, AppError>,
    shown: Option<String>,
) -> Result<StudyView, AppError> {
    let code = match &said {
        Ok(said) => said.code(),
        Err(_) => Said::Busy.code(),
    };
    // Identifiers hold nothing that an address would need escaped; anything else is not a plan.
    let plan_id = plan_id(plan)?;
    let showing = shown.filter(|card| CardId::parse(card.as_str()).is_ok());
    match showing {
        Some(card) => go_to(&format!("/certified/study?plan={plan_id}&show={card}#answer")),
        None => go_to(&format!("/certified/study?plan={plan_id}&said={code}")),
    }
    said?;
    StudyView::read(context, session, plan, now()).await
}
