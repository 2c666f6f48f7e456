//! `GET /api/ops/usage/daily`: requests, tokens, cost and latency per day and route.

use std::collections::{BTreeMap, BTreeSet};

use axum::{Extension, Json, extract::State};
use domain::{
    day::{Zone, shifted},
    time::Timestamp,
    usage::Tally,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::UsageRow;
use utoipa::{IntoParams, ToSchema};

use crate::{
    clock,
    error::{ApiError, Problems},
    extract::ApiQuery,
    middleware::Readable,
    state::AppState,
};

/// Most days of a range.
const MAX_DAYS: i32 = 366;
const MIDNIGHT: u8 = 0;

/// Which days.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct UsageQuery {
    /// The first day, `2026-01-31`; yesterday, or `to` when only that is said.
    #[param(pattern = r"^\d{4}-\d{2}-\d{2}$")]
    from: Option<String>,
    /// The last day; today when it is not said. At most 366 days.
    #[param(pattern = r"^\d{4}-\d{2}-\d{2}$")]
    to: Option<String>,
    /// The time zone in which days begin at midnight, by its IANA name; UTC when it is not said.
    #[param(example = "Asia/Kolkata")]
    tz: Option<String>,
}

struct Range {
    zone: Zone,
    from: Date,
    to: Date,
    today: Date,
}

impl UsageQuery {
    fn parse(self, now: Timestamp) -> Result<Range, ApiError> {
        let mut problems = Problems::default();
        let zone = problems.optional("tz", self.tz, |name| Zone::parse(&name)).unwrap_or_else(Zone::utc);
        let from = problems.optional("from", self.from, |text| date(&text));
        let to = problems.optional("to", self.to, |text| date(&text));
        problems.check()?;
        let today = zone.date_at(now);
        let (from, to) = match (from, to) {
            (Some(from), Some(to)) => (from, to),
            (Some(from), None) => (from, today),
            (None, Some(to)) => (to, to),
            (None, None) => (shifted(today, -1), today),
        };
        let days = (to - from).get_days() + 1;
        if !(1..=MAX_DAYS).contains(&days) {
            return Err(ApiError::field("from", format!("must be 0 to {} days before to", MAX_DAYS - 1)));
        }
        Ok(Range { zone, from, to, today })
    }
}

/// A date as `YYYY-MM-DD` and in no other way.
fn date(text: &str) -> Result<Date, &'static str> {
    let wrong = "must be a date such as 2026-01-31";
    if text.len() != "YYYY-MM-DD".len() {
        return Err(wrong);
    }
    text.parse().map_err(|_| wrong)
}

/// What was asked for, per day and route.
#[derive(Serialize, ToSchema)]
pub(crate) struct UsageResponse {
    /// When this was computed, RFC 3339.
    generated_at: String,
    /// Today's date in the time zone.
    #[schema(format = Date)]
    today: String,
    /// Yesterday's.
    #[schema(format = Date)]
    yesterday: String,
    /// The time zone.
    tz: String,
    /// By day, then by route; days and routes without requests are left out.
    aggregates: Vec<Aggregate>,
}

/// What was asked of one route on one day.
#[derive(Serialize, ToSchema)]
pub(crate) struct Aggregate {
    /// The day.
    #[schema(format = Date)]
    date: String,
    /// The route.
    #[schema(example = "/api/score")]
    route: String,
    /// Requests answered, errors among them.
    requests: u64,
    /// Of them, answered with a status of 400 or more.
    errors: u64,
    /// Tokens sent to a model.
    total_tokens_in: u64,
    /// Tokens a model sent back.
    total_tokens_out: u64,
    /// What the model cost, in currency units.
    total_cost: f64,
    /// What answered.
    models: Vec<String>,
    /// Requests whose model has no known price.
    unpriced_requests: u64,
    /// How long answering took.
    latency_ms: Latency,
}

/// Within how many milliseconds a share of the requests was answered.
#[derive(Serialize, ToSchema)]
pub(crate) struct Latency {
    /// Half.
    p50: f64,
    /// 95 of 100.
    p95: f64,
    /// 99 of 100.
    p99: f64,
}

#[derive(Default)]
struct Sum {
    tally: Tally,
    models: BTreeSet<String>,
}

/// Adds a quarter of an hour's row to its day and route.
fn fold(row: UsageRow, zone: &Zone, sums: &mut BTreeMap<(Date, String), Sum>) {
    let sum = sums.entry((zone.date_at(row.at), row.route)).or_default();
    sum.tally.merge(&row.tally);
    if !row.model.is_empty() {
        sum.models.insert(row.model);
    }
}

fn aggregate(((date, route), Sum { tally, models }): ((Date, String), Sum)) -> Aggregate {
    Aggregate {
        date: date.to_string(),
        route,
        requests: tally.requests,
        errors: tally.errors,
        total_tokens_in: tally.tokens_in,
        total_tokens_out: tally.tokens_out,
        total_cost: tally.cost_micros as f64 / 1e6,
        models: models.into_iter().collect(),
        unpriced_requests: tally.unpriced_requests,
        latency_ms: Latency {
            p50: tally.latencies.percentile_ms(0.5),
            p95: tally.latencies.percentile_ms(0.95),
            p99: tally.latencies.percentile_ms(0.99),
        },
    }
}

/// Requests, tokens and cost per day
///
/// Survives restarts; single days always add up to the range. With an operators' token the sums are those of all
/// organisations, else those of the caller's own.
#[utoipa::path(get, path = "/api/ops/usage/daily", operation_id = "usage_daily", tag = "operations",
    params(UsageQuery), responses((status = 200, body = UsageResponse)))]
pub(crate) async fn usage_daily(
    State(app): State<AppState>,
    Extension(Readable(orgs)): Extension<Readable>,
    ApiQuery(query): ApiQuery<UsageQuery>,
) -> Result<Json<UsageResponse>, ApiError> {
    let now = clock::now();
    let Range { zone, from, to, today } = query.parse(now)?;
    let (starts, ends) = (zone.start_of(from, MIDNIGHT), zone.start_of(shifted(to, 1), MIDNIGHT));
    let mut sums = BTreeMap::new();
    for org in &orgs {
        app.store.usage(org, starts, ends, |row| fold(row, &zone, &mut sums)).await?;
    }
    Ok(Json(UsageResponse {
        generated_at: now.to_string(),
        today: today.to_string(),
        yesterday: shifted(today, -1).to_string(),
        tz: zone.name().to_owned(),
        aggregates: sums.into_iter().map(aggregate).collect(),
    }))
}
