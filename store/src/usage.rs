//! Requests counted by quarter of an hour, route and model.
//!
//! Counts gather in memory and are written with the next transaction, at the latest half a second on: answering
//! `/api/version` does not wait for the disk.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use domain::{time::Timestamp, usage::Tally};
use futures::TryStreamExt;
use sqlx::{Row, SqliteConnection};

use crate::{Error, Org, Store};

/// Milliseconds in a quarter of an hour.
const QUARTER_MS: i64 = 15 * 60 * 1000;

/// The quarter of an hour a moment lies in, counted since 1970.
pub fn quarter_of(at: Timestamp) -> i64 {
    at.as_millis().div_euclid(QUARTER_MS)
}

/// One request, or some of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Count {
    /// Whose.
    pub org: Org,
    /// When, see [`quarter_of`].
    pub quarter: i64,
    /// Which route, as its path.
    pub route: &'static str,
    /// Which model answered: the embedded engine's name where none was asked.
    pub model: &'static str,
}

/// A stored count.
#[derive(Debug, Clone, PartialEq)]
pub struct UsageRow {
    /// The first moment of its quarter of an hour.
    pub at: Timestamp,
    /// Which route.
    pub route: String,
    /// Which model, empty where none takes part.
    pub model: String,
    /// The sums.
    pub tally: Tally,
}

/// What is counted and not yet written.
#[derive(Default)]
pub(crate) struct Pending(Mutex<HashMap<Count, Tally>>);

impl Pending {
    fn map(&self) -> MutexGuard<'_, HashMap<Count, Tally>> {
        // Sums are valid after every statement, so a panic elsewhere leaves nothing half-done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.map().is_empty()
    }

    pub(crate) fn take(&self) -> HashMap<Count, Tally> {
        std::mem::take(&mut *self.map())
    }

    pub(crate) fn put_back(&self, counted: HashMap<Count, Tally>) {
        let mut map = self.map();
        for (count, tally) in counted {
            map.entry(count).or_default().merge(&tally);
        }
    }
}

const SELECT_ONE: &str = "select requests, errors, tokens_in, tokens_out, cost_micros, unpriced_requests, latencies
    from usage where org = $1 and quarter = $2 and route = $3 and model = $4";

const UPSERT: &str = "insert into usage
    (org, quarter, route, model, requests, errors, tokens_in, tokens_out, cost_micros, unpriced_requests, latencies)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    on conflict (org, quarter, route, model) do update set requests = excluded.requests, errors = excluded.errors,
    tokens_in = excluded.tokens_in, tokens_out = excluded.tokens_out, cost_micros = excluded.cost_micros,
    unpriced_requests = excluded.unpriced_requests, latencies = excluded.latencies";

pub(crate) async fn write(connection: &mut SqliteConnection, counted: &HashMap<Count, Tally>) -> Result<(), Error> {
    for (count, tally) in counted {
        let stored = sqlx::query(SELECT_ONE)
            .bind(count.org.as_str())
            .bind(count.quarter)
            .bind(count.route)
            .bind(count.model)
            .fetch_optional(&mut *connection)
            .await?;
        let mut sum = stored.map(|row| read_tally(&row)).transpose()?.unwrap_or_default();
        sum.merge(tally);
        sqlx::query(UPSERT)
            .bind(count.org.as_str())
            .bind(count.quarter)
            .bind(count.route)
            .bind(count.model)
            .bind(sum.requests as i64)
            .bind(sum.errors as i64)
            .bind(sum.tokens_in as i64)
            .bind(sum.tokens_out as i64)
            .bind(sum.cost_micros as i64)
            .bind(sum.unpriced_requests as i64)
            .bind(serde_json::to_string(&sum.latencies)?)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

fn read_tally(row: &sqlx::sqlite::SqliteRow) -> Result<Tally, Error> {
    let sum = |name: &str| row.try_get::<i64, _>(name).map(|n| n.max(0) as u64);
    Ok(Tally {
        requests: sum("requests")?,
        errors: sum("errors")?,
        tokens_in: sum("tokens_in")?,
        tokens_out: sum("tokens_out")?,
        cost_micros: sum("cost_micros")?,
        unpriced_requests: sum("unpriced_requests")?,
        latencies: serde_json::from_str(row.try_get("latencies")?)?,
    })
}

impl Store {
    /// Counts a request. It is written within half a second.
    pub fn count(&self, count: Count, tally: &Tally) {
        self.usage.map().entry(count).or_default().merge(tally);
    }

    /// Writes out what has been counted.
    pub async fn flush_usage(&self) -> Result<(), Error> {
        // Any operation takes the counts with it.
        self.writer.run(|_| Box::pin(async { Ok(()) })).await
    }

    /// Hands over all counts of an organisation from one moment up to, and without, another, oldest first. One at a
    /// time: a year of them would fill a small machine's memory.
    pub async fn usage(
        &self,
        org: &Org,
        from: Timestamp,
        until: Timestamp,
        mut each: impl FnMut(UsageRow) + Send,
    ) -> Result<(), Error> {
        if !self.usage.is_empty() {
            self.flush_usage().await?;
        }
        let mut rows = sqlx::query(
            "select quarter, route, model, requests, errors, tokens_in, tokens_out, cost_micros, unpriced_requests,
             latencies from usage where org = $1 and quarter >= $2 and quarter < $3 order by quarter, route, model",
        )
        .bind(org.as_str())
        .bind(quarter_of(from))
        .bind(quarter_of(until))
        .fetch(&self.readers);
        while let Some(row) = rows.try_next().await? {
            each(UsageRow {
                at: Timestamp::from_millis(row.try_get::<i64, _>("quarter")?.saturating_mul(QUARTER_MS)),
                route: row.try_get("route")?,
                model: row.try_get("model")?,
                tally: read_tally(&row)?,
            });
        }
        Ok(())
    }
}
