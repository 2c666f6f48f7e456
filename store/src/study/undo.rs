//! Taking back the last thing a learner did.

use std::collections::{HashMap, HashSet};

use domain::{
    card::Act,
    id::{CardId, EventId},
    time::Timestamp,
};
use sqlx::{Row, SqliteConnection};

use super::{Review, Study, record::apply, rows::select_card, session::touch_session, sitting::study};
use crate::{Error, Learner, Store};

/// How far back in the log an act to be undone is looked for.
const LOOK_BACK: i64 = 5000;

impl Store {
    /// Undoes a grade, or a reset as a whole, by adding to the log: the one that `target` names, or the session's last.
    /// Of a named one only what was not overtaken by a later act, in another tab perhaps. The same event twice undoes
    /// once. Where nothing stands to be undone nothing happens.
    pub async fn undo(
        &self,
        learner: &Learner,
        event: EventId,
        target: Option<EventId>,
        now: Timestamp,
    ) -> Result<Study, Error> {
        let learner = learner.clone();
        self.writer
            .run(move |tx| {
                Box::pin(async move {
                    if !is_logged(tx, &learner, &event).await? {
                        undo(tx, &learner, &event, target.as_ref(), now).await?;
                    }
                    study(tx, &learner).await
                })
            })
            .await
    }
}

async fn undo(
    tx: &mut SqliteConnection,
    learner: &Learner,
    event: &EventId,
    target: Option<&EventId>,
    now: Timestamp,
) -> Result<(), Error> {
    let cards = standing_act(tx, learner, target).await?;
    if cards.is_empty() {
        return Ok(());
    }
    let session = touch_session(tx, learner, None, None, now).await?;
    for id in cards {
        let Some(card) = select_card(tx, learner, &id).await? else { continue };
        let event_id = format!("{event}={id}");
        let review = Review { card: id, act: Act::Undo, at: None, event: None, seen_revision: None };
        apply(tx, learner, &session, &card, &review, &event_id, event.as_str(), now).await?;
    }
    Ok(())
}

async fn is_logged(tx: &mut SqliteConnection, learner: &Learner, event: &EventId) -> Result<bool, Error> {
    let found: i64 = sqlx::query_scalar(
        "select count(*) from (select 1 from reviews where org = $1 and session_id = $2
         and event_id >= $3 || '=' and event_id < $3 || '>' limit 1)",
    )
    .bind(learner.org.as_str())
    .bind(learner.session.as_str())
    .bind(event.as_str())
    .fetch_one(tx)
    .await?;
    Ok(found > 0)
}

/// The cards whose last grade or reset that no undo has taken back is the target; without one, those of the session's
/// last.
async fn standing_act(
    tx: &mut SqliteConnection,
    learner: &Learner,
    target: Option<&EventId>,
) -> Result<Vec<CardId>, Error> {
    let rows = sqlx::query(
        "select act_id, card_id, act from reviews where org = $1 and session_id = $2 and applied = 1
         order by seq desc limit $3",
    )
    .bind(learner.org.as_str())
    .bind(learner.session.as_str())
    .bind(LOOK_BACK)
    .fetch_all(tx)
    .await?;
    let mut taken_back: HashMap<String, u32> = HashMap::new();
    let mut sought = target.map(|event| event.as_str().to_owned());
    let (mut stand, mut cards) = (HashSet::new(), Vec::new());
    for row in &rows {
        let act: Act = serde_json::from_str(row.try_get("act")?)?;
        let (act_id, card): (String, String) = (row.try_get("act_id")?, row.try_get("card_id")?);
        match act {
            Act::Undo => *taken_back.entry(card).or_default() += 1,
            Act::Grade(_) | Act::Reset => {
                let undone = taken_back.entry(card.clone()).or_default();
                if *undone > 0 {
                    *undone -= 1;
                    continue;
                }
                let is_last_of_card = stand.insert(card.clone());
                if is_last_of_card && sought.get_or_insert_with(|| act_id.clone()) == &act_id {
                    cards.push(CardId::parse(card).map_err(|e| Error::Fault(format!("a stored card id {e}")))?);
                }
            }
            Act::Flip | Act::Prior { .. } => {}
        }
    }
    Ok(cards)
}
