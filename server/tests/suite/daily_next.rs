use domain::time::Timestamp;
use serde_json::{Value, json};

use crate::support::TestApp;

/// Some whole days before now.
fn days_ago(days: i64) -> String {
    let now = Timestamp::from_millis(
        i64::try_from(std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().as_millis()).unwrap(),
    );
    now.plus_millis(-days * domain::time::DAY_MS).to_string()
}

async fn grade(app: &TestApp, card: &str, grade: i64, at: &str) {
    let sent = json!({ "session_id": "s", "card_id": card, "action": "grade", "grade": grade, "at": at });
    assert_eq!(app.post("/api/certified/progress", sent).await.status, 204);
}

async fn schedule(app: &TestApp, cards: &[&str]) {
    let cards: Vec<Value> = cards.iter().map(|id| json!({ "id": id })).collect();
    app.post("/api/certified/schedule", json!({ "session_id": "s", "items": cards })).await.ok();
}

#[tokio::test]
async fn without_a_session_it_is_the_demo_as_a_new_learner_gets_it() {
    let app = TestApp::start().await;
    let body = app.get("/api/daily/next").await.ok();
    let queue = body["queue"].as_array().unwrap();
    assert!(!queue.is_empty());
    for entry in queue {
        assert_eq!((&entry["plan_id"], &entry["reason"]), (&json!("demo"), &json!("new")));
        Timestamp::parse(entry["due_at"].as_str().unwrap()).unwrap();
    }
    assert_eq!(body["meta"]["limit"], 20);
    assert_eq!(body["meta"]["new_limit"], 10);
    assert_eq!((&body["day"]["tz"], &body["meta"]["rollover_hour"]), (&json!("UTC"), &json!(4)));
}

#[tokio::test]
async fn without_a_session_the_queue_is_not_empty_however_few_new_cards_are_asked_for() {
    let app = TestApp::start().await;
    let body = app.get("/api/daily/next?new_limit=0").await.ok();
    assert_eq!((body["queue"].as_array().unwrap().len(), &body["meta"]["new_limit"]), (1, &json!(1)));
}

#[tokio::test]
async fn the_queue_is_computed_from_the_sessions_own_reviews() {
    let app = TestApp::start().await;
    schedule(&app, &["missed", "due", "new", "later"]).await;
    grade(&app, "missed", 1, &days_ago(1)).await;
    grade(&app, "due", 4, &days_ago(3)).await;
    grade(&app, "later", 4, &days_ago(2)).await;
    grade(&app, "later", 4, &days_ago(1)).await;
    let body = app.get("/api/daily/next?sid=s").await.ok();
    let found: Vec<(&str, &str)> = body["queue"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| (entry["item_id"].as_str().unwrap(), entry["reason"].as_str().unwrap()))
        .collect();
    assert_eq!(found, [("missed", "recent_mistake"), ("due", "due_for_review"), ("new", "new")]);
    assert_eq!(body["counts"], json!({ "due": 1, "new": 1, "learning": 1 }));
    let priorities: Vec<f64> =
        body["queue"].as_array().unwrap().iter().map(|entry| entry["priority"].as_f64().unwrap()).collect();
    assert!(priorities.is_sorted_by(|a, b| a >= b), "{priorities:?}");
    assert!(priorities.iter().all(|priority| (0.0..=1.0).contains(priority)));
    assert!(body["queue"][0]["struggle_score"].as_f64().unwrap() > 0.0);
}

#[tokio::test]
async fn a_session_nobody_has_seen_has_an_empty_queue() {
    let app = TestApp::start().await;
    let body = app.get("/api/daily/next?sid=nobody").await.ok();
    assert_eq!((&body["queue"], &body["meta"]["sid"]), (&json!([]), &json!("nobody")));
}

#[tokio::test]
async fn limits_are_kept() {
    let app = TestApp::start().await;
    let cards: Vec<String> = (0..30).map(|n| format!("c{n}")).collect();
    schedule(&app, &cards.iter().map(String::as_str).collect::<Vec<_>>()).await;
    for (query, expected) in
        [("", 10), ("&new_limit=0", 0), ("&new_limit=25", 20), ("&new_limit=25&limit=200", 25), ("&limit=1", 1)]
    {
        let body = app.get(&format!("/api/daily/next?sid=s{query}")).await.ok();
        assert_eq!(body["queue"].as_array().unwrap().len(), expected, "{query}");
    }
}

#[tokio::test]
async fn the_day_is_that_of_the_learners_zone_from_rollover_to_rollover() {
    let app = TestApp::start().await;
    let body = app.get("/api/daily/next?tz=Asia/Kathmandu&rollover_hour=0").await.ok();
    let at = |field: &str| Timestamp::parse(body["day"][field].as_str().unwrap()).unwrap();
    assert_eq!(at("ends_at").millis_since(at("starts_at")), domain::time::DAY_MS);
    assert!(body["day"]["starts_at"].as_str().unwrap().ends_with("18:15:00.000Z"), "{body}");
    assert_eq!(body["day"]["tz"], "Asia/Kathmandu");
}

#[tokio::test]
async fn every_parameter_is_checked() {
    let app = TestApp::start().await;
    for (query, path) in [
        ("sid=", "sid"),
        ("sid=a%20b", "sid"),
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=-1", "limit"),
        ("limit=ten", "limit"),
        ("limit=1.5", "limit"),
        ("limit=99999999999999999999999", "limit"),
        ("new_limit=201", "new_limit"),
        ("tz=Mars/Olympus", "tz"),
        ("tz=", "tz"),
        ("tz=../../etc/passwd", "tz"),
        ("rollover_hour=24", "rollover_hour"),
    ] {
        let paths = app.get(&format!("/api/daily/next?{query}")).await.error(400, "VALIDATION_ERROR");
        assert_eq!(paths, [path], "{query}");
    }
    let all = app.get("/api/daily/next?sid=%00&limit=0&new_limit=x&tz=x&rollover_hour=x").await;
    assert_eq!(all.error(400, "VALIDATION_ERROR"), ["sid", "limit", "new_limit", "tz", "rollover_hour"]);
    app.get("/api/daily/next?limit=1&limit=2").await.error(400, "VALIDATION_ERROR");
    // Unknown parameters are passed over, as unknown keys are.
    app.get("/api/daily/next?colour=red").await.ok();
}
