use domain::time::Timestamp;
use serde_json::{Value, json};
use store::{Org, StoredAnswer};

use crate::support::{Answer, TestApp};

const KEY: &str = "idempotency-key";

async fn score(app: &TestApp, key: &str, body: &Value) -> Answer {
    app.post_with("/api/score", &[(KEY, key)], body.clone()).await
}

fn in_session() -> Value {
    json!({ "item_id": "test-1", "user_answer": "correct", "session_id": "s" })
}

#[tokio::test]
async fn the_same_request_again_gets_the_same_answer_and_happens_once() {
    let app = TestApp::start().await;
    let first = score(&app, "k1", &in_session()).await;
    assert!(!first.headers.contains_key("idempotency-replayed"));
    for _ in 0..5 {
        let again = score(&app, "k1", &in_session()).await;
        assert_eq!(again.header("idempotency-replayed"), "true");
        assert_eq!((again.status, &again.body), (first.status, &first.body));
        assert_eq!(again.header("content-type"), "application/json");
    }
    assert_eq!(app.get("/api/certified/progress?sid=s").await.ok()["items"][0]["reps"], 1);
    assert_eq!(score(&app, "k2", &in_session()).await.ok()["schedule"]["reps"], 2);
}

#[tokio::test]
async fn an_answer_without_a_body_is_replayed_without_one() {
    let app = TestApp::start().await;
    let sent = json!({ "session_id": "s", "card_id": "test-1", "action": "grade", "grade": 4 });
    for replayed in [false, true] {
        let answer = app.post_with("/api/certified/progress", &[(KEY, "k")], sent.clone()).await;
        assert_eq!((answer.status, answer.body.len()), (204, 0));
        assert_eq!(answer.headers.contains_key("idempotency-replayed"), replayed);
    }
    assert_eq!(app.get("/api/certified/progress?sid=s").await.ok()["items"][0]["reps"], 1);
}

#[tokio::test]
async fn another_body_under_the_same_key_is_refused() {
    let app = TestApp::start().await;
    score(&app, "k", &in_session()).await.ok();
    let mut other = in_session();
    other["user_answer"] = json!("banana");
    score(&app, "k", &other).await.error(422, "IDEMPOTENCY_KEY_REUSED");
}

#[tokio::test]
async fn a_key_holds_for_one_route() {
    let app = TestApp::start().await;
    score(&app, "k", &in_session()).await.ok();
    let sent = json!({ "session_id": "s", "items": [{ "id": "a" }] });
    let answer = app.post_with("/api/certified/schedule", &[(KEY, "k")], sent).await;
    assert_eq!(answer.ok()["order"][0]["item_id"], "a");
    let sent = json!({ "session_id": "s", "card_id": "test-1", "action": "grade", "grade": 4 });
    assert_eq!(app.post_with("/api/certified/progress", &[(KEY, "k")], sent).await.status, 204);
    assert_eq!(app.get("/api/certified/progress?sid=s").await.ok()["items"][0]["reps"], 2);
}

#[tokio::test]
async fn a_key_that_has_run_out_is_free_for_something_else() {
    let app = TestApp::start().await;
    let grade = |grade: u8| json!({ "session_id": "s", "card_id": "test-1", "action": "grade", "grade": grade });
    let send = |sent: Value| app.post_with("/api/certified/progress", &[(KEY, "k")], sent);
    send(grade(4)).await;
    // Keeping an answer years on forgets this one.
    let later = Timestamp::parse("2200-01-01T00:00:00Z").unwrap();
    let other = StoredAnswer { request_hash: "0".to_owned(), status: 204, body: String::new() };
    app.store().store_answer(&Org::default_space(), "/api/score", "other".to_owned(), other, later).await.unwrap();
    assert_eq!(send(grade(5)).await.status, 204);
    assert_eq!(app.get("/api/certified/progress?sid=s").await.ok()["items"][0]["reps"], 2);
}

#[tokio::test]
async fn a_refused_request_may_be_corrected_under_its_key() {
    let app = TestApp::start().await;
    score(&app, "k", &json!({ "item_id": "test-1" })).await.error(400, "VALIDATION_ERROR");
    score(&app, "k", &in_session()).await.ok();
}

#[tokio::test]
async fn of_two_at_once_one_is_a_conflict_and_one_counts() {
    let app = TestApp::start().await;
    let sent = in_session();
    let (one, two) = tokio::join!(score(&app, "k", &sent), score(&app, "k", &sent));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    score(&app, "k", &sent).await.ok();
    assert_eq!(app.get("/api/certified/progress?sid=s").await.ok()["items"][0]["reps"], 1);
}

#[tokio::test]
async fn answers_outlive_a_restart() {
    let app = TestApp::start().await;
    let first = score(&app, "k", &in_session()).await;
    let app = app.restarted().await;
    let again = score(&app, "k", &in_session()).await;
    assert_eq!((again.header("idempotency-replayed"), &again.body), ("true", &first.body));
}

#[tokio::test]
async fn every_post_honours_the_key() {
    let app = TestApp::start().await;
    for (path, body) in [
        ("/api/preview", json!({ "content": "Fire drills are held every 6 months." })),
        ("/api/generate", json!({ "modules": [{ "title": "x" }] })),
        ("/api/score", in_session()),
        ("/api/certified/schedule", json!({ "session_id": "s", "items": [{ "id": "a" }] })),
        ("/api/certified/progress", json!({ "session_id": "s", "card_id": "a", "action": "flip" })),
    ] {
        let first = app.post_with(path, &[(KEY, "k")], body.clone()).await;
        let again = app.post_with(path, &[(KEY, "k")], body).await;
        assert_eq!((first.status, first.body), (again.status, again.body.clone()), "{path}");
        assert_eq!(again.header("idempotency-replayed"), "true", "{path}");
    }
}

#[tokio::test]
async fn a_key_is_1_to_255_visible_ascii_characters() {
    let app = TestApp::start().await;
    for wrong in ["", "a b", "ä", &"k".repeat(256)] {
        let paths = score(&app, wrong, &in_session()).await.error(400, "VALIDATION_ERROR");
        assert_eq!(paths, [KEY], "{wrong}");
    }
    score(&app, &"~".repeat(255), &in_session()).await.ok();
}
