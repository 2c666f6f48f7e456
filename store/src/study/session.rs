//! A session's row, and the scheduler it follows.

use domain::{card::replay, id::CardId, schedule::Algorithm, time::Timestamp};
use sqlx::{Row, SqliteConnection};

use super::rows::{card_log, update_card};
use crate::{Error, Learner};

/// A session's row.
pub(super) struct SessionRow {
    pub(super) plan_id: Option<String>,
    pub(super) algorithm: Algorithm,
    pub(super) round: u32,
    pub(super) version: i64,
    pub(super) updated_at: Timestamp,
}

pub(super) async fn select_session(
    connection: &mut SqliteConnection,
    learner: &Learner,
) -> Result<Option<SessionRow>, Error> {
    let row = sqlx::query(
        "select plan_id, algo, round, version, updated_at from sessions
         where org = $1 and session_id = $2",
    )
    .bind(learner.org.as_str())
    .bind(learner.session.as_str())
    .fetch_optional(connection)
    .await?;
    row.map(|row| {
        Ok(SessionRow {
            plan_id: row.try_get("plan_id")?,
            algorithm: row.try_get::<&str, _>("algo")?.parse().unwrap_or_default(),
            round: row.try_get("round")?,
            version: row.try_get("version")?,
            updated_at: Timestamp::from_millis(row.try_get("updated_at")?),
        })
    })
    .transpose()
}

/// Makes the session if there is none, and counts one more change of it. Where it gets another scheduler than it had,
/// its cards are worked out anew.
pub(super) async fn touch_session(
    tx: &mut SqliteConnection,
    learner: &Learner,
    plan_id: Option<&str>,
    algorithm: Option<Algorithm>,
    now: Timestamp,
) -> Result<SessionRow, Error> {
    let before = if algorithm.is_some() { select_session(tx, learner).await? } else { None };
    sqlx::query(
        "insert into sessions (org, session_id, plan_id, algo, version, created_at, updated_at)
         values ($1, $2, $3, coalesce($4, 'sm2-lite'), 1, $5, $5)
         on conflict (org, session_id) do update set plan_id = coalesce($3, sessions.plan_id),
         algo = coalesce($4, sessions.algo), version = sessions.version + 1,
         updated_at = max(sessions.updated_at, $5)",
    )
    .bind(learner.org.as_str())
    .bind(learner.session.as_str())
    .bind(plan_id)
    .bind(algorithm.map(Algorithm::name))
    .bind(now.as_millis())
    .execute(&mut *tx)
    .await?;
    let session = select_session(tx, learner).await?;
    let session = session.ok_or_else(|| Error::Fault("a session just written is not there".to_owned()))?;
    if before.is_some_and(|before| before.algorithm != session.algorithm) {
        derive_cards(tx, learner, session.algorithm).await?;
    }
    Ok(session)
}

/// Works out every card of the session from its reviews. The log stays as it is, so that going back to the scheduler
/// of before gives the states of before. Revisions stay too: what a page has seen of a card it may still grade.
async fn derive_cards(tx: &mut SqliteConnection, learner: &Learner, algorithm: Algorithm) -> Result<(), Error> {
    let cards: Vec<String> =
        sqlx::query_scalar("select card_id from cards where org = $1 and session_id = $2 and revision > 0")
            .bind(learner.org.as_str())
            .bind(learner.session.as_str())
            .fetch_all(&mut *tx)
            .await?;
    for card in cards {
        let card = CardId::parse(card).map_err(|e| Error::Fault(format!("a stored card id {e}")))?;
        let state = replay(algorithm, card_log(tx, learner, &card).await?);
        update_card(tx, learner, &card, &state).await?;
    }
    Ok(())
}

/// Works out one card of a session anew, after its log was amended.
pub(crate) async fn derive_card(
    tx: &mut SqliteConnection,
    learner: &Learner,
    card: &CardId,
    now: Timestamp,
) -> Result<(), Error> {
    let session = touch_session(tx, learner, None, None, now).await?;
    let state = replay(session.algorithm, card_log(tx, learner, card).await?);
    update_card(tx, learner, card, &state).await
}
