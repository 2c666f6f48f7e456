//! Answers kept for clients that ask again with the same `Idempotency-Key`.

use domain::time::{DAY_MS, Timestamp};
use sqlx::Row;

use crate::{Error, Org, Store};

/// An answer as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    /// SHA-256 of the request's body, in hex.
    pub request_hash: String,
    /// HTTP status.
    pub status: u16,
    /// The body.
    pub body: String,
}

impl Store {
    /// The answer given to this key on this route within the last 24 hours.
    pub async fn stored_answer(
        &self,
        org: &Org,
        route: &str,
        key: &str,
        now: Timestamp,
    ) -> Result<Option<StoredAnswer>, Error> {
        let row = sqlx::query(
            "select request_hash, status, body from idempotency_keys
             where org = $1 and route = $2 and key = $3 and created_at > $4",
        )
        .bind(org.as_str())
        .bind(route)
        .bind(key)
        .bind(now.as_millis() - DAY_MS)
        .fetch_optional(&self.readers)
        .await?;
        row.map(|row| {
            Ok(StoredAnswer {
                request_hash: row.try_get("request_hash")?,
                status: row.try_get("status")?,
                body: row.try_get("body")?,
            })
        })
        .transpose()
    }

    /// Keeps an answer for a day, and forgets those that are older.
    pub async fn store_answer(
        &self,
        org: &Org,
        route: &'static str,
        key: String,
        answer: StoredAnswer,
        now: Timestamp,
    ) -> Result<(), Error> {
        let org = org.clone();
        self.writer
            .run(move |connection| {
                Box::pin(async move {
                    sqlx::query("delete from idempotency_keys where created_at <= $1")
                        .bind(now.as_millis() - DAY_MS)
                        .execute(&mut *connection)
                        .await?;
                    sqlx::query(
                        "insert into idempotency_keys (org, route, key, request_hash, status, body, created_at)
                         values ($1, $2, $3, $4, $5, $6, $7) on conflict (org, route, key) do nothing",
                    )
                    .bind(org.as_str())
                    .bind(route)
                    .bind(key)
                    .bind(answer.request_hash)
                    .bind(answer.status)
                    .bind(answer.body)
                    .bind(now.as_millis())
                    .execute(&mut *connection)
                    .await?;
                    Ok(())
                })
            })
            .await
    }
}
