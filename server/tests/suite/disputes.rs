//! "My answer was right": noted, accepted, and taken back.

use serde_json::{Value, json};

use crate::support::TestApp;

const RIGHT_TOO: &str = "leave at once by the stairs";

/// A free-text item of a generated plan.
async fn item(app: &TestApp) -> Value {
    let plan = app.post("/api/preview", json!({ "content": crate::support::FIRE })).await.ok();
    let sent = json!({ "plan_id": plan["plan_id"], "modules": plan["proposed_modules"] });
    let generated = app.post("/api/generate", sent).await.ok();
    let mut items = generated["modules"].as_array().unwrap().iter().flat_map(|m| m["items"].as_array().unwrap());
    items.rfind(|item| item["type"] == "free").unwrap().clone()
}

async fn answer(app: &TestApp, item: &Value, event: &str) -> Value {
    let sent = json!({ "item_id": item["id"], "user_answer": RIGHT_TOO, "session_id": "s", "event_id": event });
    app.post("/api/score", sent).await.ok()
}

async fn dispute(app: &TestApp, item: &Value) -> Value {
    let path = format!("/api/items/{}/disputes", item["id"].as_str().unwrap());
    app.post(&path, json!({ "user_answer": RIGHT_TOO, "comment": "the notice says so" })).await.ok()
}

async fn decide(app: &TestApp, dispute: &Value, status: &str) -> Value {
    let path = format!("/api/disputes/{}", dispute["dispute_id"].as_str().unwrap());
    app.post(&path, json!({ "status": status })).await.ok()
}

async fn card(app: &TestApp) -> Value {
    app.get("/api/certified/progress?sid=s").await.ok()["items"][0].clone()
}

#[tokio::test]
async fn an_accepted_answer_counts_from_now_on_and_did_before_until_it_is_taken_back() {
    let app = TestApp::start().await;
    let item = item(&app).await;
    assert_eq!(answer(&app, &item, "e1").await["correct"], false);
    let wrong = card(&app).await;
    let noted = dispute(&app, &item).await;
    assert_eq!((&noted["status"], &noted["decided_at"]), (&json!("open"), &Value::Null));

    let decided = decide(&app, &noted, "accepted").await;
    assert_eq!((&decided["dispute"]["status"], &decided["regraded"]), (&json!("accepted"), &json!(1)));
    let right = card(&app).await;
    assert_eq!((&right["reps"], &right["interval_days"], &right["grade"]), (&json!(1), &json!(1), &json!(4)));
    assert_eq!(answer(&app, &item, "e2").await["correct"], true);

    let decided = decide(&app, &noted, "open").await;
    assert_eq!(decided["regraded"], 2);
    let app = app.restarted().await;
    assert_eq!(card(&app).await["grade"], wrong["grade"]);
    assert_eq!(answer(&app, &item, "e3").await["correct"], false);
}

#[tokio::test]
async fn a_rejected_answer_changes_nothing() {
    let app = TestApp::start().await;
    let item = item(&app).await;
    answer(&app, &item, "e1").await;
    let before = card(&app).await;
    let noted = dispute(&app, &item).await;
    assert_eq!(decide(&app, &noted, "rejected").await["regraded"], 0);
    assert_eq!(card(&app).await, before);
}

#[tokio::test]
async fn the_same_answer_is_one_dispute() {
    let app = TestApp::start().await;
    let item = item(&app).await;
    let first = dispute(&app, &item).await;
    assert_eq!(dispute(&app, &item).await, first);
    let path = format!("/api/items/{}/disputes", item["id"].as_str().unwrap());
    assert_eq!(app.get(&path).await.ok()["disputes"], json!([first]));
}

#[tokio::test]
async fn what_is_disputed_must_be_there_and_what_is_sent_in_order() {
    let app = TestApp::start().await;
    app.post("/api/items/nowhere/disputes", json!({ "user_answer": "x" })).await.error(404, "ITEM_NOT_FOUND");
    for id in ["%FF", "a%20b", "a%2Fb"] {
        app.get(&format!("/api/items/{id}/disputes")).await.error(404, "NOT_FOUND");
    }
    app.get("/api/items/nowhere/disputes").await.error(404, "ITEM_NOT_FOUND");
    app.post("/api/disputes/nowhere", json!({ "status": "accepted" })).await.error(404, "NOT_FOUND");
    app.post("/api/disputes/nowhere", json!({ "status": "maybe" })).await.error(400, "VALIDATION_ERROR");
    for body in [json!({}), json!({ "user_answer": " " }), json!({ "user_answer": "x", "comment": "x".repeat(1001) })] {
        app.post("/api/items/test-1/disputes", body).await.error(400, "VALIDATION_ERROR");
    }
}

#[tokio::test]
async fn a_key_names_one_dispute_of_one_item() {
    let app = TestApp::start().await;
    let key = [("idempotency-key", "k")];
    let sent = json!({ "user_answer": "right" });
    let first = app.post_with("/api/items/test-1/disputes", &key, sent.clone()).await.ok();
    assert_eq!(app.post_with("/api/items/test-1/disputes", &key, sent.clone()).await.ok(), first);
    app.post_with("/api/items/demo-1/disputes", &key, sent).await.error(422, "IDEMPOTENCY_KEY_REUSED");
}

#[tokio::test]
async fn anothers_dispute_is_not_found() {
    let app = TestApp::with(&["--api-keys=acme:acme-key,globex:globex-key"]).await;
    let acme = [("authorization", "Bearer acme-key")];
    let noted = app.post_with("/api/items/test-1/disputes", &acme, json!({ "user_answer": "right" })).await.ok();
    let path = format!("/api/disputes/{}", noted["dispute_id"].as_str().unwrap());
    let globex = [("authorization", "Bearer globex-key")];
    app.post_with(&path, &globex, json!({ "status": "accepted" })).await.error(404, "NOT_FOUND");
}
