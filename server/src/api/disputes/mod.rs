//! "My answer was right": disputes of an item's answer.

mod decide;
mod note;

pub(crate) use decide::{__path_decide, decide};
pub(crate) use note::{__path_list, __path_note, list, note};

use serde::Serialize;
use store::{Dispute, DisputeStatus};
use utoipa::ToSchema;

/// A dispute and where it stands.
#[derive(Serialize, ToSchema)]
pub(crate) struct DisputeBody {
    /// Its id.
    dispute_id: String,
    /// The item that was answered.
    item_id: String,
    /// The answer that should count.
    user_answer: String,
    /// Why.
    comment: Option<String>,
    /// What was decided.
    status: StatusName,
    /// When it was noted, RFC 3339.
    created_at: String,
    /// When it was decided, RFC 3339.
    decided_at: Option<String>,
}

/// What was decided.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum StatusName {
    /// Nothing yet.
    Open,
    /// The answer counts as right.
    Accepted,
    /// It does not.
    Rejected,
}

impl From<Dispute> for DisputeBody {
    fn from(dispute: Dispute) -> Self {
        Self {
            status: match dispute.status {
                DisputeStatus::Open => StatusName::Open,
                DisputeStatus::Accepted => StatusName::Accepted,
                DisputeStatus::Rejected => StatusName::Rejected,
            },
            created_at: dispute.created_at.to_string(),
            decided_at: dispute.decided_at.map(|at| at.to_string()),
            dispute_id: dispute.about.id,
            item_id: dispute.about.item_id,
            user_answer: dispute.about.answer,
            comment: dispute.about.comment,
        }
    }
}
