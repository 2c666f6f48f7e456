use std::collections::HashSet;

use serde_json::{Value, json};

use crate::support::{FIRE, MARKDOWN, TestApp};

async fn generate(app: &TestApp, body: Value) -> Value {
    app.post("/api/generate", body).await.ok()
}

async fn previewed(app: &TestApp, content: &str) -> Value {
    app.post("/api/preview", json!({ "content": content })).await.ok()
}

async fn whole(app: &TestApp, content: &str) -> Value {
    let preview = previewed(app, content).await;
    generate(app, json!({ "plan_id": preview["plan_id"], "modules": preview["proposed_modules"] })).await
}

fn list<'a>(value: &'a Value, field: &str) -> &'a Vec<Value> {
    value[field].as_array().unwrap_or_else(|| panic!("{field} in {value}"))
}

fn items(generated: &Value) -> Vec<&Value> {
    list(generated, "modules").iter().flat_map(|module| list(module, "items")).collect()
}

fn check_citation(citation: &Value, content: &str) {
    let place = |end: &str| usize::try_from(citation[end].as_u64().unwrap()).unwrap();
    assert_eq!(content.get(place("start")..place("end")), citation["quote"].as_str(), "{citation}");
    assert!(!citation["quote"].as_str().unwrap().is_empty());
}

#[tokio::test]
async fn every_lesson_and_item_cites_the_bytes_it_rests_on() {
    let app = TestApp::start().await;
    for content in [FIRE, MARKDOWN] {
        let body = whole(&app, content).await;
        assert_eq!(body["meta"]["grounded"], true);
        assert!(items(&body).len() >= 2, "{body}");
        for lesson in list(&body, "modules").iter().flat_map(|module| list(module, "lessons")) {
            assert!(!list(lesson, "citations").is_empty());
            list(lesson, "citations").iter().for_each(|citation| check_citation(citation, content));
        }
        items(&body).into_iter().for_each(|item| check_citation(&item["citation"], content));
    }
}

#[tokio::test]
async fn an_item_is_multiple_choice_or_free_text_with_its_answer() {
    let app = TestApp::start().await;
    let body = whole(&app, FIRE).await;
    for item in items(&body) {
        assert!(["easy", "medium", "hard"].contains(&item["difficulty"].as_str().unwrap()));
        match item["type"].as_str().unwrap() {
            "mcq" => {
                let right = usize::try_from(item["answer"].as_u64().unwrap()).unwrap();
                let choices = list(item, "choices");
                assert!(right < choices.len());
                assert_eq!(choices.iter().collect::<HashSet<_>>().len(), choices.len());
            }
            "free" => {
                assert!(item.get("choices").is_none());
                assert!(!item["answer"].as_str().unwrap().is_empty());
            }
            other => panic!("{other}"),
        }
    }
}

#[tokio::test]
async fn the_same_input_and_seed_give_the_same_output() {
    let app = TestApp::start().await;
    let sent = json!({ "content": FIRE, "modules": [{ "title": "Alarms" }, { "title": "Extinguishers" }], "seed": 7 });
    let first = generate(&app, sent.clone()).await;
    assert_eq!(first, generate(&app, sent.clone()).await);
    assert_eq!(first, generate(&TestApp::start().await, sent).await);
}

#[tokio::test]
async fn ids_are_unique_across_plans_and_no_two_items_ask_the_same() {
    let app = TestApp::start().await;
    let changed = FIRE.replace("6 months", "7 months");
    let (mut ids, mut prompts) = (HashSet::new(), HashSet::new());
    for content in [FIRE, &changed, MARKDOWN] {
        prompts.clear();
        for module in list(&whole(&app, content).await, "modules") {
            assert!(ids.insert(module["id"].to_string()), "{module}");
            for part in list(module, "items").iter().chain(list(module, "lessons")) {
                assert!(ids.insert(part["id"].to_string()), "{part}");
            }
            for item in list(module, "items") {
                assert!(prompts.insert(item["prompt"].to_string()), "{item}");
            }
        }
    }
}

#[tokio::test]
async fn without_a_text_the_items_are_open_prompts() {
    let app = TestApp::start().await;
    let sent =
        json!({ "modules": [{ "title": "Chess openings", "topics": ["Sicilian Defence"] }], "items_per_module": 3 });
    let body = generate(&app, sent.clone()).await;
    assert_eq!(body["meta"]["grounded"], false);
    assert_eq!(items(&body).len(), 3);
    for item in items(&body) {
        assert_eq!((item["type"].as_str(), &item["answer"]), (Some("free"), &Value::Null));
        let prompt = item["prompt"].as_str().unwrap();
        assert!(prompt.contains("Sicilian Defence") || prompt.contains("Chess openings"), "{prompt}");
    }
    assert_eq!(body, generate(&app, sent).await);
}

#[tokio::test]
async fn a_module_keeps_the_id_it_was_sent_with() {
    let app = TestApp::start().await;
    let preview = previewed(&app, FIRE).await;
    let sent = json!({ "plan_id": preview["plan_id"], "modules": [
        { "id": "mine", "title": "Alarms" }, { "title": "Extinguishers" }] });
    let body = generate(&app, sent).await;
    assert_eq!(body["modules"][0]["id"], "mine");
    let proposed = list(&preview, "proposed_modules");
    let known = proposed.iter().find(|module| module["title"] == "Extinguishers");
    if let Some(known) = known {
        assert_eq!(body["modules"][1]["id"], known["id"]);
    }
}

#[tokio::test]
async fn the_same_module_under_two_names_can_be_generated_one_after_the_other() {
    let app = TestApp::start().await;
    for id in ["one", "two", "one"] {
        let sent = json!({ "content": FIRE, "modules": [{ "id": id, "title": "Extinguishers" }] });
        let body = generate(&app, sent).await;
        assert_eq!(body["modules"][0]["id"], id);
        assert!(!items(&body).is_empty());
    }
}

#[tokio::test]
async fn modules_of_the_same_title_get_ids_of_their_own() {
    let app = TestApp::start().await;
    let body = generate(&app, json!({ "modules": [{ "title": "Same" }, { "title": "Same" }] })).await;
    assert_ne!(body["modules"][0]["id"], body["modules"][1]["id"]);
}

#[tokio::test]
async fn what_was_generated_can_be_answered_and_studied_at_once() {
    let app = TestApp::start().await;
    let body = whole(&app, FIRE).await;
    for item in items(&body) {
        let sent = json!({ "item_id": item["id"], "user_answer": item["answer"] });
        let scored = app.post("/api/score", sent).await.ok();
        assert_eq!((&scored["correct"], &scored["score"]), (&json!(true), &json!(1.0)), "{item} {scored}");
    }
    let cards: Vec<Value> = items(&body).iter().map(|item| json!({ "id": item["id"] })).collect();
    let sent = json!({ "session_id": "s", "plan_id": body["plan_id"], "items": cards });
    let order = app.post("/api/certified/schedule", sent).await.ok();
    assert_eq!(list(&order, "order").len(), cards.len());
    let queue = app.get("/api/daily/next?sid=s&new_limit=200&limit=200").await.ok();
    assert_eq!(list(&queue, "queue").len(), cards.len());
    assert_eq!(queue["queue"][0]["plan_id"], body["plan_id"]);
}

#[tokio::test]
async fn what_was_generated_outlives_a_restart() {
    let app = TestApp::start().await;
    let body = whole(&app, FIRE).await;
    let item = items(&body)[0].clone();
    let app = app.restarted().await;
    let sent = json!({ "item_id": item["id"], "user_answer": item["answer"] });
    assert_eq!(app.post("/api/score", sent).await.ok()["correct"], true);
}

#[tokio::test]
async fn no_more_items_than_asked_for() {
    let app = TestApp::start().await;
    let sent = json!({ "content": FIRE, "modules": [{ "title": "Alarms" }], "items_per_module": 1 });
    assert_eq!(items(&generate(&app, sent).await).len(), 1);
}

#[tokio::test]
async fn a_plan_nobody_has_previewed_is_not_found_and_the_demo_is_not_changed() {
    let app = TestApp::start().await;
    let sent = json!({ "plan_id": "nobodys", "modules": [{ "title": "x" }] });
    app.post("/api/generate", sent).await.error(404, "PLAN_NOT_FOUND");
    let sent = json!({ "plan_id": "demo", "modules": [{ "title": "x" }] });
    app.post("/api/generate", sent).await.error(403, "FORBIDDEN");
}

#[tokio::test]
async fn every_field_is_checked_and_named_by_its_place() {
    let app = TestApp::start().await;
    let good = json!({ "title": "x" });
    for (sent, paths) in [
        (json!({}), vec!["modules"]),
        (json!({ "modules": [] }), vec!["modules"]),
        (json!({ "modules": vec![good.clone(); 51] }), vec!["modules"]),
        (json!({ "modules": "all" }), vec!["modules"]),
        (json!({ "modules": [{}] }), vec!["modules[0].title"]),
        (json!({ "modules": [["m", "x"]] }), vec!["modules[0]"]),
        (json!({ "modules": [{ "title": " " }, { "title": 7 }] }), vec!["modules[1].title"]),
        (
            json!({ "modules": [{ "title": "" }, { "title": "t".repeat(301) }] }),
            vec!["modules[0].title", "modules[1].title"],
        ),
        (json!({ "modules": [{ "id": "a b", "title": "x" }] }), vec!["modules[0].id"]),
        (json!({ "modules": [{ "id": "a", "title": "x" }, { "id": "a", "title": "y" }] }), vec!["modules[1].id"]),
        (json!({ "modules": [{ "title": "x", "topics": vec!["t"; 51] }] }), vec!["modules[0].topics"]),
        (json!({ "modules": [{ "title": "x", "topics": ["t".repeat(301)] }] }), vec!["modules[0].topics[0]"]),
        (json!({ "modules": [good], "items_per_module": 0 }), vec!["items_per_module"]),
        (json!({ "modules": [good], "items_per_module": 51, "level": "expert" }), vec!["level", "items_per_module"]),
        (json!({ "modules": [good], "items_per_module": 2.5 }), vec!["items_per_module"]),
        (json!({ "modules": [good], "seed": "seven" }), vec!["seed"]),
        (json!({ "modules": [good], "plan_id": "a/b" }), vec!["plan_id"]),
        (json!({ "modules": [good], "content": "" }), vec!["content"]),
    ] {
        let found = app.post("/api/generate", sent.clone()).await.error(400, "VALIDATION_ERROR");
        assert_eq!(found, paths, "{:.200}", sent.to_string());
    }
}

#[tokio::test]
async fn any_whole_number_is_a_seed() {
    let app = TestApp::start().await;
    for seed in [i64::MIN, -1, 0, i64::MAX] {
        generate(&app, json!({ "modules": [{ "title": "x" }], "seed": seed })).await;
    }
}
