use std::collections::HashSet;

use axum::body::Body;
use serde_json::json;

use crate::support::{Answer, TestApp, request};

/// Answers of every kind: good, refused, not there, not allowed, a page.
async fn one_of_each(app: &TestApp) -> Vec<Answer> {
    let mut answers = vec![app.post_text("/api/score", "no json").await];
    for (method, path) in [
        ("GET", "/api/version"),
        ("GET", "/api/health"),
        ("GET", "/api/nowhere"),
        ("DELETE", "/api/score"),
        ("OPTIONS", "/api/score"),
        ("GET", "/api/docs"),
    ] {
        answers.push(app.send(request(method, path).body(Body::empty()).unwrap()).await);
    }
    answers
}

#[tokio::test]
async fn every_answer_of_the_api_has_the_security_headers_and_is_not_kept() {
    let app = TestApp::start().await;
    for answer in one_of_each(&app).await {
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("x-frame-options"), "DENY");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert!(answer.header("content-security-policy").contains("default-src 'none'"));
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"));
        for name in ["referrer-policy", "permissions-policy", "cross-origin-opener-policy"] {
            assert!(!answer.header(name).is_empty(), "{name}");
        }
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert!(!answer.headers.contains_key("access-control-allow-credentials"));
        assert!(!answer.headers.contains_key("strict-transport-security"));
    }
}

#[tokio::test]
async fn production_insists_on_https() {
    let app = TestApp::with(&["--app-env=production"]).await;
    assert!(app.get("/api/health").await.header("strict-transport-security").starts_with("max-age="));
}

#[tokio::test]
async fn a_sane_request_id_is_echoed_and_any_other_replaced() {
    let app = TestApp::start().await;
    for sane in ["a", "req-1_2.3", &"x".repeat(128)] {
        assert_eq!(app.get_with("/api/nowhere", &[("x-request-id", sane)]).await.header("x-request-id"), sane);
    }
    let mut seen = HashSet::new();
    for other in ["", " ", "a b", "a/b", "<script>", "a,b", &"x".repeat(129)] {
        let answer = app.get_with("/api/version", &[("x-request-id", other)]).await;
        let id = answer.header("x-request-id").to_owned();
        assert_eq!(id.len(), 36, "{other}");
        assert!(seen.insert(id));
    }
    for answer in one_of_each(&app).await {
        assert!(seen.insert(answer.header("x-request-id").to_owned()));
    }
}

#[tokio::test]
async fn a_preflight_is_answered_on_every_route_for_every_header_that_counts() {
    let app = TestApp::with(&["--api-keys=acme:secret-key"]).await;
    for path in [
        "/api/preview",
        "/api/generate",
        "/api/score",
        "/api/daily/next",
        "/api/ops/usage/daily",
        "/api/version",
        "/api/health",
        "/api/ready",
        "/api/certified/schedule",
        "/api/certified/progress",
        "/api/certified/progress/",
        "/api/openapi.json",
        "/api/docs",
    ] {
        let preflight = request("OPTIONS", path)
            .header("origin", "https://elsewhere.example")
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "content-type");
        let answer = app.send(preflight.body(Body::empty()).unwrap()).await;
        assert_eq!((answer.status, answer.body.len()), (204, 0), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert_eq!(answer.header("access-control-max-age"), "600");
        for method in ["GET", "POST", "HEAD", "OPTIONS"] {
            assert!(answer.header("access-control-allow-methods").contains(method));
        }
        let allowed: Vec<&str> = answer.header("access-control-allow-headers").split(", ").collect();
        for name in
            ["content-type", "authorization", "idempotency-key", "prefer", "x-request-id", "if-match", "if-none-match"]
        {
            assert!(allowed.contains(&name), "{name}");
        }
        assert!(answer.header("access-control-expose-headers").contains("x-request-id"));
    }
}

#[tokio::test]
async fn pages_are_not_open_to_other_origins() {
    let app = TestApp::start().await;
    let page = app.get("/certified/study").await;
    assert_eq!(page.status, 200);
    assert!(!page.headers.contains_key("access-control-allow-origin"));
    assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"));
    assert_eq!(page.header("x-request-id").len(), 36);
}

#[tokio::test]
async fn unknown_keys_are_passed_over() {
    let app = TestApp::start().await;
    let sent = json!({ "item_id": "test-1", "user_answer": "correct", "colour": { "deep": [1, 2, 3] } });
    assert_eq!(app.post("/api/score", sent).await.ok()["correct"], true);
}
