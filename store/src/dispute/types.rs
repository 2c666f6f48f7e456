//! What a dispute is.

use domain::{scoring::Answer, time::Timestamp};
use sqlx::{Row, sqlite::SqliteRow};

use crate::Error;

/// What a learner answered to a stored item, kept to be scored again when its key changes.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenAnswer {
    /// As it was sent.
    pub answer: Answer,
    /// From seeing the question to answering, in milliseconds.
    pub latency_ms: u64,
    /// How many hints were taken.
    pub hint_count: u32,
}

/// An answer that somebody holds to be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDispute {
    /// Its id; unique.
    pub id: String,
    /// The item that was answered.
    pub item_id: String,
    /// The answer.
    pub answer: String,
    /// Why it should count.
    pub comment: Option<String>,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisputeStatus {
    /// Nothing yet.
    Open,
    /// The answer counts as right.
    Accepted,
    /// It does not.
    Rejected,
}

impl DisputeStatus {
    /// `open`, `accepted` or `rejected`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }

    /// The status of a name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Open, Self::Accepted, Self::Rejected].into_iter().find(|status| status.name() == name)
    }
}

/// A dispute and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// What is disputed.
    pub about: NewDispute,
    /// What was decided.
    pub status: DisputeStatus,
    /// When it was noted.
    pub created_at: Timestamp,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
}

/// The columns that [`read_dispute`] reads.
macro_rules! dispute_columns {
    () => {
        "dispute_id, item_id, answer, comment, status, created_at, decided_at"
    };
}
pub(super) use dispute_columns;

pub(super) fn read_dispute(row: &SqliteRow) -> Result<Dispute, Error> {
    let status: String = row.try_get("status")?;
    Ok(Dispute {
        about: NewDispute {
            id: row.try_get("dispute_id")?,
            item_id: row.try_get("item_id")?,
            answer: row.try_get("answer")?,
            comment: row.try_get("comment")?,
        },
        status: DisputeStatus::parse(&status).ok_or_else(|| Error::Fault(format!("a stored status {status}")))?,
        created_at: Timestamp::from_millis(row.try_get("created_at")?),
        decided_at: row.try_get::<Option<i64>, _>("decided_at")?.map(Timestamp::from_millis),
    })
}
