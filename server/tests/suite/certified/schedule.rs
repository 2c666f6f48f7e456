use serde_json::{Value, json};

use crate::support::TestApp;

const PATH: &str = "/api/certified/schedule";

async fn schedule(app: &TestApp, body: Value) -> Value {
    app.post(PATH, body).await.ok()
}

fn ids(body: &Value) -> Vec<&str> {
    body["order"].as_array().unwrap().iter().map(|entry| entry["item_id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn new_cards_are_due_at_once_in_the_order_of_their_bytes() {
    let app = TestApp::start().await;
    let sent = json!({ "session_id": "s", "plan_id": "p", "items": [{ "id": "b" }, { "id": "a" }, { "id": "B" }],
        "now": "2026-01-31T09:30:00Z" });
    let body = schedule(&app, sent).await;
    assert_eq!(ids(&body), ["B", "a", "b"]);
    assert_eq!((&body["session_id"], &body["plan_id"]), (&json!("s"), &json!("p")));
    assert_eq!(body["due"], "2026-01-31T09:30:00.000Z");
    for (place, entry) in body["order"].as_array().unwrap().iter().enumerate() {
        assert_eq!(entry["position"], place);
        assert_eq!((&entry["interval_days"], &entry["ease_factor"]), (&json!(0), &json!(2.5)));
        assert_eq!(entry["due_at"], "2026-01-31T09:30:00.000Z");
    }
    assert_eq!(body["meta"]["algo"], "sm2-lite");
    assert_eq!(body["meta"]["session_id"], "s");
    assert_eq!(body["meta"]["scheduled_at"], "2026-01-31T09:30:00.000Z");
    assert!(body["meta"]["version"].is_i64());
}

#[tokio::test]
async fn scheduling_some_cards_never_drops_the_others_progress() {
    let app = TestApp::start().await;
    schedule(&app, json!({ "session_id": "s", "items": [{ "id": "a" }, { "id": "b" }] })).await;
    for card in ["a", "b"] {
        let sent = json!({ "session_id": "s", "card_id": card, "action": "grade", "grade": 4 });
        assert_eq!(app.post("/api/certified/progress", sent).await.status, 204);
    }
    let body = schedule(&app, json!({ "session_id": "s", "items": [{ "id": "a" }, { "id": "c" }] })).await;
    assert_eq!(ids(&body), ["c", "a"]);
    assert_eq!(body["order"][1]["interval_days"], 1);
    let progress = app.get("/api/certified/progress?sid=s").await.ok();
    assert_eq!((&progress["total"], progress["items"].as_array().unwrap().len()), (&json!(3), 2));
}

#[tokio::test]
async fn prior_fills_in_only_what_the_server_does_not_know() {
    let app = TestApp::start().await;
    schedule(&app, json!({ "session_id": "s", "items": [{ "id": "known" }, { "id": "scheduled" }] })).await;
    let sent = json!({ "session_id": "s", "card_id": "known", "action": "grade", "grade": 4 });
    app.post("/api/certified/progress", sent).await;
    let prior = json!([
        { "card_id": "known", "reps": 9, "ef": 1.5, "interval_days": 99 },
        { "id": "new", "reps": 3, "ease_factor": 2.2, "interval_days": 15, "due_at": "2026-02-01T00:00:00Z",
          "last_seen": "2026-01-17T00:00:00Z", "grade": 4 },
        { "card_id": "scheduled", "reps": 1 },
    ]);
    let sent = json!({ "session_id": "s", "items": [{ "id": "known" }, { "id": "new" }, { "id": "scheduled" }],
        "prior": prior });
    let body = schedule(&app, sent).await;
    assert_eq!(ids(&body), ["new", "scheduled", "known"]);
    let new = &body["order"][0];
    assert_eq!((&new["interval_days"], &new["ease_factor"]), (&json!(15), &json!(2.2)));
    assert_eq!(new["due_at"], "2026-02-01T00:00:00.000Z");
    // Never graded is known all the same: due now, as any new card.
    assert_eq!(
        (&body["order"][1]["interval_days"], &body["order"][1]["due_at"]),
        (&json!(0), &body["meta"]["scheduled_at"])
    );
    assert_eq!(body["order"][2]["interval_days"], 1);
    assert_eq!(body["due"], new["due_at"]);
}

#[tokio::test]
async fn what_progress_gives_can_be_brought_as_prior() {
    let (here, there) = (TestApp::start().await, TestApp::start().await);
    schedule(&here, json!({ "session_id": "s", "items": [{ "id": "a" }, { "id": "b" }] })).await;
    for (card, grade) in [("a", 5), ("b", 1)] {
        let sent = json!({ "session_id": "s", "card_id": card, "action": "grade", "grade": grade });
        here.post("/api/certified/progress", sent).await;
    }
    let items = here.get("/api/certified/progress?sid=s").await.ok()["items"].clone();
    let sent = json!({ "session_id": "t", "items": [{ "id": "a" }, { "id": "b" }], "prior": items });
    schedule(&there, sent).await;
    let brought = there.get("/api/certified/progress?sid=t").await.ok()["items"].clone();
    for (mine, theirs) in items.as_array().unwrap().iter().zip(brought.as_array().unwrap()) {
        for field in ["card_id", "reps", "ef", "interval_days", "due_at", "last_seen"] {
            assert_eq!(mine[field], theirs[field], "{field}");
        }
    }
}

#[tokio::test]
async fn a_difficulty_of_any_kind_is_taken_and_not_used() {
    let app = TestApp::start().await;
    for difficulty in [json!("hard"), json!(0.7), json!(null), json!({ "a": [1] })] {
        schedule(&app, json!({ "session_id": "s", "items": [{ "id": "a", "difficulty": difficulty }] })).await;
    }
}

#[tokio::test]
async fn a_precondition_that_does_not_hold_is_a_conflict() {
    let app = TestApp::start().await;
    let sent = json!({ "session_id": "s", "items": [{ "id": "a" }] });
    let version = schedule(&app, sent.clone()).await["meta"]["version"].as_i64().unwrap();
    let tag = format!("\"{version}\"");
    app.post_with(PATH, &[("if-match", "\"999\"")], sent.clone()).await.error(409, "CONFLICT");
    app.post_with(PATH, &[("if-match", &tag)], sent.clone()).await.ok();
    app.post_with(PATH, &[("if-match", &tag)], sent.clone()).await.error(409, "CONFLICT");
    app.post_with(PATH, &[("if-match", "*")], sent).await.ok();
}

#[tokio::test]
async fn a_thousand_cards_are_taken_and_not_one_more() {
    let app = TestApp::start().await;
    let cards = |n: usize| (0..n).map(|n| json!({ "id": format!("c{n}") })).collect::<Vec<_>>();
    let body = schedule(&app, json!({ "session_id": "s", "items": cards(1000) })).await;
    assert_eq!(ids(&body).len(), 1000);
    let refused = app.post(PATH, json!({ "session_id": "s", "items": cards(1001) })).await;
    assert_eq!(refused.error(400, "VALIDATION_ERROR"), ["items"]);
}

#[tokio::test]
async fn every_field_is_checked() {
    let app = TestApp::start().await;
    let far = "9999-12-31T00:00:00Z";
    for (extra, paths) in [
        (json!({ "session_id": "" }), vec!["session_id"]),
        (json!({ "session_id": "x".repeat(129) }), vec!["session_id"]),
        (json!({ "session_id": null }), vec!["session_id"]),
        (json!({ "items": [] }), vec!["items"]),
        (json!({ "items": [{ "id": "a" }, { "id": "b" }, { "id": "a" }] }), vec!["items[2].id"]),
        (json!({ "items": [{ "id": "é" }, {}] }), vec!["items[1].id"]),
        (json!({ "items": [{ "id": "a", "front": "x".repeat(10_001) }] }), vec!["items[0].front"]),
        (json!({ "items": [{ "id": "a", "back": 7 }] }), vec!["items[0].back"]),
        (json!({ "algo": "fsrs-99" }), vec!["algo"]),
        (json!({ "now": "tomorrow" }), vec!["now"]),
        (json!({ "now": far }), vec!["now"]),
        (json!({ "plan_id": "a b" }), vec!["plan_id"]),
        (json!({ "prior": [{ "card_id": "a" }, { "card_id": "a" }] }), vec!["prior[1].card_id"]),
        (json!({ "prior": [{ "card_id": "a", "ef": 1.2 }] }), vec!["prior[0].ef"]),
        (json!({ "prior": [{ "card_id": "a", "ef": 3.1, "reps": -1 }] }), vec!["prior[0].reps", "prior[0].ef"]),
        (json!({ "prior": [{ "card_id": "a", "interval_days": 36_501 }] }), vec!["prior[0].interval_days"]),
        (
            json!({ "prior": [{ "card_id": "a", "due_at": "soon", "grade": 6 }] }),
            vec!["prior[0].due_at", "prior[0].grade"],
        ),
        (json!({ "prior": [{ "card_id": "a", "last_seen": far }] }), vec!["prior[0].last_seen"]),
        (json!({ "prior": [{ "reps": 1 }] }), vec!["prior[0].card_id"]),
        (json!({ "prior": [{ "card_id": "a" }, { "card_id": "elsewhere" }] }), vec!["prior[1].card_id"]),
        (
            json!({ "prior": [{ "card_id": "a", "stability": 0, "difficulty": 11 }] }),
            vec!["prior[0].stability", "prior[0].difficulty"],
        ),
    ] {
        let mut sent = json!({ "session_id": "s", "items": [{ "id": "a" }] });
        sent.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        let found = app.post(PATH, sent).await.error(400, "VALIDATION_ERROR");
        assert_eq!(found, paths, "{:.200}", extra.to_string());
    }
}
