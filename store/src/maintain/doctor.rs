//! Finding what is wrong with a database.

use std::path::Path;

use sqlx::{Connection, Row, SqliteConnection};

use super::open_to_read;
use crate::{Error, OpenError, open::named, study::recompute};

/// Faults named one by one; of more only the number is told.
const NAMED: usize = 20;

/// What was looked at and what was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Examination {
    /// Cards recomputed from the log.
    pub cards: u64,
    /// Lines of the log.
    pub reviews: u64,
    /// Generated items.
    pub items: u64,
    /// How many faults there are.
    pub faults: u64,
    /// The first of them, in words.
    pub named: Vec<String>,
}

impl Examination {
    fn fault(&mut self, words: String) {
        self.faults += 1;
        if self.named.len() < NAMED {
            self.named.push(words);
        }
    }
}

/// Examines a database, also one in use, without changing it: SQLite's own integrity and foreign keys; every card
/// against what its log comes to; every citation against its document.
pub async fn doctor(database: &Path) -> Result<Examination, OpenError> {
    let mut connection = open_to_read(database).await?;
    let examined = examine(&mut connection).await.map_err(|error| match error {
        Fault::Sql(error) => named(database, &error),
        Fault::Store(error) => OpenError::Corrupt { path: database.to_owned(), detail: error.to_string() },
    });
    let _ = connection.close().await;
    examined
}

enum Fault {
    Sql(sqlx::Error),
    Store(Error),
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        Self::Sql(error)
    }
}

async fn examine(connection: &mut SqliteConnection) -> Result<Examination, Fault> {
    // One transaction: everything is seen at the same moment, whatever is being written.
    let mut tx = connection.begin().await?;
    let mut seen = Examination::default();
    for said in sqlx::query_scalar::<_, String>("pragma integrity_check").fetch_all(&mut *tx).await? {
        if said != "ok" {
            seen.fault(format!("integrity: {said}"));
        }
    }
    for row in sqlx::query("pragma foreign_key_check").fetch_all(&mut *tx).await? {
        seen.fault(format!("a row of {} names what is not there", row.try_get::<String, _>(0)?));
    }
    let mut wrong = Vec::new();
    seen.cards = recompute(&mut tx, |words| wrong.push(words)).await.map_err(Fault::Store)?;
    wrong.into_iter().for_each(|words| seen.fault(words));

    let lost: i64 = sqlx::query_scalar(
        "select count(*) from reviews r where not exists (select 1 from cards c
         where c.org = r.org and c.session_id = r.session_id and c.card_id = r.card_id)",
    )
    .fetch_one(&mut *tx)
    .await?;
    if lost > 0 {
        seen.fault(format!("{lost} lines of the log are of cards that are not there"));
    }
    // Spans count bytes, and `length` of a text counts characters.
    let beyond: Vec<String> = sqlx::query_scalar(
        "select i.item_id from items i join plans p on p.org = i.org and p.plan_id = i.plan_id
         where i.span_start is not null and not (0 <= i.span_start and i.span_start <= i.span_end
         and i.span_end <= length(cast(p.content as blob)))",
    )
    .fetch_all(&mut *tx)
    .await?;
    beyond.into_iter().for_each(|id| seen.fault(format!("item {id} cites what its document does not have")));
    let (reviews, items): (i64, i64) =
        sqlx::query_as("select (select count(*) from reviews), (select count(*) from items)")
            .fetch_one(&mut *tx)
            .await?;
    Ok(Examination { reviews: reviews.unsigned_abs(), items: items.unsigned_abs(), ..seen })
}
