//! Scoring again what was answered, when what counts as right has changed.

use std::collections::BTreeSet;

use domain::{
    card::Act,
    id::{CardId, SessionId},
    schedule::{Grade, Outcome},
    scoring::{Answer, Key, score},
    time::Timestamp,
};
use sqlx::{Row, SqliteConnection};

use crate::{Error, Item, Learner, Org, study::derive_card};

/// Answers scored again at most, the latest: what one decision may keep the writer busy with.
const MOST: i64 = 5000;

/// Scores the answers to an item against a key. Where a grade changes, an amendment is added to the log and the card
/// worked out anew. Gives how many grades changed.
pub(super) async fn rescore(
    tx: &mut SqliteConnection,
    org: &Org,
    item: &Item,
    key: &Key,
    dispute_id: &str,
    now: Timestamp,
) -> Result<u64, Error> {
    let rows = sqlx::query(
        "select a.session_id, a.event_id, a.answer, a.latency_ms, a.hint_count, r.act,
         (select m.grade from amendments m where m.org = a.org and m.session_id = a.session_id
          and m.event_id = a.event_id order by m.seq desc limit 1) as amended
         from answers a join reviews r on r.org = a.org and r.session_id = a.session_id and r.event_id = a.event_id
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
        let answer: Answer = serde_json::from_str(row.try_get("answer")?)?;
        let outcome = Outcome {
            correct: score(Some(&item.prompt), key, &answer).correct(),
            latency_ms: row.try_get::<i64, _>("latency_ms")?.unsigned_abs(),
            hint_count: row.try_get("hint_count")?,
        };
        let amended: Option<i64> = row.try_get("amended")?;
        let stands = match (amended, serde_json::from_str(row.try_get("act")?)?) {
            (Some(grade), _) => Grade::parse(grade).ok(),
            (None, Act::Grade(grade)) => Some(grade),
            (None, _) => None,
        };
        if stands.is_none_or(|grade| grade == outcome.grade()) {
            continue;
        }
        let session: String = row.try_get("session_id")?;
        sqlx::query(
            "insert into amendments (org, session_id, event_id, seq, grade, dispute_id, at)
             values ($1, $2, $3, (select coalesce(max(seq), 0) + 1 from amendments
             where org = $1 and session_id = $2 and event_id = $3), $4, $5, $6)",
        )
        .bind(org.as_str())
        .bind(&session)
        .bind(row.try_get::<&str, _>("event_id")?)
        .bind(outcome.grade().quality())
        .bind(dispute_id)
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
