use serde_json::{Value, json};

use crate::support::TestApp;

/// Does something with a card and shows the card.
async fn act(app: &TestApp, body: Value) -> Value {
    app.post_with("/api/certified/progress", &[("prefer", "return=representation")], body).await.ok()
}

async fn scheduled(algorithm: &str) -> TestApp {
    let app = TestApp::start().await;
    let sent = json!({ "session_id": "s", "items": [{ "id": "c" }], "algo": algorithm });
    app.post("/api/certified/schedule", sent).await.ok();
    app
}

#[tokio::test]
async fn the_contracts_vectors_hold() {
    let app = scheduled("sm2-lite").await;
    for (day, (grade, reps, ef, days)) in
        [(4, 1, 2.5, 1), (5, 2, 2.6, 6), (3, 3, 2.46, 15), (2, 0, 2.14, 0)].into_iter().enumerate()
    {
        let at = format!("2026-01-0{}T00:00:00Z", day + 1);
        let sent = json!({ "session_id": "s", "card_id": "c", "action": "grade", "grade": grade, "at": at });
        let card = act(&app, sent).await;
        assert_eq!(
            (&card["reps"], &card["interval_days"], &card["grade"]),
            (&json!(reps), &json!(days), &json!(grade))
        );
        assert!((card["ef"].as_f64().unwrap() - ef).abs() < 1e-9, "{card}");
        let due = format!("2026-01-{:02}T00:00:00.000Z", day + 1 + days);
        assert_eq!(card["due_at"], due);
    }
}

#[tokio::test]
async fn the_ease_factor_stays_within_its_bounds_and_intervals_within_a_hundred_years() {
    let app = scheduled("sm2-lite").await;
    let mut last = json!(null);
    for n in 0..40 {
        let at = format!("2026-01-01T00:{n:02}:00Z");
        last = act(&app, json!({ "session_id": "s", "card_id": "c", "action": "grade", "grade": 5, "at": at })).await;
        assert!(last["ef"].as_f64().unwrap() <= 3.0);
    }
    assert_eq!((&last["interval_days"], &last["reps"]), (&json!(36_500), &json!(40)));
    for n in 0..20 {
        let at = format!("2026-01-02T00:{n:02}:00Z");
        last = act(&app, json!({ "session_id": "s", "card_id": "c", "action": "grade", "grade": 0, "at": at })).await;
    }
    assert_eq!(last["ef"], 1.3);
}

#[tokio::test]
async fn a_submitted_result_is_worth_its_grade() {
    for (correct, latency_ms, hint_count, grade) in [
        (true, 9_999, 0, 5),
        (true, 9_999, 1, 4),
        (true, 19_999, 0, 4),
        (true, 20_000, 0, 3),
        (false, 1, 0, 2),
        (false, 1, 1, 1),
    ] {
        let app = scheduled("sm2-lite").await;
        let result = json!({ "correct": correct, "latency_ms": latency_ms, "hint_count": hint_count });
        let sent = json!({ "session_id": "s", "card_id": "c", "action": "submit", "result": result });
        assert_eq!(act(&app, sent).await["grade"], grade, "{result}");
    }
}

#[tokio::test]
async fn a_session_can_be_scheduled_by_sm2_as_published() {
    let app = scheduled("sm2").await;
    let sent =
        json!({ "session_id": "s", "card_id": "c", "action": "grade", "grade": 2, "at": "2026-01-01T00:00:00Z" });
    // SM-2 leaves the ease factor as it was when a card is missed.
    assert_eq!(act(&app, sent).await["ef"], 2.5);
}
