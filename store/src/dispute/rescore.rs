//! Scoring again what was answered, when one more answer counts as right or one less.

use std::collections::BTreeSet;

use domain::{
    card::Act,
    id::{CardId, SessionId},
    schedule::{Grade, Outcome},
    scoring::{Answer, Key, score},
    time::Timestamp,
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use super::types::NewDispute;
use crate::{Error, Item, Learner, Org, study::derive_card};

/// Answers scored again at most, the latest: what one decision may keep the writer busy with.
const MOST: i64 = 1000;

/// What was decided of the disputed answer.
pub(super) enum Decided {
    /// It counts as right.
    Counts,
    /// It does not any more; these still do: the reference, and what else was accepted.
    CountsNoMore(Vec<String>),
}

/// Amends the grades that the decision changes and works their cards out anew. Gives how many grades changed.
///
/// Only answers that are like the disputed one are touched: one that was wrong becomes right, and once the decision is
/// taken back gets the grade again that it had.
pub(super) async fn rescore(
    tx: &mut SqliteConnection,
    org: &Org,
    item: &Item,
    dispute: &NewDispute,
    decided: &Decided,
    now: Timestamp,
) -> Result<u64, Error> {
    let rows = sqlx::query(
        "select a.session_id, a.event_id, a.answer, a.latency_ms, a.hint_count, r.act, m.grade as amended,
         m.dispute_id as amended_by
         from answers a join reviews r on r.org = a.org and r.session_id = a.session_id and r.event_id = a.event_id
         left join amendments m on m.org = a.org and m.session_id = a.session_id and m.event_id = a.event_id
         and m.seq = (select max(seq) from amendments l where l.org = a.org and l.session_id = a.session_id
         and l.event_id = a.event_id)
         where a.org = $1 and a.item_id = $2 order by a.created_at desc limit $3",
    )
    .bind(org.as_str())
    .bind(&item.id)
    .bind(MOST)
    .fetch_all(&mut *tx)
    .await?;
    let mut changed = BTreeSet::new();
    let mut regraded = 0;
    for row in &rows {
        let Some(grade) = new_grade(row, item, dispute, decided)? else { continue };
        let session: String = row.try_get("session_id")?;
        sqlx::query(
            "insert into amendments (org, session_id, event_id, seq, grade, dispute_id, at)
             values ($1, $2, $3, (select coalesce(max(seq), 0) + 1 from amendments
             where org = $1 and session_id = $2 and event_id = $3), $4, $5, $6)",
        )
        .bind(org.as_str())
        .bind(&session)
        .bind(row.try_get::<&str, _>("event_id")?)
        .bind(grade.quality())
        .bind(&dispute.id)
        .bind(now.as_millis())
        .execute(&mut *tx)
        .await?;
        regraded += 1;
        changed.insert(session);
    }
    let card = CardId::parse(item.id.as_str()).map_err(|e| Error::Fault(format!("a stored item id {e}")))?;
    for session in changed {
        let session = SessionId::parse(session).map_err(|e| Error::Fault(format!("a stored session id {e}")))?;
        derive_card(tx, &Learner { org: org.clone(), session }, &card, now).await?;
    }
    Ok(regraded)
}

/// The grade that an answer gets by the decision; none where it keeps the one it has.
fn new_grade(row: &SqliteRow, item: &Item, dispute: &NewDispute, decided: &Decided) -> Result<Option<Grade>, Error> {
    let Act::Grade(original) = serde_json::from_str(row.try_get("act")?)? else { return Ok(None) };
    let amended = row.try_get::<Option<i64>, _>("amended")?.and_then(|grade| Grade::parse(grade).ok());
    let amended_by: Option<&str> = row.try_get("amended_by")?;
    let stands = amended.unwrap_or(original);
    let answer: Answer = serde_json::from_str(row.try_get("answer")?)?;
    let is_like = |right: &[String]| score(Some(&item.prompt), &Key::AnyOf(right.to_vec()), &answer).correct();
    let outcome = |correct| -> Result<Outcome, Error> {
        let latency_ms = row.try_get::<i64, _>("latency_ms")?.unsigned_abs();
        Ok(Outcome { correct, latency_ms, hint_count: row.try_get("hint_count")? })
    };
    let new = match decided {
        Decided::Counts if !stands.is_pass() && is_like(std::slice::from_ref(&dispute.answer)) => {
            outcome(true)?.grade()
        }
        Decided::CountsNoMore(others) if amended_by == Some(&dispute.id) && !is_like(others) => original,
        Decided::CountsNoMore(others)
            if stands.is_pass() && is_like(std::slice::from_ref(&dispute.answer)) && !is_like(others) =>
        {
            outcome(false)?.grade()
        }
        _ => stands,
    };
    Ok(Some(new).filter(|new| *new != stands))
}
