use serde_json::{Value, json};

use crate::support::TestApp;

async fn score(app: &TestApp, body: Value) -> Value {
    app.post("/api/score", body).await.ok()
}

#[tokio::test]
async fn the_smoke_item_exists_on_every_installation() {
    let app = TestApp::start().await;
    let right = score(&app, json!({ "item_id": "test-1", "user_answer": "correct" })).await;
    assert_eq!((&right["score"], &right["correct"], &right["verdict"]), (&json!(1.0), &json!(true), &json!("correct")));
    assert_eq!(right["meta"]["source"], "item");
}

#[tokio::test]
async fn right_wrong_blank_and_contradictory_are_told_apart() {
    let app = TestApp::start().await;
    for (answer, verdict) in [
        (json!("Correct."), "correct"),
        (json!("incorrect"), "contradictory"),
        (json!("not correct"), "contradictory"),
        (json!("banana"), "incorrect"),
        (json!(""), "blank"),
        (json!("  \n"), "blank"),
        (json!([]), "blank"),
        (json!(7), "incorrect"),
    ] {
        let body = score(&app, json!({ "item_id": "test-1", "user_answer": answer })).await;
        assert_eq!(body["verdict"], verdict, "{answer} {body}");
        assert_eq!(body["correct"], verdict == "correct");
        let value = body["score"].as_f64().unwrap();
        assert!((0.0..=1.0).contains(&value) && (verdict != "blank" || value == 0.0));
        assert!((0.0..=1.0).contains(&body["confidence"].as_f64().unwrap()));
        for list in ["misconceptions", "matched_terms", "missing_terms", "forgiven"] {
            assert!(body[list].is_array(), "{list}");
        }
        assert!(!body["rationale"].as_str().unwrap().is_empty());
    }
}

#[tokio::test]
async fn an_answer_is_scored_against_what_the_request_brings() {
    let app = TestApp::start().await;
    for (key, answer, correct) in [
        (json!({ "expected_answer": "the assembly point" }), json!("assembly point"), true),
        (json!({ "expected_answer": 12 }), json!(12), true),
        (json!({ "expected_answer": 12 }), json!("13"), false),
        (json!({ "expected_answer": ["red", "green"] }), json!(["green", "red"]), true),
        (json!({ "expected_answer": ["red", "green"] }), json!(["red"]), false),
        (json!({ "accepted_answers": ["car", "automobile"] }), json!("automobile"), true),
        (json!({ "accepted_answers": ["car", "automobile"] }), json!("bicycle"), false),
        (json!({ "expected_answer": "car", "accepted_answers": ["automobile"] }), json!("automobile"), true),
        (json!({ "expected_answer": "car", "accepted_answers": [] }), json!("car"), true),
    ] {
        let mut sent = key.clone();
        sent["item_id"] = json!("somebody-elses");
        sent["user_answer"] = answer.clone();
        let body = score(&app, sent).await;
        assert_eq!(body["correct"], correct, "{key} {answer} {body}");
    }
}

#[tokio::test]
async fn what_the_request_brings_wins_over_the_stored_item() {
    let app = TestApp::start().await;
    let body = score(&app, json!({ "item_id": "test-1", "user_answer": "blue", "expected_answer": "blue" })).await;
    assert_eq!((&body["correct"], &body["meta"]["source"]), (&json!(true), &json!("expected_answer")));
}

#[tokio::test]
async fn without_any_key_the_item_is_not_found() {
    let app = TestApp::start().await;
    for extra in [json!({}), json!({ "accepted_answers": [] }), json!({ "expected_answer": null })] {
        let mut sent = json!({ "item_id": "nobodys", "user_answer": "x" });
        sent.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        app.post("/api/score", sent).await.error(404, "ITEM_NOT_FOUND");
    }
}

#[tokio::test]
async fn an_open_prompt_needs_an_expected_answer() {
    let app = TestApp::start().await;
    let sent = json!({ "modules": [{ "title": "Chess" }], "items_per_module": 1 });
    let generated = app.post("/api/generate", sent).await.ok();
    let id = &generated["modules"][0]["items"][0]["id"];
    app.post("/api/score", json!({ "item_id": id, "user_answer": "x" })).await.error(404, "ITEM_NOT_FOUND");
    let sent = json!({ "item_id": id, "user_answer": "x", "expected_answer": "x" });
    assert_eq!(score(&app, sent).await["correct"], true);
}

#[tokio::test]
async fn how_hard_it_was_follows_from_the_grade() {
    let app = TestApp::start().await;
    for (extra, difficulty, grade, days) in [
        (json!({}), "medium", 4, 1),
        (json!({ "latency_ms": 3000 }), "easy", 5, 1),
        (json!({ "latency_ms": 3000, "hint_count": 1 }), "medium", 4, 1),
        (json!({ "latency_ms": 60_000 }), "medium", 3, 1),
        (json!({ "user_answer": "banana" }), "hard", 2, 0),
        (json!({ "user_answer": "banana", "hint_count": 2 }), "hard", 1, 0),
    ] {
        let mut sent = json!({ "item_id": "test-1", "user_answer": "correct" });
        sent.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        let body = score(&app, sent).await;
        assert_eq!((&body["difficulty"], &body["meta"]["grade"]), (&json!(difficulty), &json!(grade)), "{extra}");
        assert_eq!((&body["next_review_days"], &body["schedule"]["interval_days"]), (&json!(days), &json!(days)));
        assert_eq!(body["schedule"]["algo"], "sm2-lite");
    }
}

#[tokio::test]
async fn without_a_session_nothing_is_recorded() {
    let app = TestApp::start().await;
    for _ in 0..3 {
        let body = score(&app, json!({ "item_id": "test-1", "user_answer": "correct" })).await;
        assert_eq!((&body["schedule"]["reps"], &body["meta"]["recorded"]), (&json!(1), &json!(false)));
    }
}

#[tokio::test]
async fn with_a_session_the_schedule_is_the_cards_own() {
    let app = TestApp::start().await;
    for (n, (reps, days)) in [(1, 1), (2, 6), (3, 15)].into_iter().enumerate() {
        let sent =
            json!({ "item_id": "test-1", "user_answer": "correct", "session_id": "s", "event_id": format!("e{n}") });
        let body = score(&app, sent).await;
        assert_eq!(body["meta"]["recorded"], true);
        assert_eq!((&body["schedule"]["reps"], &body["next_review_days"]), (&json!(reps), &json!(days)), "{body}");
    }
    let progress = app.get("/api/certified/progress?sid=s").await.ok();
    assert_eq!(progress["items"][0]["card_id"], "test-1");
    assert_eq!(progress["items"][0]["reps"], 3);
}

#[tokio::test]
async fn the_same_event_counts_once() {
    let app = TestApp::start().await;
    let sent = json!({ "item_id": "test-1", "user_answer": "correct", "session_id": "s", "event_id": "e" });
    let first = score(&app, sent.clone()).await;
    let version = app.get("/api/certified/progress?sid=s").await.ok()["version"].clone();
    for _ in 0..9 {
        let again = score(&app, sent.clone()).await;
        assert_eq!(again["schedule"], first["schedule"]);
        assert_eq!(again["meta"]["recorded"], false);
    }
    assert_eq!(app.get("/api/certified/progress?sid=s").await.ok()["version"], version);
}

#[tokio::test]
async fn a_card_of_the_clients_own_can_be_answered_in_a_session() {
    let app = TestApp::start().await;
    let sent = json!({ "item_id": "mine", "user_answer": "a", "expected_answer": "a", "session_id": "s" });
    assert_eq!(score(&app, sent).await["meta"]["recorded"], true);
    assert_eq!(app.get("/api/daily/next?sid=s").await.ok()["queue"], json!([]));
}

#[tokio::test]
async fn every_field_is_checked() {
    let app = TestApp::start().await;
    for (extra, path) in [
        (json!({ "user_answer": null }), "user_answer"),
        (json!({ "user_answer": true }), "user_answer"),
        (json!({ "user_answer": { "text": "x" } }), "user_answer"),
        (json!({ "user_answer": [1, 2] }), "user_answer"),
        (json!({ "user_answer": "x".repeat(10_001) }), "user_answer"),
        (json!({ "user_answer": vec!["x"; 101] }), "user_answer"),
        (json!({ "expected_answer": false }), "expected_answer"),
        (json!({ "accepted_answers": "x" }), "accepted_answers"),
        (json!({ "accepted_answers": ["x".repeat(10_001)] }), "accepted_answers[0]"),
        (json!({ "item_id": "" }), "item_id"),
        (json!({ "item_id": 7 }), "item_id"),
        (json!({ "session_id": "a b" }), "session_id"),
        (json!({ "event_id": "a/b" }), "event_id"),
        (json!({ "latency_ms": -1 }), "latency_ms"),
        (json!({ "latency_ms": 1e300 }), "latency_ms"),
        (json!({ "hint_count": 1001 }), "hint_count"),
        (json!({ "prompt": "x".repeat(10_001) }), "prompt"),
    ] {
        let mut sent = json!({ "item_id": "test-1", "user_answer": "correct" });
        sent.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        let paths = app.post("/api/score", sent).await.error(400, "VALIDATION_ERROR");
        assert_eq!(paths, [path], "{:.100}", extra.to_string());
    }
    let paths = app.post("/api/score", json!({ "item_id": "test-1" })).await.error(400, "VALIDATION_ERROR");
    assert_eq!(paths, ["user_answer"]);
}

#[tokio::test]
async fn a_large_answer_is_scored_and_the_answer_stays_small() {
    let app = TestApp::start().await;
    let sent =
        json!({ "item_id": "x", "user_answer": "wrong ".repeat(1600), "expected_answer": "right ".repeat(1600) });
    let answer = app.post("/api/score", sent).await;
    assert_eq!(answer.ok()["correct"], false);
    assert!(answer.body.len() < 100_000, "{}", answer.body.len());
}

#[tokio::test]
async fn answers_given_in_the_same_moment_without_a_name_all_count() {
    let app = TestApp::start().await;
    let body = json!({ "item_id": "test-1", "user_answer": "correct", "session_id": "at-once" });
    futures::future::join_all((0..20).map(|_| score(&app, body.clone()))).await;
    let snapshot = app.get("/api/certified/progress?sid=at-once").await.ok();
    assert_eq!(snapshot["items"][0]["reps"], 20);
}
