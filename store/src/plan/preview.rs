//! Storing a preview, reading plans, arranging the outline.

use domain::{schedule::Algorithm, time::Timestamp};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use super::{NewPlan, OutlineModule, Plan, PlanSummary};
use crate::{Error, Org, Store, builtin};

const PLAN: &str = "select plan_id, title, content, content_type, context, language, grounded, summary, questions,
    outline, algo, version, created_at from plans where org = $1 and plan_id = $2";

impl Store {
    /// Stores a previewed plan. One that is there already stays as its author arranged it.
    pub async fn save_preview(&self, org: &Org, plan: NewPlan, now: Timestamp) -> Result<(), Error> {
        let org = org.clone();
        self.writer.run(move |tx| Box::pin(async move { insert_plan(tx, &org, &plan, now).await })).await
    }

    /// A plan with its text. [`Error::PlanNotFound`] when this organisation has none of that id.
    pub async fn plan(&self, org: &Org, id: &str) -> Result<Plan, Error> {
        let row = sqlx::query(PLAN).bind(org.as_str()).bind(id).fetch_optional(&self.readers).await?;
        read_plan(&row.ok_or(Error::PlanNotFound)?)
    }

    /// The newest plans, without the built-in ones and those of probes.
    pub async fn recent_plans(&self, org: &Org, limit: u32) -> Result<Vec<PlanSummary>, Error> {
        let rows = sqlx::query(
            "select plan_id, title, created_at,
             (select count(*) from items i where i.org = p.org and i.plan_id = p.plan_id) as items
             from plans p where org = $1 and plan_id not in ($2, $3) and coalesce(context, '') <> $4
             order by created_at desc, plan_id limit $5",
        )
        .bind(org.as_str())
        .bind(builtin::DEMO_PLAN)
        .bind(builtin::SMOKE_PLAN)
        .bind(builtin::PROBE)
        .bind(limit)
        .fetch_all(&self.readers)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(PlanSummary {
                    id: row.try_get("plan_id")?,
                    title: row.try_get("title")?,
                    created_at: Timestamp::from_millis(row.try_get("created_at")?),
                    items: row.try_get("items")?,
                })
            })
            .collect()
    }

    /// Replaces the outline by what its author made of it.
    pub async fn arrange(&self, org: &Org, id: &str, outline: Vec<OutlineModule>) -> Result<(), Error> {
        let update = "update plans set outline = $3, version = version + 1 where org = $1 and plan_id = $2";
        self.change_plan(org, id, update, serde_json::to_string(&outline)?).await
    }

    /// Chooses the scheduler that a plan's cards are studied with; a session follows when it next begins a sitting.
    pub async fn choose_algorithm(&self, org: &Org, id: &str, algorithm: Algorithm) -> Result<(), Error> {
        let update = "update plans set algo = $3, version = version + 1 where org = $1 and plan_id = $2";
        self.change_plan(org, id, update, algorithm.name().to_owned()).await
    }

    async fn change_plan(&self, org: &Org, id: &str, update: &'static str, value: String) -> Result<(), Error> {
        let (org, id) = (org.clone(), id.to_owned());
        self.writer
            .run(move |tx| {
                Box::pin(async move {
                    builtin::refuse_change(&id)?;
                    let changed = sqlx::query(update).bind(org.as_str()).bind(id).bind(value).execute(tx).await?;
                    if changed.rows_affected() == 0 { Err(Error::PlanNotFound) } else { Ok(()) }
                })
            })
            .await
    }
}

pub(crate) async fn insert_plan(
    tx: &mut SqliteConnection,
    org: &Org,
    plan: &NewPlan,
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query(
        "insert into plans (org, plan_id, title, content, content_type, context, language, grounded, summary,
         questions, outline, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (org, plan_id) do nothing",
    )
    .bind(org.as_str())
    .bind(&plan.id)
    .bind(&plan.title)
    .bind(&plan.content)
    .bind(&plan.content_type)
    .bind(&plan.context)
    .bind(&plan.language)
    .bind(i64::from(plan.grounded))
    .bind(&plan.summary)
    .bind(serde_json::to_string(&plan.questions)?)
    .bind(serde_json::to_string(&plan.outline)?)
    .bind(now.as_millis())
    .execute(tx)
    .await?;
    Ok(())
}

fn read_plan(row: &SqliteRow) -> Result<Plan, Error> {
    Ok(Plan {
        preview: NewPlan {
            id: row.try_get("plan_id")?,
            title: row.try_get("title")?,
            content: row.try_get("content")?,
            content_type: row.try_get("content_type")?,
            context: row.try_get("context")?,
            language: row.try_get("language")?,
            grounded: row.try_get::<i64, _>("grounded")? != 0,
            summary: row.try_get("summary")?,
            questions: serde_json::from_str(row.try_get("questions")?)?,
            outline: serde_json::from_str(row.try_get("outline")?)?,
        },
        algorithm: row.try_get::<&str, _>("algo")?.parse().unwrap_or_default(),
        version: row.try_get("version")?,
        created_at: Timestamp::from_millis(row.try_get("created_at")?),
    })
}
