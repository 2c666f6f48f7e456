//! Recomputing every card from the log, to see that what is kept is what follows from it.

use domain::{card::replay, id::SessionId, schedule::Algorithm};
use sqlx::{Row, SqliteConnection};

use super::{
    rows::{card_columns, card_log, read_card},
    session::select_session,
};
use crate::{Error, Learner, Org};

/// Cards read at a time.
const PAGE: i64 = 500;

/// Compares every card with its log. Gives how many there are, and calls `wrong` for each that differs.
pub(crate) async fn recompute(connection: &mut SqliteConnection, mut wrong: impl FnMut(String)) -> Result<u64, Error> {
    let mut cards = 0;
    let mut last = (String::new(), String::new(), String::new());
    let mut session: Option<(Learner, Algorithm)> = None;
    loop {
        let rows = sqlx::query(concat!(
            "select c.org, c.session_id, ",
            card_columns!(),
            " from cards c where (c.org, c.session_id, c.card_id) > ($1, $2, $3)
             order by c.org, c.session_id, c.card_id limit $4"
        ))
        .bind(&last.0)
        .bind(&last.1)
        .bind(&last.2)
        .bind(PAGE)
        .fetch_all(&mut *connection)
        .await?;
        for row in &rows {
            let (org, session_id): (String, String) = (row.try_get("org")?, row.try_get("session_id")?);
            let same = session.as_ref().is_some_and(|(l, _)| l.org.as_str() == org && l.session.as_str() == session_id);
            if !same {
                let learner = Learner {
                    org: Org::named(org.clone()),
                    session: SessionId::parse(session_id.clone())
                        .map_err(|error| Error::Fault(format!("a stored session id {error}")))?,
                };
                let algorithm = select_session(connection, &learner).await?.map(|s| s.algorithm).unwrap_or_default();
                session = Some((learner, algorithm));
            }
            let Some((learner, algorithm)) = &session else { continue };
            let card = read_card(row)?;
            if replay(*algorithm, card_log(connection, learner, &card.id).await?) != card.state {
                wrong(format!("card {} of session {session_id} is not what its log comes to", card.id));
            }
            cards += 1;
            last = (org, session_id, card.id.to_string());
        }
        if rows.is_empty() {
            return Ok(cards);
        }
    }
}
