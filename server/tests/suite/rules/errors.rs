use axum::routing::get;
use serde_json::json;

use crate::support::TestApp;

async fn panics() {
    panic!("the password is swordfish");
}

async fn never_ends() {
    std::future::pending::<()>().await;
}

#[tokio::test]
async fn a_panic_is_an_internal_error_that_says_nothing() {
    let app = TestApp::start().await.with_route("/api/panic", get(panics));
    let answer = app.get("/api/panic").await;
    answer.error(500, "INTERNAL_ERROR");
    assert!(!answer.text().contains("swordfish"));
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("x-request-id").len(), 36);
    // And the next one is answered.
    app.get("/api/version").await.ok();
}

#[tokio::test]
async fn what_takes_too_long_is_given_up() {
    let app = TestApp::with(&["--request-timeout-secs=7"]).await.with_route("/api/slow", get(never_ends));
    // From here on time passes as fast as everybody waits.
    tokio::time::pause();
    let answer = app.get("/api/slow").await;
    answer.error(503, "SERVICE_UNAVAILABLE");
    assert!(answer.headers.contains_key("retry-after"));
}

#[tokio::test]
async fn what_is_too_much_is_refused_at_once_and_health_still_answers() {
    let app = TestApp::with(&["--max-requests=1"]).await.with_route("/api/slow", get(never_ends));
    let slow = app.get("/api/slow");
    tokio::pin!(slow);
    assert!(futures::poll!(&mut slow).is_pending());
    let refused = app.post("/api/score", json!({ "item_id": "test-1", "user_answer": "correct" })).await;
    refused.error(503, "SERVICE_UNAVAILABLE");
    assert!(refused.headers.contains_key("retry-after"));
    assert_eq!(app.get("/api/health").await.status, 200);
    assert_eq!(app.get("/api/version").await.status, 200);
}

#[tokio::test]
async fn at_most_twenty_problems_are_told_and_all_are_counted() {
    let app = TestApp::start().await;
    let modules: Vec<_> = (0..50).map(|_| json!({ "title": "" })).collect();
    let answer = app.post("/api/generate", json!({ "modules": modules })).await;
    assert_eq!(answer.error(400, "VALIDATION_ERROR").len(), 20);
    assert!(answer.text().contains("50 fields"));
}

#[tokio::test]
async fn an_error_never_repeats_what_was_sent_at_length() {
    let app = TestApp::start().await;
    let long = "\u{1}".repeat(80_000);
    for body in [
        json!({ "item_id": long, "user_answer": "x" }),
        json!({ "item_id": "x", "user_answer": "x", "latency_ms": long }),
        json!({ "item_id": "x", "user_answer": "x", "session_id": long, "event_id": long }),
    ] {
        app.post("/api/score", body).await.error(400, "VALIDATION_ERROR");
    }
    app.post("/api/certified/progress", json!({ "session_id": "s", "card_id": "c", "action": long }))
        .await
        .error(400, "VALIDATION_ERROR");
}
