//! Noting a dispute, and reading what was noted.

use domain::{id::EventId, time::Timestamp};
use sqlx::SqliteConnection;

use super::{
    Dispute, GivenAnswer, NewDispute,
    types::{dispute_columns, read_dispute},
};
use crate::{Error, Learner, Org, Store, plan::select_item};

/// Disputes of one item that are told at once.
const LISTED: i64 = 200;

impl Store {
    /// Notes that an answer should count. The same answer to the same item is one dispute, whoever says it and how
    /// often: the one that is there is given back.
    pub async fn dispute(&self, org: &Org, new: NewDispute, now: Timestamp) -> Result<Dispute, Error> {
        let org = org.clone();
        self.writer
            .run(move |tx| {
                Box::pin(async move {
                    select_item(tx, &org, &new.item_id).await?.ok_or(Error::ItemNotFound)?;
                    sqlx::query(
                        "insert into disputes (org, dispute_id, item_id, answer, comment, created_at)
                         values ($1, $2, $3, $4, $5, $6) on conflict (org, item_id, answer) do nothing",
                    )
                    .bind(org.as_str())
                    .bind(&new.id)
                    .bind(&new.item_id)
                    .bind(&new.answer)
                    .bind(&new.comment)
                    .bind(now.as_millis())
                    .execute(&mut *tx)
                    .await?;
                    let row = sqlx::query(concat!(
                        "select ",
                        dispute_columns!(),
                        " from disputes where org = $1 and item_id = $2 and answer = $3"
                    ))
                    .bind(org.as_str())
                    .bind(&new.item_id)
                    .bind(&new.answer)
                    .fetch_one(&mut *tx)
                    .await?;
                    read_dispute(&row)
                })
            })
            .await
    }

    /// The disputes of an item, the oldest first.
    pub async fn disputes(&self, org: &Org, item_id: &str) -> Result<Vec<Dispute>, Error> {
        let rows = sqlx::query(concat!(
            "select ",
            dispute_columns!(),
            " from disputes where org = $1 and item_id = $2 order by created_at, dispute_id limit $3"
        ))
        .bind(org.as_str())
        .bind(item_id)
        .bind(LISTED)
        .fetch_all(&self.readers)
        .await?;
        rows.iter().map(read_dispute).collect()
    }

    /// The answers to an item that were accepted beside its reference.
    pub async fn accepted_answers(&self, org: &Org, item_id: &str) -> Result<Vec<String>, Error> {
        let mut connection = self.readers.acquire().await?;
        accepted(&mut connection, org, item_id).await
    }
}

pub(super) async fn accepted(
    connection: &mut SqliteConnection,
    org: &Org,
    item_id: &str,
) -> Result<Vec<String>, Error> {
    let found = sqlx::query_scalar(
        "select answer from disputes where org = $1 and item_id = $2 and status = 'accepted'
         order by created_at, dispute_id limit $3",
    )
    .bind(org.as_str())
    .bind(item_id)
    .bind(LISTED)
    .fetch_all(connection)
    .await?;
    Ok(found)
}

/// Keeps what was answered, under the event it was answered in.
pub(crate) async fn keep_answer(
    tx: &mut SqliteConnection,
    learner: &Learner,
    item_id: &str,
    event: &EventId,
    given: &GivenAnswer,
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query(
        "insert into answers (org, session_id, event_id, item_id, answer, latency_ms, hint_count, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (org, session_id, event_id) do nothing",
    )
    .bind(learner.org.as_str())
    .bind(learner.session.as_str())
    .bind(event.as_str())
    .bind(item_id)
    .bind(serde_json::to_string(&given.answer)?)
    .bind(i64::try_from(given.latency_ms).unwrap_or(i64::MAX))
    .bind(given.hint_count)
    .bind(now.as_millis())
    .execute(tx)
    .await?;
    Ok(())
}
