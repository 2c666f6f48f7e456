//! What the study page's server function does, on the server.

use domain::{
    card::Act,
    id::{CardId, EventId, PlanId},
    schedule::Grade,
    time::{DAY_MS, Timestamp},
};
use store::{Learner, Review, StartRound};

use super::{
    StudyView,
    said::Said,
    view::{EXTRA_SITTING, SITTING},
};
use crate::{
    context::{PageContext, context, cookie_session, go_to, learner_on, now, set_new_session, today},
    error::AppError,
};

/// An act is taken to be at most this old, in milliseconds: a browser offline for longer has a clock that jumped.
const MAX_AGE_MS: i64 = 400 * DAY_MS;

/// What was posted.
pub(super) struct Form {
    pub(super) plan: String,
    pub(super) act: String,
    pub(super) event: Option<String>,
    pub(super) card: Option<String>,
    pub(super) grade: Option<u8>,
    pub(super) seen: Option<u32>,
    pub(super) age_ms: Option<i64>,
}

/// Does what the form says; a form's sender is led back to the page, a script gets the session as it stands.
pub(super) async fn answer(form: Form) -> Result<StudyView, AppError> {
    let (context, now) = (context(), now());
    let plan = PlanId::parse(form.plan.as_str()).map_err(|_| AppError::NotFound)?;
    let session = match (cookie_session(), form.act.as_str()) {
        (Some(session), act) if act != "fresh" => Some(session),
        (_, "start" | "more" | "fresh") => Some(set_new_session(&context.site)),
        _ => None,
    };
    let said = match &session {
        Some(session) => act(&context, &learner_on(session, plan.as_str())?, &plan, &form, now).await,
        None if form.act == "state" => Ok(None),
        None => Err(AppError::NotFound),
    };
    // Identifiers hold nothing that an address would need escaped.
    let shown = form.card.filter(|card| form.act == "flip" && CardId::parse(card.as_str()).is_ok());
    match (&said, shown) {
        (Ok(_), Some(card)) => go_to(&format!("/certified/study?plan={plan}&show={card}#answer")),
        (Ok(Some(said)), _) => go_to(&format!("/certified/study?plan={plan}&said={}", said.code())),
        (Ok(None), _) => go_to(&format!("/certified/study?plan={plan}")),
        (Err(_), _) => go_to(&format!("/certified/study?plan={plan}&said={}", Said::Busy.code())),
    }
    said?;
    StudyView::read(&context, session.as_deref(), plan.as_str(), now).await
}

async fn act(
    context: &PageContext,
    learner: &Learner,
    plan: &PlanId,
    form: &Form,
    now: Timestamp,
) -> Result<Option<Said>, AppError> {
    let incomplete = || AppError::Invalid("The form was not complete.".to_owned());
    let event = || form.event.as_deref().and_then(|event| EventId::parse(event).ok()).ok_or_else(incomplete);
    let store = &context.store;
    let (act, said) = match form.act.as_str() {
        "state" => return Ok(None),
        "fresh" => return Ok(Some(Said::Fresh)),
        kind @ ("start" | "more") => {
            let limits = if kind == "more" { EXTRA_SITTING } else { SITTING };
            let start = StartRound { plan: plan.clone(), day: today(&context.site), limits, now };
            store.start_round(learner, start).await?;
            return Ok(Some(Said::Scheduled));
        }
        "undo" => {
            store.undo_last(learner, event()?, now).await?;
            return Ok(Some(Said::Undone));
        }
        "reset" => {
            store.reset_round(learner, event()?, now).await?;
            return Ok(Some(Said::Reset));
        }
        "flip" => (Act::Flip, None),
        "grade" => {
            let grade = Grade::parse(form.grade.map_or(-1, i64::from)).map_err(|_| incomplete())?;
            (Act::Grade(grade), Some(Said::Graded(grade.quality())))
        }
        _ => return Err(incomplete()),
    };
    let card = form.card.as_deref().and_then(|card| CardId::parse(card).ok()).ok_or_else(incomplete)?;
    let at = form.age_ms.map(|age| now.plus_millis(-age.clamp(0, MAX_AGE_MS)));
    let review = Review { card, act, at, event: Some(event()?), seen_revision: form.seen };
    let recorded = store.record(learner, review, now).await?;
    // A replay of a form is answered like the first time; only a card that has moved on is worth a word.
    let moved_on = !recorded.counted && form.seen.is_some_and(|seen| recorded.state.revision > seen.saturating_add(1));
    Ok(if moved_on { Some(Said::Elsewhere) } else { said })
}
