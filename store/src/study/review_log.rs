//! A session's reviews as they were logged, for whoever wants to learn from them.

use domain::card::Event;
use sqlx::Row;

use super::{
    ReviewLog,
    rows::{log_event, log_where},
    session::select_session,
};
use crate::{Error, Learner, Store};

const BY_CARD: &str =
    concat!("select card_id, ", log_where!("org = $1 and session_id = $2"), " order by card_id, seq limit $3");

impl Store {
    /// The session's log, card by card: whole logs of as many cards as fit within `most` lines, in the order of their
    /// ids. Of a session nobody has seen: nothing.
    pub async fn review_log(&self, learner: &Learner, most: usize) -> Result<ReviewLog, Error> {
        let mut snapshot = self.readers.begin().await?;
        let session = select_session(&mut snapshot, learner).await?;
        // One line more than wanted tells whether there are more.
        let rows = sqlx::query(BY_CARD)
            .bind(learner.org.as_str())
            .bind(learner.session.as_str())
            .bind(most.saturating_add(1) as i64)
            .fetch_all(&mut *snapshot)
            .await?;
        let mut cards: Vec<Vec<Event>> = Vec::new();
        let mut last = "";
        for row in &rows {
            let card: &str = row.try_get("card_id")?;
            if card != last {
                cards.push(Vec::new());
                last = card;
            }
            if let Some(log) = cards.last_mut() {
                log.push(log_event(row)?);
            }
        }
        let truncated = rows.len() > most;
        if truncated {
            // Half a log would tell of another card than it is of.
            cards.pop();
        }
        Ok(ReviewLog { algorithm: session.map(|session| session.algorithm).unwrap_or_default(), cards, truncated })
    }
}
