//! Sittings: the rounds in which a learner studies a plan on the page.

use domain::{
    card::Act,
    id::{CardId, EventId},
    round::standing,
    time::Timestamp,
};
use sqlx::{Row, SqliteConnection};

use super::{
    NewCard, Review, StartRound, Study, StudyCard,
    queue::{candidates, queue_of},
    record::apply,
    rows::{card_columns, card_stands, insert_card, read_card, select_card},
    session::{select_session, touch_session},
};
use crate::{Choices, Error, Learner, Store};

impl Store {
    /// Schedules the plan's items and begins a sitting with what is due and the next new cards. A sitting that is
    /// under way goes on instead.
    pub async fn start_round(&self, learner: &Learner, start: StartRound) -> Result<Study, Error> {
        let learner = learner.clone();
        self.writer.run(move |tx| Box::pin(async move { start_round(tx, &learner, &start).await })).await
    }

    /// The sitting as it stands. For a session nobody has seen: an empty one.
    pub async fn study(&self, learner: &Learner) -> Result<Study, Error> {
        let mut snapshot = self.readers.begin().await?;
        study(&mut snapshot, learner).await
    }

    /// Starts over: every card of the sitting back to a card never seen, and a new sitting with the same cards.
    /// It was done at a moment, by which what is done afterwards is later; it counts whatever has arrived before it.
    /// The same event twice is one reset; [`Store::undo`] brings everything back.
    pub async fn reset_round(
        &self,
        learner: &Learner,
        event: EventId,
        at: Timestamp,
        now: Timestamp,
    ) -> Result<Study, Error> {
        let learner = learner.clone();
        self.writer
            .run(move |tx| {
                Box::pin(async move {
                    let session = touch_session(tx, &learner, None, None, now).await?;
                    for StudyCard { id, .. } in round_cards(tx, &learner).await? {
                        let Some(card) = select_card(tx, &learner, &id).await? else { continue };
                        // `=` cannot stand in a client's id, so these cannot meet one.
                        let event_id = format!("{event}={id}");
                        let at = Some(card.state.changed_at.map_or(at, |changed| at.max(changed)));
                        let review = Review { card: id, act: Act::Reset, at, event: None, seen_revision: None };
                        apply(tx, &learner, &session, &card, &review, &event_id, event.as_str(), now).await?;
                    }
                    study(tx, &learner).await
                })
            })
            .await
    }
}

async fn start_round(tx: &mut SqliteConnection, learner: &Learner, start: &StartRound) -> Result<Study, Error> {
    let plan_id = start.plan.as_str();
    let algorithm: Option<String> = sqlx::query_scalar("select algo from plans where org = $1 and plan_id = $2")
        .bind(learner.org.as_str())
        .bind(plan_id)
        .fetch_optional(&mut *tx)
        .await?;
    let algorithm = algorithm.ok_or(Error::PlanNotFound)?.parse().ok();
    let session = touch_session(tx, learner, Some(plan_id), algorithm, start.now).await?;
    add_items(tx, learner, plan_id).await?;
    let current = study(tx, learner).await?;
    if session.plan_id.as_deref() == Some(plan_id) && current.standing.current.is_some() {
        return Ok(current);
    }
    let cards = candidates(tx, &learner.org, &learner.session, &start.day, start.limits).await?;
    let (entries, _) = queue_of(&cards, &start.day, start.limits, start.now);
    let chosen = entries.iter().filter_map(|entry| cards.get(entry.index));
    let chosen: Vec<&CardId> = chosen.map(|(card, _)| &card.id).collect();
    if !chosen.is_empty() {
        begin_round(tx, learner, &chosen).await?;
    }
    study(tx, learner).await
}

async fn begin_round(tx: &mut SqliteConnection, learner: &Learner, cards: &[&CardId]) -> Result<(), Error> {
    let (org, session) = (learner.org.as_str(), learner.session.as_str());
    sqlx::query("update sessions set round = round + 1 where org = $1 and session_id = $2")
        .bind(org)
        .bind(session)
        .execute(&mut *tx)
        .await?;
    sqlx::query("update cards set place = null where org = $1 and session_id = $2 and place is not null")
        .bind(org)
        .bind(session)
        .execute(&mut *tx)
        .await?;
    for (place, card) in cards.iter().enumerate() {
        sqlx::query("update cards set place = $4 where org = $1 and session_id = $2 and card_id = $3")
            .bind(org)
            .bind(session)
            .bind(card.as_str())
            .bind(place as i64)
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

async fn add_items(tx: &mut SqliteConnection, learner: &Learner, plan_id: &str) -> Result<(), Error> {
    let items: Vec<(String, i64)> =
        sqlx::query_as("select item_id, position from items where org = $1 and plan_id = $2 order by position")
            .bind(learner.org.as_str())
            .bind(plan_id)
            .fetch_all(&mut *tx)
            .await?;
    for (id, position) in items {
        let id = CardId::parse(id).map_err(|e| Error::Fault(format!("a stored item id {e}")))?;
        insert_card(tx, learner, Some(plan_id), position, &NewCard { id, front: None, back: None }).await?;
    }
    Ok(())
}

/// A card of the sitting with its two sides: the client's own, or the item's.
const STUDY_CARDS: &str = concat!(
    "select ",
    card_columns!(),
    ", coalesce(c.front, i.prompt) as front, coalesce(c.back, i.reference) as back, i.choices, i.correct,
     substr(cast(p.content as blob), i.span_start + 1, i.span_end - i.span_start) as source
     from cards c left join items i on i.org = c.org and i.item_id = c.card_id
     left join plans p on p.org = i.org and p.plan_id = i.plan_id
     where c.org = $1 and c.session_id = $2 and c.place is not null and ",
    card_stands!(),
    " order by c.place"
);

pub(super) async fn study(connection: &mut SqliteConnection, learner: &Learner) -> Result<Study, Error> {
    let session = select_session(connection, learner).await?;
    let (total, tracked, unseen): (i64, i64, i64) = sqlx::query_as(concat!(
        "select count(*), coalesce(sum(c.reviews > 0), 0), coalesce(sum(c.due_at is null), 0) from cards c
         where c.org = $1 and c.session_id = $2 and ",
        card_stands!()
    ))
    .bind(learner.org.as_str())
    .bind(learner.session.as_str())
    .fetch_one(&mut *connection)
    .await?;
    let cards = round_cards(connection, learner).await?;
    let round = session.as_ref().map_or(0, |session| session.round);
    let count = |n: i64| usize::try_from(n).unwrap_or(0);
    Ok(Study {
        algorithm: session.as_ref().map(|session| session.algorithm).unwrap_or_default(),
        round,
        standing: standing(round, cards.iter().map(|card| &card.state)),
        cards,
        total: count(total),
        tracked: count(tracked),
        unseen: count(unseen),
        updated_at: session.map(|session| session.updated_at),
    })
}

async fn round_cards(connection: &mut SqliteConnection, learner: &Learner) -> Result<Vec<StudyCard>, Error> {
    let rows = sqlx::query(STUDY_CARDS)
        .bind(learner.org.as_str())
        .bind(learner.session.as_str())
        .fetch_all(connection)
        .await?;
    let mut cards = Vec::with_capacity(rows.len());
    for row in &rows {
        let card = read_card(row)?;
        let texts: Option<String> = row.try_get("choices")?;
        let correct: Option<i64> = row.try_get("correct")?;
        let choices = texts.zip(correct).map(|(texts, correct)| {
            serde_json::from_str(&texts).map(|texts| Choices { texts, correct: usize::try_from(correct).unwrap_or(0) })
        });
        let choices = choices.transpose()?;
        let back: Option<String> = row.try_get("back")?;
        let right = choices.as_ref().and_then(|choices| choices.texts.get(choices.correct).cloned());
        let source: Option<Vec<u8>> = row.try_get("source")?;
        cards.push(StudyCard {
            id: card.id,
            front: row.try_get::<Option<String>, _>("front")?.unwrap_or_default(),
            choices: choices.map(|choices| choices.texts).unwrap_or_default(),
            back: back.or(right).unwrap_or_default(),
            source: source.and_then(|bytes| String::from_utf8(bytes).ok()),
            state: card.state,
        });
    }
    Ok(cards)
}
