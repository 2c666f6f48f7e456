//! A session's progress as it stands.

use domain::round::standing;
use sqlx::Row;

use super::{
    CardRow, Progress,
    rows::{card_columns, card_stands, read_card},
    session::select_session,
};
use crate::{Error, Learner, Store};

impl Store {
    /// The session's progress. A session nobody has seen is one without progress, not an error.
    pub async fn progress(&self, learner: &Learner) -> Result<Progress, Error> {
        let mut snapshot = self.readers.begin().await?;
        let session = select_session(&mut snapshot, learner).await?;
        let rows = sqlx::query(concat!(
            "select ",
            card_columns!(),
            " from cards c where c.org = $1 and c.session_id = $2 and ",
            card_stands!(),
            " order by c.due_at, c.card_id"
        ))
        .bind(learner.org.as_str())
        .bind(learner.session.as_str())
        .fetch_all(&mut *snapshot)
        .await?;
        let cards = rows.iter().map(read_card).collect::<Result<Vec<CardRow>, _>>()?;
        let total = cards.len();
        let Some(session) = session else {
            return Ok(Progress { plan_id: None, items: Vec::new(), position: 0, total, updated_at: None, version: 0 });
        };
        // Outside a sitting, what was graded at all is how far the learner has come.
        let position = match session.round {
            0 => cards.iter().filter(|card| card.state.reviews > 0).count(),
            round => standing(round, cards.iter().filter(|card| card.place.is_some()).map(|card| &card.state)).done,
        };
        Ok(Progress {
            plan_id: session.plan_id,
            items: cards.into_iter().filter(|card| card.state.last_seen.is_some() || card.state.revision > 0).collect(),
            position,
            total,
            updated_at: Some(session.updated_at),
            version: session.version,
        })
    }

    /// How often anything in the session has changed: what its `ETag` is made of. 0 for a session nobody has seen.
    pub async fn session_version(&self, learner: &Learner) -> Result<i64, Error> {
        let row = sqlx::query("select version from sessions where org = $1 and session_id = $2")
            .bind(learner.org.as_str())
            .bind(learner.session.as_str())
            .fetch_optional(&self.readers)
            .await?;
        Ok(row.map(|row| row.try_get("version")).transpose()?.unwrap_or(0))
    }
}
