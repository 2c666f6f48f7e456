//! `GET /api/certified/shadow`: what each scheduler would have made of a learner's own reviews.

use axum::{Json, extract::State};
use domain::{
    id::SessionId,
    shadow::{self, DAYS, Shadow},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    clock,
    error::{ApiError, Problems},
    extract::{ApiQuery, Caller},
    state::AppState,
};

/// Lines of the log that are read at most.
const MOST_LINES: usize = 50_000;

/// Whose reviews.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ShadowQuery {
    /// The session.
    #[param(value_type = String, min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._:-]+$")]
    sid: Option<String>,
    /// Chance in the dry run: the same seed gives the same one. 0 when it is not said.
    #[param(value_type = Option<u64>, minimum = 0)]
    seed: Option<String>,
}

/// Every scheduler on a learner's own reviews.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShadowResponse {
    /// The session.
    session_id: String,
    /// The session's scheduler.
    algo: &'static str,
    /// One entry for each scheduler.
    algorithms: Vec<ShadowEntry>,
    /// The share that was remembered as the prediction for every review; null without any.
    constant: Option<FitEntry>,
    /// About this answer.
    meta: ShadowMeta,
}

/// One scheduler.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShadowEntry {
    /// The scheduler.
    algo: &'static str,
    /// How well it predicted each review; null where there was none to predict.
    fit: Option<FitEntry>,
    /// The days to come under it.
    dry_run: DryRunEntry,
}

/// How well predictions fit.
#[derive(Serialize, ToSchema)]
pub(crate) struct FitEntry {
    /// Reviews predicted: not the first of a card, and not repeated ones of the same day.
    reviews: usize,
    /// Lower is better; 0.693 is guessing.
    log_loss: f64,
    /// 0.5 is guessing, 1 tells all that was remembered from all that was missed; null where only one of them occurred.
    auc: Option<f64>,
    /// What was predicted against what happened, by predicted probability.
    calibration: Vec<BinEntry>,
}

/// Reviews of about the same predicted probability.
#[derive(Serialize, ToSchema)]
pub(crate) struct BinEntry {
    /// The mean prediction.
    predicted: f64,
    /// The share that was remembered.
    remembered: f64,
    /// How many.
    reviews: usize,
}

/// The days to come, reckoned through.
#[derive(Serialize, ToSchema)]
pub(crate) struct DryRunEntry {
    /// How many days.
    days: u32,
    /// Cards that come back.
    cards: usize,
    /// Reviews of them.
    reviews: u64,
    /// How likely one of the cards is to be known on any day, 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    recall: f64,
    /// Against the session's scheduler, in words: "412 fewer reviews at the same recall"; null for that one.
    against_current: Option<String>,
}

/// About this answer.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShadowMeta {
    /// Chance in the dry run.
    seed: u64,
    /// Was the log longer than what is read? Then the cards with the last ids are left out.
    truncated: bool,
    /// When this was computed, RFC 3339.
    generated_at: String,
}

impl From<shadow::Fit> for FitEntry {
    fn from(fit: shadow::Fit) -> Self {
        let bin =
            |bin: shadow::Bin| BinEntry { predicted: bin.predicted, remembered: bin.remembered, reviews: bin.reviews };
        Self {
            reviews: fit.reviews,
            log_loss: fit.log_loss,
            auc: fit.auc,
            calibration: fit.calibration.into_iter().map(bin).collect(),
        }
    }
}

impl ShadowEntry {
    /// An entry, held against the one of the session's scheduler.
    fn new(shadow: Shadow, current: Option<&Shadow>) -> Self {
        let run = shadow.dry_run;
        let other = current.filter(|current| current.algorithm != shadow.algorithm);
        Self {
            algo: shadow.algorithm.name(),
            fit: shadow.fit.map(FitEntry::from),
            dry_run: DryRunEntry {
                days: DAYS,
                cards: run.cards,
                reviews: run.reviews,
                recall: run.recall,
                against_current: other.map(|current| run.against(&current.dry_run)),
            },
        }
    }
}

/// Each scheduler on a learner's own reviews
///
/// How well each would have predicted every review, and what the next 90 days would bring under it. Nothing is changed;
/// `algo` of `POST /api/certified/schedule` switches. A session nobody has seen has no reviews.
#[utoipa::path(get, path = "/api/certified/shadow", operation_id = "shadow", tag = "study",
    params(ShadowQuery), responses((status = 200, body = ShadowResponse)))]
pub(crate) async fn shadow(
    State(app): State<AppState>,
    caller: Caller,
    ApiQuery(query): ApiQuery<ShadowQuery>,
) -> Result<Json<ShadowResponse>, ApiError> {
    let mut problems = Problems::default();
    let session = problems.parsed("sid", SessionId::parse(query.sid.unwrap_or_default()));
    let seed = problems.optional("seed", query.seed, |seed| {
        seed.parse::<u64>().map_err(|_| format!("must be a whole number from 0 to {}", u64::MAX))
    });
    problems.check()?;
    let (session, seed) = (session.ok_or_else(|| ApiError::field("sid", "is required"))?, seed.unwrap_or(0));
    let (now, learner) = (clock::now(), caller.learner(session));
    let log = app.store.review_log(&learner, MOST_LINES).await?;
    let (algorithm, truncated) = (log.algorithm, log.truncated);
    let (shadows, constant) = planning::compute(move || shadow::compare(&log.cards, now, seed)).await?;
    let current = shadows.iter().find(|shadow| shadow.algorithm == algorithm).cloned();
    Ok(Json(ShadowResponse {
        session_id: learner.session.into(),
        algo: algorithm.name(),
        algorithms: shadows.into_iter().map(|shadow| ShadowEntry::new(shadow, current.as_ref())).collect(),
        constant: constant.map(FitEntry::from),
        meta: ShadowMeta { seed, truncated, generated_at: now.to_string() },
    }))
}
