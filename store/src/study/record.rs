//! Recording what a learner did.

use domain::{
    card::{Act, Event, replay},
    id::CardId,
    time::Timestamp,
};
use sqlx::SqliteConnection;

use super::{
    CardRow, NewCard, Precondition, Recorded, Review,
    rows::{LogLine, append, card_log, check_size, insert_card, is_logged, select_card, update_card},
    session::{SessionRow, select_session, touch_session},
};
use crate::{Error, GivenAnswer, Learner, Store, dispute::keep_answer, plan::select_item};

impl Store {
    /// Records an act and moves the card on by it.
    ///
    /// A card that was never scheduled is added when it is a stored item; otherwise [`Error::ItemNotFound`].
    /// Idempotent: a replayed event gives the card as it stands and counts nothing.
    pub async fn record(&self, learner: &Learner, review: Review, now: Timestamp) -> Result<Recorded, Error> {
        self.record_if(learner, review, Precondition::None, now).await
    }

    /// Records an act only if the session is still what the client has seen; else [`Error::VersionChanged`]. An act
    /// that is in the log already went through, whatever the session has become since.
    pub async fn record_if(
        &self,
        learner: &Learner,
        review: Review,
        precondition: Precondition,
        now: Timestamp,
    ) -> Result<Recorded, Error> {
        let learner = learner.clone();
        self.writer
            .run(move |tx| {
                Box::pin(async move {
                    if !is_logged(tx, &learner, &event_id(&review, now)).await? {
                        precondition.check(tx, &learner).await?;
                    }
                    record(tx, &learner, &review, Unknown::MustBeItem, now).await
                })
            })
            .await
    }

    /// Records the scored answer to an item or to a card of the client's own making, which is added to the session.
    /// An answer that was scored against the stored item is `given`, and kept: its score may change with the item's key.
    pub async fn record_answer(
        &self,
        learner: &Learner,
        review: Review,
        given: Option<GivenAnswer>,
        now: Timestamp,
    ) -> Result<Recorded, Error> {
        let learner = learner.clone();
        self.writer
            .run(move |tx| {
                Box::pin(async move {
                    let recorded = record(tx, &learner, &review, Unknown::IsOwn, now).await?;
                    if let (true, Some(event), Some(given)) = (recorded.counted, &review.event, &given) {
                        keep_answer(tx, &learner, review.card.as_str(), event, given, now).await?;
                    }
                    Ok(recorded)
                })
            })
            .await
    }
}

/// What a card is that the session does not have yet.
#[derive(Clone, Copy, PartialEq)]
enum Unknown {
    /// A stored item, or there is nothing to record.
    MustBeItem,
    /// A stored item, or a card of the client's own making.
    IsOwn,
}

async fn record(
    tx: &mut SqliteConnection,
    learner: &Learner,
    review: &Review,
    unknown: Unknown,
    now: Timestamp,
) -> Result<Recorded, Error> {
    let card = match select_card(tx, learner, &review.card).await? {
        Some(card) => card,
        None => add_card(tx, learner, &review.card, unknown, now).await?,
    };
    let session = select_session(tx, learner).await?.ok_or(Error::ItemNotFound)?;
    let event_id = event_id(review, now);
    let outcome = apply(tx, learner, &session, &card, review, &event_id, &event_id, now).await?;
    if outcome.counted {
        touch_session(tx, learner, None, None, now).await?;
    }
    Ok(outcome)
}

/// What one act of a card does, log and state; the session's row is the caller's.
#[expect(clippy::too_many_arguments, reason = "the parts of one log line, each from another place")]
pub(super) async fn apply(
    tx: &mut SqliteConnection,
    learner: &Learner,
    session: &SessionRow,
    card: &CardRow,
    review: &Review,
    event_id: &str,
    act_id: &str,
    now: Timestamp,
) -> Result<Recorded, Error> {
    // Only a sitting that has begun has rounds; a card graded outside one belongs to none.
    let round = card.place.map(|_| session.round);
    // A clock set back on the server must not make what is done now look like the past.
    let changed_at = card.state.changed_at.unwrap_or(Timestamp::from_millis(i64::MIN));
    let seen_earlier = review.seen_revision.is_some_and(|seen| seen != card.state.revision);
    // Who saw the card as it stands was not earlier than its last change, whatever the clocks and the network say.
    let saw_it = review.seen_revision.is_some() && !seen_earlier;
    let at = match review.at {
        Some(at) if saw_it => at.max(changed_at),
        Some(at) => at,
        None => now.max(changed_at),
    };
    let event = Event { act: review.act, at, round };
    let moves_card = !matches!(review.act, Act::Flip | Act::Undo);
    let applied = !(card.state.is_stale(&event) || (seen_earlier && moves_card));
    let line = LogLine { event_id, act_id, card: &review.card, event, applied, now };
    let is_new = append(tx, learner, &line).await?;
    let counted = is_new && applied;
    let state = match (counted, review.act) {
        (false, _) => card.state,
        (true, Act::Undo) => replay(session.algorithm, card_log(tx, learner, &review.card).await?),
        (true, _) => card.state.after(&event, session.algorithm),
    };
    if counted && state != card.state {
        update_card(tx, learner, &review.card, &state).await?;
    }
    Ok(Recorded { state, algorithm: session.algorithm, counted, superseded: is_new && !applied })
}

/// Adds a card at the end of the session, with the plan of the item it stands for.
async fn add_card(
    tx: &mut SqliteConnection,
    learner: &Learner,
    card: &CardId,
    unknown: Unknown,
    now: Timestamp,
) -> Result<CardRow, Error> {
    let plan_id = select_item(tx, &learner.org, card.as_str()).await?.map(|(_, plan_id)| plan_id);
    if plan_id.is_none() && unknown == Unknown::MustBeItem {
        return Err(Error::ItemNotFound);
    }
    touch_session(tx, learner, None, None, now).await?;
    let position: i64 =
        sqlx::query_scalar("select coalesce(max(position), -1) + 1 from cards where org = $1 and session_id = $2")
            .bind(learner.org.as_str())
            .bind(learner.session.as_str())
            .fetch_one(&mut *tx)
            .await?;
    let new = NewCard { id: card.clone(), front: None, back: None };
    insert_card(tx, learner, plan_id.as_deref(), position, &new).await?;
    check_size(tx, learner).await?;
    select_card(tx, learner, card).await?.ok_or(Error::ItemNotFound)
}

/// What an act is known by in the log. Without an id of its own that is its card, act and moment: `=` cannot stand in
/// a client's id.
fn event_id(review: &Review, now: Timestamp) -> String {
    if let Some(event) = &review.event {
        return event.as_str().to_owned();
    }
    let act = match review.act {
        Act::Flip => "flip",
        Act::Grade(_) => "grade",
        Act::Reset => "reset",
        Act::Undo => "undo",
        Act::Prior { .. } => "prior",
    };
    format!("={}={act}={}", review.card, review.at.unwrap_or(now).as_millis())
}
