//! Every request of a run, by name.

use serde_json::{Value, json};

use super::{
    part::Part,
    texts::{GOAL, HEART, ITEM, RIGHT, SESSION, STEEL, WRONG},
    visit::Visit,
};
use crate::http::{Check, Endpoint, Request};

/// The id that is sent with [`Ask::Version`].
pub(crate) const REQUEST_ID: &str = "cerply-smoke.request_1";

/// The context by which the service knows its documents and leaves their plans out of lists.
const PROBE: &str = "cerply-ops probe";

/// A request of the run; what it is stands in [`Ask::request`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Ask {
    UsageBefore,
    UsageOfNoDay,
    UsageAfter,
    Version,
    PreviewHeart,
    PreviewHeartAgain,
    PreviewSteel,
    PreviewGoal,
    PreviewMalformed,
    PreviewOfNothing,
    PreviewAsText,
    GenerateHeart,
    GenerateHeartAgain,
    GenerateSteel,
    GenerateUntitled,
    GenerateUnknownPlan,
    ScoreRight,
    ScoreWrong,
    ScoreEmpty,
    ScoreGeneratedRight,
    ScoreGeneratedWrong,
    ScoreUnknownItem,
    ScoreWithoutAnswer,
    QueueOfNobody,
    QueueOfNone,
    Miss,
    QueueAfterMiss,
    Hit,
    QueueAfterHit,
    Preflight,
}

impl Ask {
    /// The request, which may need what earlier ones were answered.
    pub(super) fn request(self, visit: &mut Visit) -> Check<Request> {
        use Endpoint::{DailyNext, Generate, Preview, Score, UsageDaily, Version};
        Ok(match self {
            Self::UsageBefore => Request::get(UsageDaily, ""),
            Self::UsageOfNoDay => Request::get(UsageDaily, "from=2026-02-30"),
            // From the day before the first look on, should midnight have come between.
            Self::UsageAfter => Request::get(UsageDaily, format!("from={}", first_day(visit)?)),
            Self::Version => Request::get(Version, "").with("x-request-id", REQUEST_ID),
            Self::PreviewHeart | Self::PreviewHeartAgain => preview(HEART),
            Self::PreviewSteel => preview(STEEL),
            Self::PreviewGoal => preview(GOAL),
            Self::PreviewMalformed => Request::post_raw(Preview, r#"{"content": "#),
            Self::PreviewOfNothing => Request::post(Preview, &json!({})),
            Self::PreviewAsText => Request::post_text(Preview, "text/plain", HEART.to_owned()),
            Self::GenerateHeart | Self::GenerateHeartAgain => generate(visit, Self::PreviewHeart)?,
            Self::GenerateSteel => generate(visit, Self::PreviewSteel)?,
            Self::GenerateUntitled => Request::post(Generate, &json!({ "modules": [{ "title": "" }] })),
            Self::GenerateUnknownPlan => {
                let body = json!({ "plan_id": "cerply-smoke-no-such-plan", "modules": [{ "title": "Valves" }] });
                Request::post(Generate, &body)
            }
            Self::ScoreRight => score(json!({ "item_id": ITEM, "user_answer": RIGHT })),
            Self::ScoreWrong => score(json!({ "item_id": ITEM, "user_answer": WRONG })),
            Self::ScoreEmpty => score(json!({ "item_id": ITEM, "user_answer": "" })),
            Self::ScoreGeneratedRight => score_generated(visit, true)?,
            Self::ScoreGeneratedWrong => score_generated(visit, false)?,
            Self::ScoreUnknownItem => score(json!({ "item_id": "cerply-smoke-no-such-item", "user_answer": RIGHT })),
            Self::ScoreWithoutAnswer => score(json!({ "item_id": ITEM })),
            Self::QueueOfNobody => Request::get(DailyNext, ""),
            Self::QueueOfNone => Request::get(DailyNext, "limit=0"),
            Self::Miss => review(visit, WRONG, "miss"),
            Self::Hit => review(visit, RIGHT, "hit"),
            Self::QueueAfterMiss | Self::QueueAfterHit => Request::get(DailyNext, format!("sid={SESSION}&limit=200")),
            Self::Preflight => Request::preflight(Score),
        })
    }
}

/// A preview whose plan is in no list.
fn preview(content: &str) -> Request {
    Request::post(Endpoint::Preview, &json!({ "content": content, "context": PROBE }))
}

fn score(body: Value) -> Request {
    Request::post(Endpoint::Score, &body)
}

/// A review that is recorded. Named anew in each run, or it would count only once.
fn review(visit: &Visit, answer: &str, name: &str) -> Request {
    let event = format!("{}-{name}", visit.run);
    score(json!({ "item_id": ITEM, "user_answer": answer, "session_id": SESSION, "event_id": event,
        "latency_ms": 5_000 }))
}

fn first_day(visit: &mut Visit) -> Check<String> {
    let usage = visit.good(Ask::UsageBefore).map_err(|f| f.prevents("no day to begin with"))?;
    Ok(Part::root(&usage).get("yesterday")?.date()?.to_owned())
}

/// All modules that a preview proposed.
fn generate(visit: &mut Visit, of: Ask) -> Check<Request> {
    let preview = visit.good(of).map_err(|f| f.prevents("no preview to generate from"))?;
    let preview = Part::root(&preview);
    let plan_id = preview.get("plan_id")?.words()?;
    let modules = preview.get("proposed_modules")?.some()?;
    let modules = modules.iter().map(|module| {
        let (id, title) = (module.get("id")?.words()?, module.get("title")?.words()?);
        Ok(json!({ "id": id, "title": title }))
    });
    let modules = modules.collect::<Check<Vec<Value>>>()?;
    Ok(Request::post(Endpoint::Generate, &json!({ "plan_id": plan_id, "modules": modules, "seed": 7 })))
}

/// The first item that was generated from the first document, answered by its own key or beside it.
fn score_generated(visit: &mut Visit, right: bool) -> Check<Request> {
    let generated = visit.good(Ask::GenerateHeart).map_err(|f| f.prevents("no item to answer"))?;
    let items = super::checks::items(&generated)?;
    let item = items.first().ok_or_else(|| crate::http::Finding::expected("an item to answer", "none"))?;
    let key = item.get("answer")?;
    let answer = match (right, key.count()) {
        (true, _) => key.value().clone(),
        (false, Ok(index)) => json!(u64::from(index == 0)),
        (false, Err(_)) => json!("zebra crossing"),
    };
    Ok(score(json!({ "item_id": item.get("id")?.words()?, "user_answer": answer })))
}
