//! What the study page's server function does, on the server.

use domain::{
    card::Act,
    id::{CardId, EventId, PlanId},
    time::{DAY_MS, Timestamp},
};
use store::{Learner, Review, StartRound};

use super::{
    StudyView,
    deed::{Deed, DeedKind},
    said::Said,
    view::{EXTRA_SITTING, SITTING},
};
use crate::{
    context::{
        PageContext, context, cookie_session, go_to, keep_session, learner_on, now, session_tag, set_new_session, today,
    },
    error::AppError,
};

/// An act is taken to be at most this old, in milliseconds: a browser offline for longer has a clock that jumped.
const MAX_AGE_MS: i64 = 400 * DAY_MS;

/// Does what was asked; a form's sender is led back to the page, a script gets the session as it stands.
pub(super) async fn answer(deed: Option<Deed>, age_ms: Option<i64>) -> Result<StudyView, AppError> {
    let deed = deed.ok_or_else(incomplete)?;
    let (context, now) = (context(), now());
    let plan = PlanId::parse(deed.plan.as_str()).map_err(|_| AppError::NotFound)?;
    let session = match (cookie_session(), deed.kind) {
        (Some(session), kind) if kind != DeedKind::Fresh => {
            keep_session(&context.site, &session);
            Some(session)
        }
        (_, DeedKind::Start | DeedKind::More | DeedKind::Fresh) => Some(set_new_session(&context.site)),
        _ => None,
    };
    let moves_cards = !matches!(deed.kind, DeedKind::Start | DeedKind::More | DeedKind::Fresh | DeedKind::State);
    let said = match &session {
        // A page of a session that has ended meanwhile: what was done there does not belong to the new one.
        Some(session) if moves_cards && session_tag(session) != deed.session => Err(AppError::NotFound),
        Some(session) => act(&context, &learner_on(session, plan.as_str())?, &plan, &deed, age_ms, now).await,
        None if deed.kind == DeedKind::State => Ok(None),
        None => Err(AppError::NotFound),
    };
    let shown = deed.card.filter(|(card, _)| deed.kind == DeedKind::Flip && CardId::parse(card.as_str()).is_ok());
    // Identifiers hold nothing that an address would need escaped.
    match (&said, shown) {
        (Ok(_), Some((card, _))) => go_to(&format!("/certified/study?plan={plan}&show={card}#answer")),
        (Ok(Some(said)), _) => go_to(&format!("/certified/study?plan={plan}&said={}", said.code())),
        (Ok(None), _) => go_to(&format!("/certified/study?plan={plan}")),
        (Err(_), _) => go_to(&format!("/certified/study?plan={plan}&said={}", Said::Busy.code())),
    }
    let superseded = said? == Some(Said::Elsewhere);
    let view = StudyView::read(&context, session.as_deref(), plan.as_str(), now).await?;
    Ok(StudyView { superseded, ..view })
}

fn incomplete() -> AppError {
    AppError::Invalid("The form was not complete.".to_owned())
}

async fn act(
    context: &PageContext,
    learner: &Learner,
    plan: &PlanId,
    deed: &Deed,
    age_ms: Option<i64>,
    now: Timestamp,
) -> Result<Option<Said>, AppError> {
    let event = || EventId::parse(deed.event.as_str()).map_err(|_| incomplete());
    let store = &context.store;
    let at = age_ms.map(|age| now.plus_millis(-age.clamp(0, MAX_AGE_MS)));
    let (act, said) = match deed.kind {
        DeedKind::State => return Ok(None),
        DeedKind::Fresh => return Ok(Some(Said::Fresh)),
        kind @ (DeedKind::Start | DeedKind::More) => {
            let limits = if kind == DeedKind::More { EXTRA_SITTING } else { SITTING };
            let start = StartRound { plan: plan.clone(), day: today(&context.site), limits, now };
            store.start_round(learner, start).await?;
            return Ok(Some(Said::Scheduled));
        }
        DeedKind::Undo => {
            let target = deed.card.as_ref().map(|(act, _)| EventId::parse(act.as_str()));
            let target = target.transpose().map_err(|_| incomplete())?;
            store.undo(learner, event()?, target, now).await?;
            return Ok(Some(Said::Undone));
        }
        DeedKind::Reset => {
            store.reset_round(learner, event()?, at.unwrap_or(now), now).await?;
            return Ok(Some(Said::Reset));
        }
        DeedKind::Flip => (Act::Flip, None),
        DeedKind::Grade(grade) => (Act::Grade(grade), Some(Said::Graded(grade.quality()))),
    };
    let (card, seen) = deed.card.as_ref().ok_or_else(incomplete)?;
    let card = CardId::parse(card.as_str()).map_err(|_| incomplete())?;
    let review = Review { card, act, at, event: Some(event()?), seen_revision: Some(*seen) };
    let recorded = store.record(learner, review, now).await?;
    Ok(if recorded.superseded { Some(Said::Elsewhere) } else { said })
}
