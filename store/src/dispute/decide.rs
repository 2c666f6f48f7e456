//! Deciding a dispute, and taking a decision back.

use domain::{scoring::Key, time::Timestamp};
use sqlx::SqliteConnection;

use super::{
    Dispute, DisputeStatus,
    note::accepted,
    rescore::rescore,
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
                    let reference = free_text(&item);
                    if status == DisputeStatus::Accepted && reference.is_none() {
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
                    let changes_key = [before.status, status].contains(&DisputeStatus::Accepted);
                    let regraded = match reference.filter(|_| changes_key) {
                        Some(reference) => {
                            let mut right = vec![reference.to_owned()];
                            right.extend(accepted(tx, &org, &item.id).await?);
                            rescore(tx, &org, &item, &Key::AnyOf(right), &id, now).await?
                        }
                        None => 0,
                    };
                    Ok((select_dispute(tx, &org, &id).await?, regraded))
                })
            })
            .await
    }
}

/// The reference answer of an item that is answered in words.
fn free_text(item: &Item) -> Option<&str> {
    item.reference.as_deref().filter(|_| item.choices.is_none())
}

async fn select_dispute(tx: &mut SqliteConnection, org: &Org, id: &str) -> Result<Dispute, Error> {
    let row = sqlx::query(concat!("select ", dispute_columns!(), " from disputes where org = $1 and dispute_id = $2"))
        .bind(org.as_str())
        .bind(id)
        .fetch_optional(tx)
        .await?;
    row.as_ref().map(read_dispute).transpose()?.ok_or(Error::DisputeNotFound)
}
