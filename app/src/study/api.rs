//! The server function of the study page: its forms post to it, and its island calls it.

use leptos::{
    prelude::*,
    server_fn::codec::{Postcard, PostUrl},
};

use super::{
    StudyView,
    deck::{Deed, DeedKind},
};
use crate::error::AppError;

/// Does one thing in this browser's session on a plan, and answers with the session as it then stands.
///
/// `act` is `start` (begin a sitting, or go on with the one under way), `more` (begin one beyond the day's new cards),
/// `flip`, `grade`, `undo`, `reset`, `fresh` (a new session: every plan starts afresh) or `state` (nothing but the
/// answer). `event` names the act: sent twice, it counts once. `age_ms` is how long ago it was done.
#[server(prefix = "/_fn", endpoint = "study_act", input = PostUrl, output = Postcard)]
pub async fn study_act(
    plan: String,
    act: String,
    event: Option<String>,
    card: Option<String>,
    grade: Option<u8>,
    seen: Option<u32>,
    age_ms: Option<i64>,
) -> Result<StudyView, AppError> {
    super::session::answer(super::session::Form { plan, act, event, card, grade, seen, age_ms }).await
}

/// Does something that needs no card, from the browser.
pub(super) async fn ask(plan: String, act: &'static str) -> Result<StudyView, AppError> {
    study_act(plan, act.to_owned(), None, None, None, None, None).await
}

/// Sends a deed, from the browser.
pub(super) async fn send(plan: String, deed: Deed, now_ms: i64) -> Result<StudyView, AppError> {
    let (act, grade) = match deed.kind {
        DeedKind::Flip => ("flip", None),
        DeedKind::Grade(grade) => ("grade", Some(grade.quality())),
        DeedKind::Undo => ("undo", None),
        DeedKind::Reset => ("reset", None),
    };
    // How long ago, not when: the browser's clock may be wrong by years and still run evenly.
    let age_ms = Some(now_ms.saturating_sub(deed.done_at).max(0));
    study_act(plan, act.to_owned(), Some(deed.event), deed.card, grade, deed.seen, age_ms).await
}
