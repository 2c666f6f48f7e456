//! The server functions of the study page: its forms post to them, and its island calls them.

use leptos::prelude::*;

use super::{StudyView, deck::Deed};
use crate::error::AppError;

/// Begins a sitting on a plan, or goes on with the one under way; the first one gives the browser its session.
/// `more` asks for cards beyond the day's new ones.
#[server(prefix = "/_fn", endpoint = "start_study")]
pub async fn start_study(plan: String, more: Option<String>) -> Result<StudyView, AppError> {
    use super::{
        said::Said,
        session::{answer, plan_id},
        view::{EXTRA_SITTING, SITTING},
    };
    use crate::context::{context, cookie_session, learner_on, now, set_new_session, today};

    let (context, now) = (context(), now());
    let session = cookie_session().unwrap_or_else(|| set_new_session(&context.site));
    let start = store::StartRound {
        plan: plan_id(&plan)?,
        day: today(&context.site),
        limits: if more.is_some() { EXTRA_SITTING } else { SITTING },
        now,
    };
    let started = context.store.start_round(&learner_on(&session, &plan)?, start).await.map(|_| Said::Scheduled);
    answer(&context, Some(&session), &plan, started.map_err(AppError::from), None).await
}

/// Records what a learner did. A script sends the whole deed; a form its parts, and `age_ms` is left out.
#[server(prefix = "/_fn", endpoint = "study_act")]
pub async fn study_act(
    plan: String,
    act: String,
    event: String,
    card: Option<String>,
    grade: Option<u8>,
    seen: Option<u32>,
    age_ms: Option<i64>,
) -> Result<StudyView, AppError> {
    use super::session::{answer, record};
    use crate::context::{context, cookie_session};

    let context = context();
    let session = cookie_session().ok_or(AppError::NotFound)?;
    let shown = card.clone().filter(|_| act == "flip");
    let said = record(&context, &session, &plan, &act, event, card, grade, seen, age_ms).await;
    answer(&context, Some(&session), &plan, said, shown).await
}

/// Sends a deed.
pub(super) async fn send(plan: String, deed: Deed, now_ms: i64) -> Result<StudyView, AppError> {
    use super::deck::DeedKind;
    let (act, grade) = match deed.kind {
        DeedKind::Flip => ("flip", None),
        DeedKind::Grade(grade) => ("grade", Some(grade.quality())),
        DeedKind::Undo => ("undo", None),
        DeedKind::Reset => ("reset", None),
    };
    // How long ago, not when: the browser's clock may be wrong by years and still run evenly.
    let age_ms = Some(now_ms.saturating_sub(deed.done_at).max(0));
    study_act(plan, act.to_owned(), deed.event, deed.card, grade, deed.seen, age_ms).await
}

/// The session as it stands.
#[server(prefix = "/_fn", endpoint = "study_state")]
pub async fn study_state(plan: String) -> Result<StudyView, AppError> {
    use crate::context::{context, cookie_session, now};

    StudyView::read(&context(), cookie_session().as_deref(), &plan, now()).await
}

/// Gives the browser a new session: on every plan it starts afresh. What was studied before stays in the log.
#[server(prefix = "/_fn", endpoint = "new_session")]
pub async fn new_session(plan: String) -> Result<StudyView, AppError> {
    use super::{said::Said, session::answer};
    use crate::context::{context, set_new_session};

    let context = context();
    let session = set_new_session(&context.site);
    answer(&context, Some(&session), &plan, Ok(Said::Fresh), None).await
}
