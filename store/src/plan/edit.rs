//! Changing items by hand.

use domain::time::Timestamp;
use sqlx::SqliteConnection;

use super::{ItemEdit, select_item};
use crate::{Error, Org, Store, builtin};

impl Store {
    /// Changes an item's question and answer. Of a multiple-choice item the right choice's text is what changes;
    /// [`Error::ChoiceTaken`] where another choice says the same already.
    pub async fn edit_item(&self, org: &Org, id: &str, edit: ItemEdit, now: Timestamp) -> Result<(), Error> {
        let (org, id) = (org.clone(), id.to_owned());
        self.writer
            .run(move |tx| {
                Box::pin(async move {
                    let (item, plan_id) = select_item(tx, &org, &id).await?.ok_or(Error::ItemNotFound)?;
                    builtin::refuse_change(&plan_id)?;
                    let (reference, choices) = match item.choices {
                        Some(mut choices) => {
                            let mut others = choices.texts.iter().enumerate().filter(|(n, _)| *n != choices.correct);
                            if others.any(|(_, other)| folded(other) == folded(&edit.answer)) {
                                return Err(Error::ChoiceTaken);
                            }
                            if let Some(right) = choices.texts.get_mut(choices.correct) {
                                *right = edit.answer;
                            }
                            (None, Some(serde_json::to_string(&choices.texts)?))
                        }
                        None => (Some(edit.answer), None),
                    };
                    sqlx::query(
                        "update items set prompt = $3, reference = $4, choices = $5, edited_at = $6
                         where org = $1 and item_id = $2",
                    )
                    .bind(org.as_str())
                    .bind(&id)
                    .bind(edit.prompt)
                    .bind(reference)
                    .bind(choices)
                    .bind(now.as_millis())
                    .execute(&mut *tx)
                    .await?;
                    touch(tx, &org, &plan_id).await
                })
            })
            .await
    }

    /// Deletes an item, for good: generating again does not bring it back. What was studied of it stays in the log.
    pub async fn delete_item(&self, org: &Org, id: &str, now: Timestamp) -> Result<(), Error> {
        let (org, id) = (org.clone(), id.to_owned());
        self.writer
            .run(move |tx| {
                Box::pin(async move {
                    let (_, plan_id) = select_item(tx, &org, &id).await?.ok_or(Error::ItemNotFound)?;
                    builtin::refuse_change(&plan_id)?;
                    sqlx::query(
                        "insert into removed_items (org, item_id, removed_at) values ($1, $2, $3)
                         on conflict (org, item_id) do nothing",
                    )
                    .bind(org.as_str())
                    .bind(&id)
                    .bind(now.as_millis())
                    .execute(&mut *tx)
                    .await?;
                    sqlx::query("delete from items where org = $1 and item_id = $2")
                        .bind(org.as_str())
                        .bind(&id)
                        .execute(&mut *tx)
                        .await?;
                    touch(tx, &org, &plan_id).await
                })
            })
            .await
    }
}

/// A choice without what nobody tells two choices apart by.
fn folded(choice: &str) -> String {
    choice.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

pub(super) async fn touch(tx: &mut SqliteConnection, org: &Org, plan_id: &str) -> Result<(), Error> {
    sqlx::query("update plans set version = version + 1 where org = $1 and plan_id = $2")
        .bind(org.as_str())
        .bind(plan_id)
        .execute(tx)
        .await?;
    Ok(())
}
