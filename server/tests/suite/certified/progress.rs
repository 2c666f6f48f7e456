use axum::body::Body;
use serde_json::{Value, json};

use crate::support::{Answer, TestApp, request};

const PATH: &str = "/api/certified/progress";

async fn with_cards(ids: &[&str]) -> TestApp {
    let app = TestApp::start().await;
    let items: Vec<Value> = ids.iter().map(|id| json!({ "id": id })).collect();
    app.post("/api/certified/schedule", json!({ "session_id": "s", "plan_id": "p", "items": items })).await.ok();
    app
}

fn graded(card: &str, grade: i64, at: &str) -> Value {
    json!({ "session_id": "s", "card_id": card, "action": "grade", "grade": grade, "at": at })
}

async fn record(app: &TestApp, body: Value) -> Answer {
    let answer = app.post(PATH, body).await;
    assert_eq!(answer.status, 204, "{}", answer.text());
    assert!(answer.body.is_empty());
    answer
}

async fn snapshot(app: &TestApp) -> Value {
    app.get(&format!("{PATH}?sid=s")).await.ok()
}

#[tokio::test]
async fn every_action_is_taken_and_shows_in_the_snapshot() {
    let app = with_cards(&["a", "b"]).await;
    record(&app, json!({ "session_id": "s", "card_id": "a", "action": "flip", "at": "2026-01-01T00:00:00Z" })).await;
    let flipped = snapshot(&app).await;
    assert_eq!(flipped["items"][0]["last_seen"], "2026-01-01T00:00:00.000Z");
    assert_eq!((&flipped["items"][0]["due_at"], &flipped["position"]), (&Value::Null, &json!(0)));
    record(&app, graded("a", 4, "2026-01-01T00:01:00Z")).await;
    let body = snapshot(&app).await;
    assert_eq!((&body["session_id"], &body["plan_id"], &body["total"]), (&json!("s"), &json!("p"), &json!(2)));
    assert_eq!(body["position"], 1);
    assert_eq!(body["items"].as_array().unwrap().len(), 1);
    let card = &body["items"][0];
    assert_eq!((&card["card_id"], &card["grade"], &card["reps"]), (&json!("a"), &json!(4), &json!(1)));
    assert_eq!(card["due_at"], "2026-01-02T00:01:00.000Z");
    record(&app, json!({ "session_id": "s", "card_id": "a", "action": "undo" })).await;
    assert_eq!(snapshot(&app).await["items"][0]["reps"], 0);
    record(&app, graded("a", 4, "2026-01-01T00:02:00Z")).await;
    record(&app, json!({ "session_id": "s", "card_id": "a", "action": "reset" })).await;
    let card = snapshot(&app).await["items"][0].clone();
    assert_eq!((&card["reps"], &card["grade"], &card["due_at"]), (&json!(0), &Value::Null, &Value::Null));
}

#[tokio::test]
async fn the_same_event_counts_once_however_often_it_is_sent() {
    let app = with_cards(&["a", "b"]).await;
    for _ in 0..10 {
        record(&app, graded("a", 5, "2026-01-01T00:00:00Z")).await;
    }
    assert_eq!(snapshot(&app).await["items"][0]["reps"], 1);
    for minute in 1..10 {
        let mut sent = graded("b", 5, &format!("2026-01-01T00:0{minute}:00Z"));
        sent["event_id"] = json!("once");
        record(&app, sent).await;
    }
    let body = snapshot(&app).await;
    assert!(body["items"].as_array().unwrap().iter().all(|card| card["reps"] == 1), "{body}");
}

#[tokio::test]
async fn fifteen_good_grades_do_no_harm() {
    let app = with_cards(&["a"]).await;
    for n in 0..15 {
        record(&app, graded("a", 5, &format!("2026-01-01T00:{n:02}:00Z"))).await;
    }
    assert_eq!(snapshot(&app).await["items"][0]["interval_days"], 36_500);
    assert_eq!(app.get("/api/daily/next?sid=s").await.status, 200);
}

#[tokio::test]
async fn an_event_older_than_the_last_is_kept_and_does_not_override_it() {
    let app = with_cards(&["a"]).await;
    record(&app, graded("a", 5, "2026-01-02T00:00:00Z")).await;
    let before = snapshot(&app).await["items"].clone();
    record(&app, graded("a", 0, "2026-01-01T00:00:00Z")).await;
    assert_eq!(snapshot(&app).await["items"], before);
}

#[tokio::test]
async fn the_card_is_shown_to_who_prefers_it() {
    let app = with_cards(&["a"]).await;
    let sent = graded("a", 4, "2026-01-01T00:00:00Z");
    for preference in ["return=representation", "respond-async, return=representation; foo=bar"] {
        let answer = app.post_with(PATH, &[("prefer", preference)], sent.clone()).await;
        assert_eq!(answer.header("preference-applied"), "return=representation");
        assert_eq!(answer.ok()["interval_days"], 1);
    }
    assert_eq!(app.post_with(PATH, &[("prefer", "return=minimal")], sent).await.status, 204);
}

#[tokio::test]
async fn the_snapshot_has_a_tag_that_changes_with_the_session() {
    let app = with_cards(&["a"]).await;
    let path = format!("{PATH}?sid=s");
    let first = app.get(&path).await;
    let tag = first.header("etag").to_owned();
    assert_eq!(tag, format!("\"{}\"", first.ok()["version"]));
    for sent in [tag.clone(), format!("W/{tag}"), format!("\"0\", {tag}"), "*".to_owned()] {
        let same = app.get_with(&path, &[("if-none-match", &sent)]).await;
        assert_eq!((same.status, same.body.len()), (304, 0), "{sent}");
        assert_eq!(same.header("etag"), tag);
    }
    record(&app, graded("a", 4, "2026-01-01T00:00:00Z")).await;
    let changed = app.get_with(&path, &[("if-none-match", &tag)]).await;
    assert_eq!(changed.status, 200);
    assert_ne!(changed.header("etag"), tag);
}

#[tokio::test]
async fn a_precondition_that_does_not_hold_is_a_conflict_and_records_nothing() {
    let app = with_cards(&["a"]).await;
    let tag = app.get(&format!("{PATH}?sid=s")).await.header("etag").to_owned();
    let sent = graded("a", 4, "2026-01-01T00:00:00Z");
    app.post_with(PATH, &[("if-match", "\"77\"")], sent.clone()).await.error(409, "CONFLICT");
    assert_eq!(snapshot(&app).await["items"], json!([]));
    assert_eq!(app.post_with(PATH, &[("if-match", &tag)], sent.clone()).await.status, 204);
    // The session has moved on by the event itself: sent again it is the same event, not a conflict.
    assert_eq!(app.post_with(PATH, &[("if-match", &tag)], sent).await.status, 204);
    app.post_with(PATH, &[("if-match", &tag)], graded("a", 4, "2026-01-02T00:00:00Z")).await.error(409, "CONFLICT");
}

#[tokio::test]
async fn of_two_changes_made_for_the_same_version_one_goes_through() {
    let app = with_cards(&["a"]).await;
    let tag = app.get(&format!("{PATH}?sid=s")).await.header("etag").to_owned();
    let headers = [("if-match", tag.as_str())];
    let sends = (1..=8).map(|n| app.post_with(PATH, &headers, graded("a", 4, &format!("2026-01-01T00:00:0{n}Z"))));
    let answers = futures::future::join_all(sends).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 204).count(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.status == 409).count(), 7);
}

#[tokio::test]
async fn a_session_nobody_has_seen_has_no_items() {
    let app = TestApp::start().await;
    let answer = app.get(&format!("{PATH}?sid=nobody")).await;
    let expected = json!({ "session_id": "nobody", "plan_id": null, "items": [], "position": 0, "total": 0,
        "updated_at": null, "version": 0 });
    assert_eq!(answer.ok(), expected);
    assert_eq!(answer.header("etag"), "\"0\"");
}

#[tokio::test]
async fn progress_outlives_a_restart() {
    let app = with_cards(&["a"]).await;
    record(&app, graded("a", 4, "2026-01-01T00:00:00Z")).await;
    let before = snapshot(&app).await;
    assert_eq!(snapshot(&app.restarted().await).await, before);
}

#[tokio::test]
async fn a_card_nobody_scheduled_is_not_found_unless_it_is_an_item() {
    let app = TestApp::start().await;
    app.post(PATH, graded("nobodys", 4, "2026-01-01T00:00:00Z")).await.error(404, "ITEM_NOT_FOUND");
    assert_eq!(snapshot(&app).await["total"], 0);
    record(&app, graded("test-1", 4, "2026-01-01T00:00:00Z")).await;
}

#[tokio::test]
async fn a_clock_may_be_five_minutes_ahead_and_no_more() {
    let app = with_cards(&["a"]).await;
    let now = i64::try_from(std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().as_millis()).unwrap();
    let ahead = |minutes: i64| domain::time::Timestamp::from_millis(now + minutes * 60_000).to_string();
    record(&app, graded("a", 4, &ahead(4))).await;
    let refused = app.post(PATH, graded("a", 4, &ahead(6))).await;
    assert_eq!(refused.error(400, "VALIDATION_ERROR"), ["at"]);
}

#[tokio::test]
async fn every_field_is_checked() {
    let app = with_cards(&["a"]).await;
    for (extra, paths) in [
        (json!({ "action": "dance" }), vec!["action"]),
        (json!({ "action": null }), vec!["action"]),
        (json!({ "grade": null }), vec!["grade"]),
        (json!({ "grade": 6 }), vec!["grade"]),
        (json!({ "grade": -1, "at": "now" }), vec!["grade", "at"]),
        (json!({ "grade": 3.5 }), vec!["grade"]),
        (json!({ "grade": "4" }), vec!["grade"]),
        (json!({ "action": "submit" }), vec!["result"]),
        (json!({ "action": "submit", "result": [true, 1, 0] }), vec!["result"]),
        (json!({ "action": "submit", "result": { "correct": true, "latency_ms": 1 } }), vec!["result.hint_count"]),
        (
            json!({ "action": "submit", "result": { "correct": 1, "latency_ms": 1, "hint_count": 0 } }),
            vec!["result.correct"],
        ),
        (
            json!({ "action": "submit", "result": { "correct": true, "latency_ms": -1, "hint_count": -1 } }),
            vec!["result.latency_ms", "result.hint_count"],
        ),
        (json!({ "at": "9999-12-31T23:59:59Z" }), vec!["at"]),
        (json!({ "at": "1969-12-31T23:59:59Z" }), vec!["at"]),
        (json!({ "at": 1_700_000_000 }), vec!["at"]),
        (json!({ "event_id": "" }), vec!["event_id"]),
        (json!({ "session_id": "../s", "card_id": "a b" }), vec!["session_id", "card_id"]),
    ] {
        let mut sent = json!({ "session_id": "s", "card_id": "a", "action": "grade", "grade": 4 });
        sent.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        let found = app.post(PATH, sent).await.error(400, "VALIDATION_ERROR");
        assert_eq!(found, paths, "{extra}");
    }
    for query in ["", "?sid=", "?sid=a%2Fb", "?session_id=s"] {
        let refused = app.send(request("GET", &format!("{PATH}{query}")).body(Body::empty()).unwrap()).await;
        assert_eq!(refused.error(400, "VALIDATION_ERROR"), ["sid"], "{query}");
    }
}
