//! Deciding a dispute, and taking a decision back.

use domain::time::Timestamp;
use sqlx::SqliteConnection;

use super::{
    Dispute, DisputeStatus,
    note::accepted,
    rescore::{Decided, rescore},
    types::{dispute_columns, read_dispute},
};
use crate::{Error, Item, Org, Store, plan::select_item};

impl Store {
    /// Decides a dispute; a decision can be changed, and taken back by deciding [`DisputeStatus::Open`]. Where that
    /// changes what counts as right, the answers that were given to the item are scored again and the cards of those
    /// who gave them worked out anew. Gives the dispute and how many grades changed.
    ///
    /// Accepted answers are of free-text items; of multiple choice it is the item that is to be changed:
    /// [`Error::NotFreeText`].
    pub async fn decide(
        &self,
        org: &Org,
        dispute_id: &str,
        status: DisputeStatus,
        now: Timestamp,
    ) -> Result<(Dispute, u64), Error> {
        let (org, id) = (org.clone(), dispute_id.to_owned());
        self.writer
            .run(move |tx| {
                Box::pin(async move {
                    let before = select_dispute(tx, &org, &id).await?;
                    let (item, _) = select_item(tx, &org, &before.about.item_id).await?.ok_or(Error::ItemNotFound)?;
                    if before.status == status {
                        return Ok((before, 0));
                    }
                    if status == DisputeStatus::Accepted && !is_free_text(&item) {
                        return Err(Error::NotFreeText);
                    }
                    let decided_at = (status != DisputeStatus::Open).then(|| now.as_millis());
                    sqlx::query("update disputes set status = $3, decided_at = $4 where org = $1 and dispute_id = $2")
                        .bind(org.as_str())
                        .bind(&id)
                        .bind(status.name())
                        .bind(decided_at)
                        .execute(&mut *tx)
                        .await?;
                    let decided = match (before.status, status) {
                        (_, DisputeStatus::Accepted) => Some(Decided::Counts),
                        (DisputeStatus::Accepted, _) => {
                            let others = accepted(tx, &org, &item.id).await?;
                            Some(Decided::CountsNoMore(item.reference.iter().cloned().chain(others).collect()))
                        }
                        _ => None,
                    };
                    let regraded = match &decided {
                        Some(decided) => rescore(tx, &org, &item, &before.about, decided, now).await?,
                        None => 0,
                    };
                    Ok((select_dispute(tx, &org, &id).await?, regraded))
                })
            })
            .await
    }
}

/// Is it answered in words, and not by choosing or without a reference?
fn is_free_text(item: &Item) -> bool {
    item.reference.is_some() && item.choices.is_none()
}

async fn select_dispute(tx: &mut SqliteConnection, org: &Org, id: &str) -> Result<Dispute, Error> {
    let row = sqlx::query(concat!("select ", dispute_columns!(), " from disputes where org = $1 and dispute_id = $2"))
        .bind(org.as_str())
        .bind(id)
        .fetch_optional(tx)
        .await?;
    row.as_ref().map(read_dispute).transpose()?.ok_or(Error::DisputeNotFound)
}
