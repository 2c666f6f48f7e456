//! The daily queue of a session.

use std::collections::HashMap;

use domain::{
    card::CardState,
    day::Day,
    id::{CardId, SessionId},
    queue::{Candidate, Counts, Entry, Limits, daily_queue},
    time::Timestamp,
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use super::{
    CardRow, Queue, QueueScope,
    rows::{card_columns, card_stands, read_card},
};
use crate::{Error, Org, Store};

/// New cards looked at for each that a day may have: so many siblings may wait before the day's new ones run short.
const NEW_CARDS_EACH: usize = 4;

/// A card's columns with the passage that its item rests on.
macro_rules! candidates_where {
    ($condition:literal) => {
        concat!(
            "select ",
            card_columns!(),
            ", i.plan_id as item_plan, i.span_start, i.span_end from cards c
             left join items i on i.org = c.org and i.item_id = c.card_id
             where c.org = $1 and c.session_id = $2 and ",
            card_stands!(),
            " and ",
            $condition
        )
    };
}

/// Cards due by the end of the day, those studied today (they use up the day's new ones, and their siblings wait), and
/// the next new ones. The sign keeps the second part on the index by change: most cards are due later.
const CANDIDATES: &str = concat!(
    candidates_where!("c.due_at < $3"),
    " union all ",
    candidates_where!("c.changed_at >= $4 and +c.due_at >= $3"),
    " union all select * from (",
    candidates_where!("c.due_at is null order by c.position, c.card_id limit $5"),
    ")"
);

/// A card that the queue may have, with the key that it shares with its siblings.
pub(super) type SiblingCard = (CardRow, Option<u64>);

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
        let (entries, counts) = queue_of(&cards, day, limits, now);
        Ok(Queue { cards: cards.into_iter().map(|(card, _)| card).collect(), entries, counts, limits })
    }
}

/// The queue that some cards make.
pub(super) fn queue_of(cards: &[SiblingCard], day: &Day, limits: Limits, now: Timestamp) -> (Vec<Entry>, Counts) {
    let candidates = cards.iter().map(|(card, sibling)| Candidate { card: &card.state, sibling: *sibling });
    daily_queue(candidates, day, now, limits)
}

pub(super) async fn candidates(
    connection: &mut SqliteConnection,
    org: &Org,
    session: &SessionId,
    day: &Day,
    limits: Limits,
) -> Result<Vec<SiblingCard>, Error> {
    let each = if limits.siblings_apart { NEW_CARDS_EACH } else { 1 };
    let rows = sqlx::query(CANDIDATES)
        .bind(org.as_str())
        .bind(session.as_str())
        .bind(day.ends_at.as_millis())
        .bind(day.starts_at.as_millis())
        .bind(limits.new_per_day.saturating_mul(each) as i64)
        .fetch_all(connection)
        .await?;
    let mut passages = Passages::default();
    rows.iter().map(|row| Ok((read_card(row)?, passages.key(row)?))).collect()
}

async fn as_new(connection: &mut SqliteConnection, org: &Org, plan_id: &str) -> Result<Vec<SiblingCard>, Error> {
    let rows = sqlx::query(
        "select item_id, position, plan_id as item_plan, span_start, span_end from items
         where org = $1 and plan_id = $2 order by position",
    )
    .bind(org.as_str())
    .bind(plan_id)
    .fetch_all(connection)
    .await?;
    let mut passages = Passages::default();
    rows.iter()
        .map(|row| {
            let id: String = row.try_get("item_id")?;
            let card = CardRow {
                id: CardId::parse(id).map_err(|e| Error::Fault(format!("a stored item id {e}")))?,
                plan_id: Some(plan_id.to_owned()),
                position: row.try_get("position")?,
                place: None,
                state: CardState::default(),
            };
            Ok((card, passages.key(row)?))
        })
        .collect()
}

/// Passages by number: items that rest on the very same one are siblings.
#[derive(Default)]
struct Passages(HashMap<(String, i64, i64), u64>);

impl Passages {
    /// The number of the passage of a row's item; none for an item without one, and for a client's own card.
    fn key(&mut self, row: &SqliteRow) -> Result<Option<u64>, Error> {
        let plan: Option<String> = row.try_get("item_plan")?;
        let (start, end): (Option<i64>, Option<i64>) = (row.try_get("span_start")?, row.try_get("span_end")?);
        let passage = plan.zip(start).zip(end).map(|((plan, start), end)| (plan, start, end));
        let next = self.0.len() as u64;
        Ok(passage.map(|passage| *self.0.entry(passage).or_insert(next)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn no_part_of_the_queue_reads_a_whole_table() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("cerply.db"), &[]).await.unwrap();
        let plan = sqlx::query(sqlx::AssertSqlSafe(format!("explain query plan {CANDIDATES}")));
        let plan = plan.fetch_all(&store.readers).await.unwrap();
        let steps: Vec<String> = plan.iter().map(|step| step.get("detail")).collect();
        let of = |table: &str| steps.iter().filter(|step| step.contains(table)).cloned().collect::<Vec<_>>();
        let indices = ["cards_by_due", "cards_by_change", "cards_by_due"];
        assert_eq!(of(" c ").len(), indices.len(), "{steps:?}");
        for (step, index) in of(" c ").iter().zip(indices) {
            assert!(step.starts_with("SEARCH") && step.contains(index), "{step}");
        }
        assert!(of(" i ").iter().all(|step| step.starts_with("SEARCH")), "{steps:?}");
    }
}
