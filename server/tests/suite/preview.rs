use serde_json::{Value, json};

use crate::support::{FIRE, MARKDOWN, TestApp};

async fn preview(app: &TestApp, content: &str) -> Value {
    app.post("/api/preview", json!({ "content": content })).await.ok()
}

#[tokio::test]
async fn everything_comes_from_the_content_that_was_sent() {
    let app = TestApp::start().await;
    for content in [FIRE, MARKDOWN] {
        let body = preview(&app, content).await;
        assert_eq!(body["meta"]["grounded"], true);
        assert!(!body["summary"].as_str().unwrap().is_empty());
        let modules = body["proposed_modules"].as_array().unwrap();
        assert!(!modules.is_empty());
        for module in modules {
            assert!(content.contains(module["title"].as_str().unwrap()), "{module}");
            assert!(module["estimated_items"].is_u64());
            assert!(module["topics"].is_array());
        }
        assert!(!body["clarifying_questions"].as_array().unwrap().is_empty());
    }
}

#[tokio::test]
async fn spans_are_byte_ranges_of_the_content() {
    let app = TestApp::start().await;
    for content in [FIRE, MARKDOWN] {
        for module in preview(&app, content).await["proposed_modules"].as_array().unwrap() {
            for span in module["spans"].as_array().unwrap() {
                let place = |end: &str| usize::try_from(span[end].as_u64().unwrap()).unwrap();
                let text = content.get(place("start")..place("end")).expect("the span lies on character boundaries");
                assert!(!text.trim().is_empty());
            }
        }
    }
}

#[tokio::test]
async fn two_documents_have_two_previews() {
    let app = TestApp::start().await;
    let (fire, policy) = (preview(&app, FIRE).await, preview(&app, MARKDOWN).await);
    for field in ["plan_id", "summary", "proposed_modules", "clarifying_questions"] {
        assert_ne!(fire[field], policy[field], "{field}");
    }
}

#[tokio::test]
async fn the_same_document_twice_is_the_same_plan_and_adds_nothing() {
    let app = TestApp::start().await;
    assert_eq!(preview(&app, FIRE).await, preview(&app, FIRE).await);
    let plans = app.store().recent_plans(&store::Org::default_space(), 10).await.unwrap();
    assert_eq!(plans.len(), 1);
}

#[tokio::test]
async fn ids_differ_between_plans_even_where_titles_are_the_same() {
    let app = TestApp::start().await;
    let (one, two) = (preview(&app, FIRE).await, preview(&app, &format!("{FIRE}\nThe end of it.")).await);
    assert_ne!(one["plan_id"], two["plan_id"]);
    assert_ne!(one["proposed_modules"][0]["id"], two["proposed_modules"][0]["id"]);
}

#[tokio::test]
async fn a_learning_goal_is_a_topic_and_not_a_document() {
    let app = TestApp::start().await;
    let body = preview(&app, "Learn quantum mechanics basics").await;
    assert_eq!(body["meta"]["grounded"], false);
    assert!(body["proposed_modules"].as_array().unwrap().len() > 1);
    let questions = body["clarifying_questions"].to_string();
    assert!(questions.contains("quantum mechanics"), "{questions}");
}

#[tokio::test]
async fn markup_is_read_as_what_it_is_said_to_be() {
    let app = TestApp::start().await;
    let content = "<h1>Fire drills</h1><p>A fire drill is an exercise in which everybody leaves the building.</p>";
    let sent = json!({ "content": content, "content_type": "text/html; charset=utf-8" });
    let body = app.post("/api/preview", sent).await.ok();
    assert_eq!(body["meta"]["content_type"], "text/html");
    assert_eq!(body["proposed_modules"][0]["title"], "Fire drills");
    let refused = app.post("/api/preview", json!({ "content": content, "content_type": "application/pdf" })).await;
    assert_eq!(refused.error(400, "VALIDATION_ERROR"), ["content_type"]);
}

#[tokio::test]
async fn content_is_one_to_50000_characters_that_say_something() {
    let app = TestApp::start().await;
    for (content, status) in [
        ("".to_owned(), 400),
        (" \n\t ".to_owned(), 400),
        ("é".repeat(50_001), 400),
        // Characters count, not bytes.
        ("é ".repeat(25_000), 200),
        ("\u{0}".to_owned(), 200),
    ] {
        let answer = app.post("/api/preview", json!({ "content": content })).await;
        assert_eq!(answer.status, status, "{:.50}: {}", content, answer.text());
        if status == 400 {
            assert_eq!(answer.error(400, "VALIDATION_ERROR"), ["content"]);
        }
    }
}

#[tokio::test]
async fn everything_that_is_wrong_is_said_at_once() {
    let app = TestApp::start().await;
    let sent = json!({ "content": "", "content_type": "x", "language": "english!", "context": "c".repeat(5_001) });
    let paths = app.post("/api/preview", sent).await.error(400, "VALIDATION_ERROR");
    assert_eq!(paths, ["content", "context", "content_type", "language"]);
}
