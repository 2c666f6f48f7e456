//! Storing what was generated, and reading it.

use domain::time::Timestamp;
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use super::{Choices, Item, Module, NewPlan, OutlineModule, Span, insert_plan};
use crate::{Error, Org, Store, builtin};

const ITEM_FIELDS: &str = "select item_id, plan_id, module_id, prompt, choices, correct, reference, difficulty,
    explanation, span_start, span_end, edited_at, kind, quality from items where org = $1 and item_id = $2";

impl Store {
    /// Stores generated modules in a plan and gives them as they are stored. A module that is there already is replaced,
    /// but what was changed by hand stays as it was changed, and what was deleted stays away. Other modules stay, unless
    /// `only_these`. The plan itself is stored first when it is new.
    pub async fn save_generation(
        &self,
        org: &Org,
        plan: NewPlan,
        modules: Vec<Module>,
        only_these: bool,
        now: Timestamp,
    ) -> Result<Vec<Module>, Error> {
        let org = org.clone();
        self.writer
            .run(move |tx| {
                Box::pin(async move {
                    builtin::refuse_change(&plan.id)?;
                    insert_plan(tx, &org, &plan, now).await?;
                    let mut modules = modules;
                    for module in &mut modules {
                        keep_changes(tx, &org, module).await?;
                    }
                    if only_these {
                        delete_modules(tx, &org, &plan.id).await?;
                    }
                    let outline = select_outline(tx, &org, &plan.id).await?;
                    for module in &modules {
                        let position = position_of(tx, &org, &plan.id, &outline, &module.id).await?;
                        insert_module(tx, &org, &plan.id, position, module).await?;
                    }
                    super::edit::touch(tx, &org, &plan.id).await?;
                    Ok(modules)
                })
            })
            .await
    }

    /// The generated modules of a plan with their items, in order; empty when nothing was generated.
    pub async fn modules(&self, org: &Org, plan_id: &str) -> Result<Vec<Module>, Error> {
        let rows = sqlx::query(
            "select module_id, title, lessons from modules where org = $1 and plan_id = $2
             order by position, module_id",
        )
        .bind(org.as_str())
        .bind(plan_id)
        .fetch_all(&self.readers)
        .await?;
        let items = sqlx::query(
            "select item_id, plan_id, module_id, prompt, choices, correct, reference, difficulty, explanation,
             span_start, span_end, edited_at, kind, quality from items where org = $1 and plan_id = $2 order by position, item_id",
        )
        .bind(org.as_str())
        .bind(plan_id)
        .fetch_all(&self.readers)
        .await?;
        let mut modules = Vec::with_capacity(rows.len());
        for row in &rows {
            let id: String = row.try_get("module_id")?;
            let own = items.iter().filter(|item| item.try_get::<&str, _>("module_id").is_ok_and(|m| m == id));
            modules.push(Module {
                items: own.map(read_item).collect::<Result<_, _>>()?,
                title: row.try_get("title")?,
                lessons: serde_json::from_str(row.try_get("lessons")?)?,
                id,
            });
        }
        Ok(modules)
    }

    /// One item. [`Error::ItemNotFound`] when this organisation has none of that id.
    pub async fn item(&self, org: &Org, id: &str) -> Result<Item, Error> {
        let mut connection = self.readers.acquire().await?;
        select_item(&mut connection, org, id).await?.map(|(item, _)| item).ok_or(Error::ItemNotFound)
    }
}

/// An item and the plan it belongs to.
pub(crate) async fn select_item(
    connection: &mut SqliteConnection,
    org: &Org,
    id: &str,
) -> Result<Option<(Item, String)>, Error> {
    let row = sqlx::query(ITEM_FIELDS).bind(org.as_str()).bind(id).fetch_optional(connection).await?;
    row.map(|row| Ok((read_item(&row)?, row.try_get("plan_id")?))).transpose()
}

/// Puts what an author has made of a module's items into its new ones.
async fn keep_changes(tx: &mut SqliteConnection, org: &Org, module: &mut Module) -> Result<(), Error> {
    let mut kept = Vec::with_capacity(module.items.len());
    for item in module.items.drain(..) {
        let removed: i64 = sqlx::query_scalar("select count(*) from removed_items where org = $1 and item_id = $2")
            .bind(org.as_str())
            .bind(&item.id)
            .fetch_one(&mut *tx)
            .await?;
        if removed > 0 {
            continue;
        }
        let edited =
            select_item(tx, org, &item.id).await?.map(|(item, _)| item).filter(|item| item.edited_at.is_some());
        kept.push(edited.unwrap_or(item));
    }
    module.items = kept;
    Ok(())
}

/// The ids of a plan's outline, as its author arranged them.
async fn select_outline(tx: &mut SqliteConnection, org: &Org, plan_id: &str) -> Result<Vec<String>, Error> {
    let stored: String = sqlx::query_scalar("select outline from plans where org = $1 and plan_id = $2")
        .bind(org.as_str())
        .bind(plan_id)
        .fetch_one(tx)
        .await?;
    let outline: Vec<OutlineModule> = serde_json::from_str(&stored)?;
    Ok(outline.into_iter().map(|module| module.id).collect())
}

/// Where a module stands in its plan, whichever request brings it: as in the outline; one that is not in it where it
/// was, or behind all others.
async fn position_of(
    tx: &mut SqliteConnection,
    org: &Org,
    plan_id: &str,
    outline: &[String],
    module: &str,
) -> Result<usize, Error> {
    if let Some(place) = outline.iter().position(|id| id == module) {
        return Ok(place);
    }
    let place: i64 = sqlx::query_scalar(
        "select coalesce((select position from modules where org = $1 and plan_id = $2 and module_id = $3),
         (select max($4, coalesce(max(position) + 1, 0)) from modules where org = $1 and plan_id = $2))",
    )
    .bind(org.as_str())
    .bind(plan_id)
    .bind(module)
    .bind(outline.len() as i64)
    .fetch_one(tx)
    .await?;
    Ok(usize::try_from(place).unwrap_or(0))
}

async fn delete_modules(tx: &mut SqliteConnection, org: &Org, plan_id: &str) -> Result<(), Error> {
    sqlx::query("delete from modules where org = $1 and plan_id = $2")
        .bind(org.as_str())
        .bind(plan_id)
        .execute(tx)
        .await?;
    Ok(())
}

/// Items of a module are numbered within the plan: module by module, a thousand places each.
const PLACES_PER_MODULE: usize = 1000;

pub(crate) async fn insert_module(
    tx: &mut SqliteConnection,
    org: &Org,
    plan_id: &str,
    position: usize,
    module: &Module,
) -> Result<(), Error> {
    sqlx::query("delete from modules where org = $1 and plan_id = $2 and module_id = $3")
        .bind(org.as_str())
        .bind(plan_id)
        .bind(&module.id)
        .execute(&mut *tx)
        .await?;
    sqlx::query(
        "insert into modules (org, plan_id, module_id, position, title, lessons) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(org.as_str())
    .bind(plan_id)
    .bind(&module.id)
    .bind(position as i64)
    .bind(&module.title)
    .bind(serde_json::to_string(&module.lessons)?)
    .execute(&mut *tx)
    .await?;
    for (place, item) in module.items.iter().enumerate() {
        let choices = item.choices.as_ref();
        sqlx::query(
            "insert into items (org, item_id, plan_id, module_id, position, prompt, choices, correct, reference,
             difficulty, explanation, span_start, span_end, edited_at, kind, quality)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        )
        .bind(org.as_str())
        .bind(&item.id)
        .bind(plan_id)
        .bind(&module.id)
        .bind((position * PLACES_PER_MODULE + place) as i64)
        .bind(&item.prompt)
        .bind(choices.map(|c| serde_json::to_string(&c.texts)).transpose()?)
        .bind(choices.map(|c| c.correct as i64))
        .bind(&item.reference)
        .bind(&item.difficulty)
        .bind(&item.explanation)
        .bind(item.span.map(|s| s.start as i64))
        .bind(item.span.map(|s| s.end as i64))
        .bind(item.edited_at.map(Timestamp::as_millis))
        .bind(&item.kind)
        .bind(item.quality)
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

fn read_item(row: &SqliteRow) -> Result<Item, Error> {
    let texts: Option<String> = row.try_get("choices")?;
    let correct: Option<i64> = row.try_get("correct")?;
    let choices = match (texts, correct) {
        (Some(texts), Some(correct)) => {
            Some(Choices { texts: serde_json::from_str(&texts)?, correct: usize::try_from(correct).unwrap_or(0) })
        }
        _ => None,
    };
    let start: Option<i64> = row.try_get("span_start")?;
    let end: Option<i64> = row.try_get("span_end")?;
    let place = |n: i64| usize::try_from(n).unwrap_or(0);
    Ok(Item {
        id: row.try_get("item_id")?,
        prompt: row.try_get("prompt")?,
        choices,
        reference: row.try_get("reference")?,
        difficulty: row.try_get("difficulty")?,
        explanation: row.try_get("explanation")?,
        span: start.zip(end).map(|(start, end)| Span { start: place(start), end: place(end) }),
        kind: row.try_get("kind")?,
        quality: row.try_get("quality")?,
        edited_at: row.try_get::<Option<i64>, _>("edited_at")?.map(Timestamp::from_millis),
    })
}
