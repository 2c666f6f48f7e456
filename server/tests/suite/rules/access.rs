use serde_json::{Value, json};

use crate::support::{Answer, FIRE, TestApp};

const KEYS: &str = "--api-keys=acme:acme-key,globex=globex-key";

fn bearer(key: &str) -> String {
    format!("Bearer {key}")
}

async fn post_as(app: &TestApp, key: &str, path: &str, body: Value) -> Answer {
    app.post_with(path, &[("authorization", &bearer(key))], body).await
}

async fn get_as(app: &TestApp, key: &str, path: &str) -> Answer {
    app.get_with(path, &[("authorization", &bearer(key))]).await
}

#[tokio::test]
async fn without_a_key_only_version_health_and_ready_answer() {
    let app = TestApp::with(&[KEYS]).await;
    for path in ["/api/version", "/api/health", "/api/ready"] {
        assert_eq!(app.get(path).await.status, 200, "{path}");
    }
    for path in
        ["/api/daily/next", "/api/certified/progress?sid=s", "/api/openapi.json", "/api/docs", "/api/ops/usage/daily"]
    {
        let refused = app.get(path).await;
        refused.error(401, "UNAUTHORIZED");
        assert!(refused.header("www-authenticate").starts_with("Bearer"));
        assert_eq!(get_as(&app, "acme-key", path).await.status, 200, "{path}");
    }
    for path in ["/api", "/api/nowhere"] {
        app.get(path).await.error(401, "UNAUTHORIZED");
        get_as(&app, "acme-key", path).await.error(404, "NOT_FOUND");
    }
    app.get("/api/score").await.error(401, "UNAUTHORIZED");
    app.post("/api/version", json!({})).await.error(405, "METHOD_NOT_ALLOWED");
    for path in ["/api/preview", "/api/generate", "/api/score", "/api/certified/schedule", "/api/certified/progress"] {
        app.post(path, json!({})).await.error(401, "UNAUTHORIZED");
        post_as(&app, "acme-key", path, json!({})).await.error(400, "VALIDATION_ERROR");
    }
}

#[tokio::test]
async fn only_the_whole_key_opens() {
    let app = TestApp::with(&[KEYS]).await;
    for sent in [
        "Bearer",
        "Bearer ",
        "Bearer acme-ke",
        "Bearer acme-keyy",
        "Bearer ACME-KEY",
        "Basic acme-key",
        "acme-key",
        "Bearer acme:acme-key",
    ] {
        app.get_with("/api/daily/next", &[("authorization", sent)]).await.error(401, "UNAUTHORIZED");
    }
    for sent in ["Bearer acme-key", "bearer acme-key"] {
        assert_eq!(app.get_with("/api/daily/next", &[("authorization", sent)]).await.status, 200, "{sent}");
    }
}

#[tokio::test]
async fn nobody_reaches_anothers_plans_items_or_progress() {
    let app = TestApp::with(&[KEYS]).await;
    let plan = post_as(&app, "acme-key", "/api/preview", json!({ "content": FIRE })).await.ok();
    let sent = json!({ "plan_id": plan["plan_id"], "modules": plan["proposed_modules"] });
    let generated = post_as(&app, "acme-key", "/api/generate", sent.clone()).await.ok();
    post_as(&app, "globex-key", "/api/generate", sent).await.error(404, "PLAN_NOT_FOUND");

    let item = &generated["modules"][0]["items"][0];
    let sent = json!({ "item_id": item["id"], "user_answer": item["answer"], "session_id": "s" });
    assert_eq!(post_as(&app, "acme-key", "/api/score", sent.clone()).await.ok()["correct"], true);
    post_as(&app, "globex-key", "/api/score", sent).await.error(404, "ITEM_NOT_FOUND");
    let sent = json!({ "session_id": "s", "card_id": item["id"], "action": "flip" });
    post_as(&app, "globex-key", "/api/certified/progress", sent).await.error(404, "ITEM_NOT_FOUND");

    let mine = get_as(&app, "acme-key", "/api/certified/progress?sid=s").await.ok();
    assert_eq!(mine["items"].as_array().unwrap().len(), 1);
    let theirs = get_as(&app, "globex-key", "/api/certified/progress?sid=s").await.ok();
    assert_eq!(theirs["items"], json!([]));
}

#[tokio::test]
async fn the_same_document_is_another_plan_in_another_organisation() {
    let app = TestApp::with(&[KEYS]).await;
    let sent = json!({ "content": FIRE });
    let acme = post_as(&app, "acme-key", "/api/preview", sent.clone()).await.ok();
    let globex = post_as(&app, "globex-key", "/api/preview", sent).await.ok();
    assert_ne!(acme["plan_id"], globex["plan_id"]);
}

#[tokio::test]
async fn answers_are_replayed_to_nobody_else() {
    let app = TestApp::with(&[KEYS]).await;
    let sent = json!({ "session_id": "s", "items": [{ "id": "a" }] });
    for key in ["acme-key", "globex-key"] {
        let headers = [("authorization", &*bearer(key)), ("idempotency-key", "k")];
        let answer = app.post_with("/api/certified/schedule", &headers, sent.clone()).await;
        assert!(!answer.headers.contains_key("idempotency-replayed"));
    }
    let without = app.post_with("/api/certified/schedule", &[("idempotency-key", "k")], sent).await;
    without.error(401, "UNAUTHORIZED");
}

#[tokio::test]
async fn every_organisation_has_the_demo_and_the_smoke_item() {
    let app = TestApp::with(&[KEYS]).await;
    for key in ["acme-key", "globex-key"] {
        let sent = json!({ "item_id": "test-1", "user_answer": "correct" });
        assert_eq!(post_as(&app, key, "/api/score", sent).await.ok()["correct"], true);
        assert!(!get_as(&app, key, "/api/daily/next").await.ok()["queue"].as_array().unwrap().is_empty());
    }
}

fn routes(body: &Value) -> Vec<(&str, u64)> {
    let aggregates = body["aggregates"].as_array().unwrap().iter();
    aggregates.map(|one| (one["route"].as_str().unwrap(), one["requests"].as_u64().unwrap())).collect()
}

#[tokio::test]
async fn a_key_reads_its_own_sums_and_the_operators_token_all() {
    let app = TestApp::with(&[KEYS]).await;
    get_as(&app, "acme-key", "/api/daily/next").await.ok();
    get_as(&app, "globex-key", "/api/daily/next").await.ok();
    let sums = get_as(&app, "acme-key", "/api/ops/usage/daily").await.ok();
    assert_eq!(routes(&sums), [("/api/daily/next", 1)]);

    let app = TestApp::with(&[KEYS, "--ops-token=the-token"]).await;
    for key in ["acme-key", "globex-key", "nobodys-key"] {
        get_as(&app, key, "/api/daily/next").await;
    }
    let sums = get_as(&app, "the-token", "/api/ops/usage/daily").await.ok();
    assert_eq!(routes(&sums), [("/api/daily/next", 3)]);
    get_as(&app, "acme-key", "/api/ops/usage/daily").await.error(403, "FORBIDDEN");
    get_as(&app, "nobodys-key", "/api/ops/usage/daily").await.error(401, "UNAUTHORIZED");
    get_as(&app, "the-token", "/api/daily/next").await.error(401, "UNAUTHORIZED");
}

#[tokio::test]
async fn in_production_the_sums_are_closed_until_there_is_a_token() {
    let app = TestApp::with(&["--app-env=production"]).await;
    app.get("/api/ops/usage/daily").await.error(403, "FORBIDDEN");
    get_as(&app, "anything", "/api/ops/usage/daily").await.error(403, "FORBIDDEN");
    let app = TestApp::with(&["--app-env=production", "--ops-token=the-token"]).await;
    app.get("/api/ops/usage/daily").await.error(401, "UNAUTHORIZED");
    get_as(&app, "the-token", "/api/ops/usage/daily").await.ok();
    // An empty token is no token, and opens nothing.
    let app = TestApp::with(&["--app-env=production", "--ops-token="]).await;
    get_as(&app, "", "/api/ops/usage/daily").await.error(403, "FORBIDDEN");
}
