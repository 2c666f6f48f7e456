use serde_json::{Value, json};

use crate::support::TestApp;

async fn studied(app: &TestApp) {
    app.post("/api/certified/schedule", json!({ "session_id": "s", "items": [{ "id": "a" }] })).await.ok();
    for (grade, day) in [(4, 1), (4, 2), (1, 8), (4, 9)] {
        let at = format!("2026-01-0{day}T09:00:00Z");
        let sent = json!({ "session_id": "s", "card_id": "a", "action": "grade", "grade": grade, "at": at });
        assert_eq!(app.post("/api/certified/progress", sent).await.status, 204);
    }
}

#[tokio::test]
async fn each_scheduler_is_held_against_the_learners_own_reviews() {
    let app = TestApp::start().await;
    studied(&app).await;
    let body = app.get("/api/certified/shadow?sid=s").await.ok();
    let algorithms = body["algorithms"].as_array().unwrap();
    let names: Vec<&str> = algorithms.iter().map(|entry| entry["algo"].as_str().unwrap()).collect();
    assert_eq!((names, &body["algo"]), (vec!["sm2-lite", "sm2", "fsrs-6"], &json!("sm2-lite")));
    for entry in algorithms {
        assert_eq!((&entry["fit"]["reviews"], &entry["dry_run"]["days"]), (&json!(3), &json!(90)));
        assert!(entry["fit"]["log_loss"].as_f64().unwrap() > 0.0 && entry["dry_run"]["cards"] == 1);
        assert_eq!(entry["dry_run"]["against_current"].is_null(), entry["algo"] == "sm2-lite");
    }
    assert_eq!(body["constant"]["reviews"], 3);
}

#[tokio::test]
async fn the_same_seed_gives_the_same_answer() {
    let app = TestApp::start().await;
    studied(&app).await;
    let first = app.get("/api/certified/shadow?sid=s&seed=7").await.ok();
    assert_eq!(app.get("/api/certified/shadow?sid=s&seed=7").await.ok()["algorithms"], first["algorithms"]);
}

#[tokio::test]
async fn a_session_nobody_has_seen_has_nothing_to_hold_against() {
    let body = TestApp::start().await.get("/api/certified/shadow?sid=nobody").await.ok();
    assert_eq!((&body["constant"], &body["algorithms"][2]["fit"]), (&Value::Null, &Value::Null));
    assert_eq!(body["algorithms"][2]["dry_run"]["reviews"], 0);
}

#[tokio::test]
async fn what_is_asked_is_checked() {
    let app = TestApp::start().await;
    for (query, paths) in
        [("", vec!["sid"]), ("sid=a%20b&seed=-1", vec!["sid", "seed"]), ("sid=s&seed=x", vec!["seed"])]
    {
        let found = app.get(&format!("/api/certified/shadow?{query}")).await.error(400, "VALIDATION_ERROR");
        assert_eq!(found, paths, "{query}");
    }
}
