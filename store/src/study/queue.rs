//! The daily queue of a session.

use domain::{
    card::CardState,
    day::Day,
    id::{CardId, SessionId},
    queue::{Limits, daily_queue},
    time::Timestamp,
};
use sqlx::{Row, SqliteConnection};

use super::{
    CardRow, Queue, QueueScope,
    rows::{card_columns, read_card},
};
use crate::{Error, Org, Store};

/// Cards due by the end of the day, those first seen today (they use up the day's new ones), and the next new ones.
const CANDIDATES: &str = concat!(
    "select ",
    card_columns!(),
    " from cards c where c.org = $1 and c.session_id = $2 and c.due_at < $3
     union all select ",
    card_columns!(),
    " from cards c where c.org = $1 and c.session_id = $2 and c.due_at >= $3 and c.introduced_at >= $4
     union all select * from (select ",
    card_columns!(),
    " from cards c where c.org = $1 and c.session_id = $2 and c.due_at is null order by c.position, c.card_id limit $5)"
);

impl Store {
    /// What to study today.
    pub async fn daily_queue(
        &self,
        org: &Org,
        scope: &QueueScope,
        day: &Day,
        limits: Limits,
        now: Timestamp,
    ) -> Result<Queue, Error> {
        let mut connection = self.readers.acquire().await?;
        let (cards, limits) = match scope {
            QueueScope::Session(session) => (candidates(&mut connection, org, session, day, limits).await?, limits),
            // Whoever tries the service out is shown something, whatever they asked for.
            QueueScope::NewLearner(plan) => (
                as_new(&mut connection, org, plan.as_str()).await?,
                Limits { new_per_day: limits.new_per_day.max(1), ..limits },
            ),
        };
        let (entries, counts) = daily_queue(cards.iter().map(|card| &card.state), day, now, limits);
        Ok(Queue { cards, entries, counts, limits })
    }
}

pub(super) async fn candidates(
    connection: &mut SqliteConnection,
    org: &Org,
    session: &SessionId,
    day: &Day,
    limits: Limits,
) -> Result<Vec<CardRow>, Error> {
    let rows = sqlx::query(CANDIDATES)
        .bind(org.as_str())
        .bind(session.as_str())
        .bind(day.ends_at.as_millis())
        .bind(day.starts_at.as_millis())
        .bind(limits.new_per_day as i64)
        .fetch_all(connection)
        .await?;
    rows.iter().map(read_card).collect()
}

async fn as_new(connection: &mut SqliteConnection, org: &Org, plan_id: &str) -> Result<Vec<CardRow>, Error> {
    let rows = sqlx::query("select item_id, position from items where org = $1 and plan_id = $2 order by position")
        .bind(org.as_str())
        .bind(plan_id)
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let id: String = row.try_get("item_id")?;
            Ok(CardRow {
                id: CardId::parse(id).map_err(|e| Error::Fault(format!("a stored item id {e}")))?,
                plan_id: Some(plan_id.to_owned()),
                position: row.try_get("position")?,
                place: None,
                state: CardState::default(),
            })
        })
        .collect()
}
