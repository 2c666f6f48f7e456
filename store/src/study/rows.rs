//! Cards and log lines to and from their rows.

use domain::{
    card::{Act, CardState, Event},
    id::CardId,
    schedule::{Grade, Memory, Trace},
    time::Timestamp,
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use super::CardRow;
use crate::{Error, Learner};

/// The columns that [`read_card`] reads.
macro_rules! card_columns {
    () => {
        "c.card_id, c.plan_id, c.position, c.place, c.reps, c.ease_factor, c.interval_days, c.due_at, c.last_seen, c.grade,
         c.changed_at, c.introduced_at, c.reviews, c.lapses, c.misses, c.round, c.revision, c.stability, c.difficulty"
    };
}
pub(super) use card_columns;

/// Has the card something to ask: a front of its own, or its item? A card whose item was taken away rests, with all
/// that was learned, until the item is back.
macro_rules! card_stands {
    () => {
        "(c.front is not null
         or exists (select 1 from items own where own.org = c.org and own.item_id = c.card_id))"
    };
}
pub(super) use card_stands;

pub(super) async fn select_card(
    connection: &mut SqliteConnection,
    learner: &Learner,
    card: &CardId,
) -> Result<Option<CardRow>, Error> {
    let row = sqlx::query(concat!(
        "select ",
        card_columns!(),
        " from cards c where c.org = $1 and c.session_id = $2 and c.card_id = $3"
    ))
    .bind(learner.org.as_str())
    .bind(learner.session.as_str())
    .bind(card.as_str())
    .fetch_optional(connection)
    .await?;
    row.as_ref().map(read_card).transpose()
}

pub(super) fn read_card(row: &SqliteRow) -> Result<CardRow, Error> {
    let at = |name: &str| row.try_get::<Option<i64>, _>(name).map(|ms| ms.map(Timestamp::from_millis));
    let grade: Option<i64> = row.try_get("grade")?;
    let (stability, difficulty): (Option<f64>, Option<f64>) = (row.try_get("stability")?, row.try_get("difficulty")?);
    let id: String = row.try_get("card_id")?;
    Ok(CardRow {
        id: CardId::parse(id).map_err(|e| Error::Fault(format!("a stored card id {e}")))?,
        plan_id: row.try_get("plan_id")?,
        position: row.try_get("position")?,
        place: row.try_get("place")?,
        state: CardState {
            memory: Memory {
                reps: row.try_get("reps")?,
                ease_factor: row.try_get("ease_factor")?,
                interval_days: row.try_get("interval_days")?,
                trace: stability.zip(difficulty).map(|(stability, difficulty)| Trace { stability, difficulty }),
            },
            due_at: at("due_at")?,
            last_seen: at("last_seen")?,
            grade: grade.and_then(|q| Grade::parse(q).ok()),
            changed_at: at("changed_at")?,
            introduced_at: at("introduced_at")?,
            reviews: row.try_get("reviews")?,
            lapses: row.try_get("lapses")?,
            misses: row.try_get("misses")?,
            round: row.try_get("round")?,
            revision: row.try_get("revision")?,
        },
    })
}

pub(super) async fn update_card(
    tx: &mut SqliteConnection,
    learner: &Learner,
    card: &CardId,
    state: &CardState,
) -> Result<(), Error> {
    sqlx::query(
        "update cards set reps = $4, ease_factor = $5, interval_days = $6, due_at = $7, last_seen = $8, grade = $9,
         changed_at = $10, introduced_at = $11, reviews = $12, lapses = $13, misses = $14, round = $15, revision = $16,
         stability = $17, difficulty = $18
         where org = $1 and session_id = $2 and card_id = $3",
    )
    .bind(learner.org.as_str())
    .bind(learner.session.as_str())
    .bind(card.as_str())
    .bind(state.memory.reps)
    .bind(state.memory.ease_factor)
    .bind(state.memory.interval_days)
    .bind(state.due_at.map(Timestamp::as_millis))
    .bind(state.last_seen.map(Timestamp::as_millis))
    .bind(state.grade.map(Grade::quality))
    .bind(state.changed_at.map(Timestamp::as_millis))
    .bind(state.introduced_at.map(Timestamp::as_millis))
    .bind(state.reviews)
    .bind(state.lapses)
    .bind(state.misses)
    .bind(state.round)
    .bind(state.revision)
    .bind(state.memory.trace.map(|trace| trace.stability))
    .bind(state.memory.trace.map(|trace| trace.difficulty))
    .execute(tx)
    .await?;
    Ok(())
}

/// Adds a card to a session; one that is there already keeps its progress. Only a card that stands for an item is
/// without a front: that of a client's own card is empty at least.
pub(super) async fn insert_card(
    tx: &mut SqliteConnection,
    learner: &Learner,
    plan_id: Option<&str>,
    position: i64,
    card: &super::NewCard,
) -> Result<(), Error> {
    sqlx::query(
        "insert into cards (org, session_id, card_id, plan_id, position, front, back)
         values ($1, $2, $3, $4, $5, coalesce($6, case when not exists
         (select 1 from items where org = $1 and item_id = $3) then '' end), $7)
         on conflict (org, session_id, card_id) do update set position = excluded.position,
         plan_id = coalesce(excluded.plan_id, cards.plan_id),
         front = coalesce(nullif(excluded.front, ''), cards.front), back = coalesce(excluded.back, cards.back)",
    )
    .bind(learner.org.as_str())
    .bind(learner.session.as_str())
    .bind(card.id.as_str())
    .bind(plan_id)
    .bind(position)
    .bind(&card.front)
    .bind(&card.back)
    .execute(tx)
    .await?;
    Ok(())
}

/// Most cards of a session: what one client can make the only writer go through at once has a bound.
pub(crate) const MAX_CARDS: i64 = 20_000;

/// [`Error::SessionFull`] when the session has more cards than there may be.
pub(super) async fn check_size(tx: &mut SqliteConnection, learner: &Learner) -> Result<(), Error> {
    let cards: i64 = sqlx::query_scalar("select count(*) from cards where org = $1 and session_id = $2")
        .bind(learner.org.as_str())
        .bind(learner.session.as_str())
        .fetch_one(tx)
        .await?;
    if cards > MAX_CARDS { Err(Error::SessionFull) } else { Ok(()) }
}

/// A line for the log.
pub(super) struct LogLine<'a> {
    pub(super) event_id: &'a str,
    pub(super) act_id: &'a str,
    pub(super) card: &'a CardId,
    pub(super) event: Event,
    pub(super) applied: bool,
    pub(super) now: Timestamp,
}

/// Adds a line to the log. False when the event is there already: nothing was added.
pub(super) async fn append(tx: &mut SqliteConnection, learner: &Learner, line: &LogLine<'_>) -> Result<bool, Error> {
    let added = sqlx::query(
        "insert into reviews (org, session_id, seq, event_id, act_id, card_id, act, at, received_at, round, applied)
         values ($1, $2, (select coalesce(max(seq), 0) + 1 from reviews where org = $1 and session_id = $2),
         $3, $4, $5, $6, $7, $8, $9, $10) on conflict (org, session_id, event_id) do nothing",
    )
    .bind(learner.org.as_str())
    .bind(learner.session.as_str())
    .bind(line.event_id)
    .bind(line.act_id)
    .bind(line.card.as_str())
    .bind(serde_json::to_string(&line.event.act)?)
    .bind(line.event.at.as_millis())
    .bind(line.now.as_millis())
    .bind(line.event.round)
    .bind(i64::from(line.applied))
    .execute(tx)
    .await?;
    Ok(added.rows_affected() > 0)
}

/// What [`log_event`] reads of the lines of a log that count: grades as they stand now.
macro_rules! log_where {
    ($condition:literal) => {
        concat!(
            "act, at, round, (select m.grade from amendments m where m.org = r.org and m.session_id = r.session_id
             and m.event_id = r.event_id order by m.seq desc limit 1) as amended
             from reviews r where applied = 1 and ",
            $condition
        )
    };
}
pub(super) use log_where;

/// Is there an event of this id in the log?
pub(super) async fn is_logged(
    connection: &mut SqliteConnection,
    learner: &Learner,
    event_id: &str,
) -> Result<bool, Error> {
    let found: i64 =
        sqlx::query_scalar("select count(*) from reviews where org = $1 and session_id = $2 and event_id = $3")
            .bind(learner.org.as_str())
            .bind(learner.session.as_str())
            .bind(event_id)
            .fetch_one(connection)
            .await?;
    Ok(found > 0)
}

/// The lines of a card's log that count, in the order they arrived, with the grades that stand now.
pub(super) async fn card_log(
    connection: &mut SqliteConnection,
    learner: &Learner,
    card: &CardId,
) -> Result<Vec<Event>, Error> {
    let rows =
        sqlx::query(concat!("select ", log_where!("org = $1 and session_id = $2 and card_id = $3"), " order by seq"))
            .bind(learner.org.as_str())
            .bind(learner.session.as_str())
            .bind(card.as_str())
            .fetch_all(connection)
            .await?;
    rows.iter().map(log_event).collect()
}

pub(super) fn log_event(row: &SqliteRow) -> Result<Event, Error> {
    let act: Act = serde_json::from_str(row.try_get("act")?)?;
    let amended: Option<i64> = row.try_get("amended")?;
    let act = match (act, amended.and_then(|grade| Grade::parse(grade).ok())) {
        (Act::Grade(_), Some(amended)) => Act::Grade(amended),
        (act, _) => act,
    };
    Ok(Event { act, at: Timestamp::from_millis(row.try_get("at")?), round: row.try_get("round")? })
}
