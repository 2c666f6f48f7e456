use crate::support::TestApp;

#[tokio::test]
async fn health_says_what_the_installation_is_for() {
    let app = TestApp::with(&["--app-env=staging"]).await;
    let body = app.get("/api/health").await.ok();
    assert_eq!(body, serde_json::json!({ "ok": true, "env": "staging" }));
}

#[tokio::test]
async fn health_does_not_ask_the_database_and_ready_does() {
    let app = TestApp::start().await;
    assert_eq!(app.get("/api/ready").await.status, 200);
    app.store().close().await.unwrap();
    assert_eq!(app.get("/api/health").await.status, 200);
    let refused = app.get("/api/ready").await;
    refused.error(503, "SERVICE_UNAVAILABLE");
    assert!(refused.header("retry-after").parse::<u32>().unwrap() > 0);
}

#[tokio::test]
async fn without_the_database_a_request_is_told_to_come_back_and_nothing_else() {
    let app = TestApp::start().await;
    app.store().close().await.unwrap();
    let body = serde_json::json!({ "content": "Fire drills are held every 6 months." });
    let refused = app.post("/api/preview", body).await;
    refused.error(503, "SERVICE_UNAVAILABLE");
    assert!(refused.headers.contains_key("retry-after"));
    assert!(!refused.text().contains("writer"), "{}", refused.text());
}
