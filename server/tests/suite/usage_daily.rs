use axum::body::Body;
use domain::{time::Timestamp, usage::Tally};
use serde_json::{Value, json};
use store::{Count, Org, quarter_of};

use crate::support::{TestApp, request};

/// Requests of a route in an answer.
fn requests(body: &Value, route: &str) -> u64 {
    let of_route = body["aggregates"].as_array().unwrap().iter().filter(|aggregate| aggregate["route"] == route);
    of_route.map(|aggregate| aggregate["requests"].as_u64().unwrap()).sum()
}

#[tokio::test]
async fn each_counted_route_is_counted_once_a_request() {
    let app = TestApp::start().await;
    let posts = [
        ("/api/preview", json!({ "content": "Fire drills are held every 6 months." })),
        ("/api/generate", json!({ "modules": [{ "title": "x" }] })),
        ("/api/score", json!({ "item_id": "test-1", "user_answer": "correct" })),
        ("/api/certified/schedule", json!({ "session_id": "s", "items": [{ "id": "test-1" }] })),
        ("/api/certified/progress", json!({ "session_id": "s", "card_id": "test-1", "action": "flip" })),
    ];
    for (path, body) in &posts {
        assert!(app.post(path, body.clone()).await.status < 300, "{path}");
    }
    for path in ["/api/version", "/api/version/", "/api/daily/next", "/api/certified/progress?sid=s"] {
        assert_eq!(app.get(path).await.status, 200, "{path}");
    }
    let body = app.get("/api/ops/usage/daily").await.ok();
    for (path, _) in posts {
        let expected = if path == "/api/certified/progress" { 2 } else { 1 };
        assert_eq!(requests(&body, path), expected, "{path} {body}");
    }
    assert_eq!(requests(&body, "/api/version"), 2);
    assert_eq!(requests(&body, "/api/daily/next"), 1);
    let body = app.get("/api/ops/usage/daily").await.ok();
    assert_eq!(requests(&body, "/api/ops/usage/daily"), 1);
}

#[tokio::test]
async fn what_asks_about_a_route_or_misses_it_is_not_counted() {
    let app = TestApp::start().await;
    for (method, path) in [
        ("OPTIONS", "/api/version"),
        ("HEAD", "/api/version"),
        ("DELETE", "/api/version"),
        ("POST", "/api/version"),
        ("GET", "/api/score"),
        ("GET", "/api/nowhere"),
        ("GET", "/api/health"),
        ("GET", "/api/ready"),
        ("GET", "/api/docs"),
        ("GET", "/certified/study"),
    ] {
        app.send(request(method, path).body(Body::empty()).unwrap()).await;
    }
    assert_eq!(app.get("/api/ops/usage/daily").await.ok()["aggregates"], json!([]));
}

#[tokio::test]
async fn errors_are_requests_and_errors() {
    let app = TestApp::start().await;
    app.post_text("/api/score", "no json").await.error(400, "VALIDATION_ERROR");
    app.post("/api/score", json!({ "item_id": "x", "user_answer": "x" })).await.error(404, "ITEM_NOT_FOUND");
    app.post("/api/score", json!({ "item_id": "test-1", "user_answer": "x" })).await.ok();
    let body = app.get("/api/ops/usage/daily").await.ok();
    let aggregate = &body["aggregates"][0];
    assert_eq!((&aggregate["requests"], &aggregate["errors"]), (&json!(3), &json!(2)));
    assert!(aggregate["latency_ms"]["p50"].as_f64().unwrap() > 0.0);
    for field in ["total_tokens_in", "total_tokens_out", "unpriced_requests"] {
        assert_eq!(aggregate[field], 0, "{field}");
    }
    assert_eq!(aggregate["total_cost"], 0.0);
}

#[tokio::test]
async fn the_embedded_engine_is_named_where_it_answers() {
    let app = TestApp::start().await;
    app.post("/api/generate", json!({ "modules": [{ "title": "x" }] })).await.ok();
    app.get("/api/version").await;
    let body = app.get("/api/ops/usage/daily").await.ok();
    assert_eq!(body["aggregates"][0]["models"], json!(["embedded"]));
    assert_eq!(body["aggregates"][1]["models"], json!([]));
}

#[tokio::test]
async fn counts_survive_a_restart() {
    let app = TestApp::start().await;
    app.get("/api/version").await;
    let app = app.restarted().await;
    assert_eq!(requests(&app.get("/api/ops/usage/daily").await.ok(), "/api/version"), 1);
}

/// Counts requests at a moment as if they had been answered then.
fn count_at(app: &TestApp, at: &str, requests: u64) {
    let at = Timestamp::parse(at).unwrap();
    let tally = Tally { requests, cost_micros: 250_000 * requests, ..Tally::default() };
    let count = Count { org: Org::default_space(), quarter: quarter_of(at), route: "/api/score", model: "" };
    app.store().count(count, &tally);
}

#[tokio::test]
async fn single_days_add_up_to_the_range_in_zones_off_by_half_an_hour() {
    let app = TestApp::start().await;
    for (at, requests) in [
        ("2026-03-01T18:29:59Z", 1),
        ("2026-03-01T18:30:00Z", 10),
        ("2026-03-01T18:45:00Z", 100),
        ("2026-03-02T18:29:59Z", 1_000),
        ("2026-03-02T18:30:00Z", 10_000),
    ] {
        count_at(&app, at, requests);
    }
    for (tz, days) in
        [("Asia/Kolkata", [1, 1_110, 10_000]), ("UTC", [111, 11_000, 0]), ("Asia/Kathmandu", [0, 111, 11_000])]
    {
        let mut sum = 0;
        for (day, expected) in ["2026-03-01", "2026-03-02", "2026-03-03"].iter().zip(days) {
            let body = app.get(&format!("/api/ops/usage/daily?tz={tz}&from={day}&to={day}")).await.ok();
            assert_eq!(requests(&body, "/api/score"), expected, "{tz} {day}");
            assert!(body["aggregates"].as_array().unwrap().iter().all(|aggregate| aggregate["date"] == *day));
            sum += expected;
        }
        let range = app.get(&format!("/api/ops/usage/daily?tz={tz}&from=2026-03-01&to=2026-03-03")).await.ok();
        assert_eq!(requests(&range, "/api/score"), sum, "{tz}");
        let cost: f64 =
            range["aggregates"].as_array().unwrap().iter().map(|one| one["total_cost"].as_f64().unwrap()).sum();
        assert_eq!(cost, 0.25 * sum as f64);
    }
}

#[tokio::test]
async fn the_range_is_today_and_yesterday_unless_told_otherwise() {
    let app = TestApp::start().await;
    app.get("/api/version").await;
    let body = app.get("/api/ops/usage/daily?tz=Pacific/Kiritimati").await.ok();
    assert_eq!(body["tz"], "Pacific/Kiritimati");
    assert_eq!(body["aggregates"][0]["date"], body["today"]);
    let (today, yesterday) = (body["today"].as_str().unwrap(), body["yesterday"].as_str().unwrap());
    assert!(yesterday < today);
    let only = app.get(&format!("/api/ops/usage/daily?tz=Pacific/Kiritimati&to={yesterday}")).await.ok();
    assert_eq!(only["aggregates"], json!([]));
}

#[tokio::test]
async fn every_parameter_is_checked() {
    let app = TestApp::start().await;
    for (query, path) in [
        ("from=yesterday", "from"),
        ("from=2026-02-30", "from"),
        ("from=20260131", "from"),
        ("to=2026-1-1", "to"),
        ("from=2026-02-02&to=2026-02-01", "from"),
        ("from=2024-01-01&to=2026-02-01", "from"),
        ("from=9998-01-01", "from"),
        ("tz=Nowhere", "tz"),
    ] {
        let paths = app.get(&format!("/api/ops/usage/daily?{query}")).await.error(400, "VALIDATION_ERROR");
        assert_eq!(paths, [path], "{query}");
    }
    for query in ["from=2024-01-01&to=2024-12-31", "from=9999-12-31&to=9999-12-31", "from=0001-01-01&to=0001-01-01"] {
        assert_eq!(app.get(&format!("/api/ops/usage/daily?{query}")).await.ok()["aggregates"], json!([]), "{query}");
    }
}
