//! One thing is wrong with an otherwise good service: the assertion that is about it must say so.

use serde_json::{Value, json};

use crate::{
    cerply::Cerply,
    program::smoke,
    service::{Answer, Asked, start},
};

/// What is wrong.
type Fault = fn(&Asked, &mut Answer);

fn at(asked: &Asked, path: &str) -> bool {
    asked.path == path
}

fn without(answer: &mut Answer, header: &str) {
    answer.headers.retain(|(name, _)| *name != header);
}

fn set(answer: &mut Answer, header: &str, value: &str) {
    answer.headers.iter_mut().filter(|(name, _)| *name == header).for_each(|(_, known)| *known = value.to_owned());
}

fn put(answer: &mut Answer, pointer: &str, value: Value) {
    if let Some(known) = answer.json.pointer_mut(pointer) {
        *known = value;
    }
}

/// Runs the smoke test against a service with a fault and expects this assertion among those that fail.
fn finds(expected: &str, fault: Fault) {
    let mut cerply = Cerply::default();
    let url = start(move |asked| {
        let mut answer = cerply.answer(asked);
        fault(asked, &mut answer);
        answer.into()
    });
    let run = smoke(&[&url]);
    assert_eq!(run.code, 1, "{expected}\n{}", run.said);
    assert!(run.failed().iter().any(|line| line.contains(expected)), "{expected}\n{}", run.said);
    assert_eq!(run.passed() + run.failed().len(), ops::TOTAL, "{}", run.said);
}

#[test]
fn faults_of_headers_are_found() {
    finds("let pages of any origin", |asked, a| {
        if at(asked, "/api/score") {
            without(a, "access-control-allow-origin");
        }
    });
    finds("let pages of any origin", |_, a| a.headers.push(("access-control-allow-credentials", "true".to_owned())));
    finds("forbid storing", |asked, a| {
        if at(asked, "/api/preview") {
            set(a, "cache-control", "max-age=60");
        }
    });
    finds("x-request-id", |_, a| without(a, "x-request-id"));
    finds("x-request-id", |_, a| set(a, "x-request-id", "always"));
    finds("says which image", |_, a| without(a, "x-image-revision"));
    finds("says which image", |_, a| put(a, "/image/tag", json!("v2")));
    finds("preflight", |asked, a| {
        if asked.method == "OPTIONS" {
            set(a, "access-control-allow-methods", "GET");
        }
    });
}

#[test]
fn faults_of_authoring_are_found() {
    finds("takes summary, titles", |_, a| put(a, "/summary", json!("Something about zebras")));
    finds("takes summary, titles", |_, a| put(a, "/proposed_modules/0/spans/0/end", json!(99_999)));
    finds("previews two contents differently", |_, a| put(a, "/plan_id", json!("always-this")));
    finds("previews two contents differently", |_, a| put(a, "/proposed_modules/0/title", json!("Introduction")));
    finds("one-line goal", |_, a| put(a, "/meta/grounded", json!(true)));
    finds("without content", |_, a| put(a, "/error/details", json!([])));
    finds("415", |asked, a| {
        if a.status == 415 {
            assert_eq!(asked.header("content-type"), Some("text/plain"));
            a.status = 400;
        }
    });
    // The place of a character is not that of a byte once one of more than one byte came before.
    finds("cites for every lesson", |_, a| {
        let start = a.json.pointer("/modules/0/items/0/citation/start").and_then(Value::as_u64).unwrap_or(0);
        put(a, "/modules/0/items/0/citation/start", json!(start.saturating_sub(4)));
    });
    finds("whose keys can be right", |_, a| put(a, "/modules/0/items/0/answer", json!(2)));
    finds("whose keys can be right", |_, a| put(a, "/modules/0/items/0/choices", json!(["this", "this"])));
    finds("another text others", |_, a| put(a, "/modules/0/items/0/prompt", json!("What is important?")));
    finds("PLAN_NOT_FOUND", |_, a| {
        if a.json["error"]["code"] == "PLAN_NOT_FOUND" {
            put(a, "/error/code", json!("NOT_FOUND"));
        }
    });
}

#[test]
fn faults_of_studying_are_found() {
    finds("does not take “incorrect” for “correct”", |_, a| put(a, "/score", json!(1)));
    finds("does not take “incorrect” for “correct”", |_, a| {
        put(a, "/correct", json!(true));
        put(a, "/verdict", json!("correct"));
    });
    finds("scores an empty answer 0", |_, a| {
        if a.json["verdict"] == "blank" {
            put(a, "/score", json!(0.1));
        }
    });
    finds("from a wrong one", |asked, a| {
        if String::from_utf8_lossy(&asked.body).contains("item-1") {
            put(a, "/correct", json!(false));
            put(a, "/verdict", json!("incorrect"));
        }
    });
    let constant: Fault = |asked, a| {
        if asked.query.contains("sid=") {
            put(a, "/queue", json!([]));
        }
    };
    finds("as recent_mistake", constant);
    finds("once it was answered right: expected test-1 queued as missed", constant);
    finds("once it was answered right: queue[0].reason: expected", |asked, a| {
        if asked.query.contains("sid=") {
            let entry = json!({ "item_id": "test-1", "plan_id": null, "priority": 0.8, "reason": "recent_mistake",
                "due_at": "2026-01-31T12:00:00Z", "struggle_score": 0.5 });
            put(a, "/queue", json!([entry]));
        }
    });
    finds("demo plan, ordered by priority", |_, a| put(a, "/queue/1/priority", json!(0.9)));
}

#[test]
fn faults_of_counting_are_found() {
    finds("has counted on every route", |_, a| put(a, "/aggregates", json!([])));
    finds("has counted on every route", |_, a| {
        for row in a.json["aggregates"].as_array_mut().into_iter().flatten() {
            row["errors"] = json!(0);
        }
    });
    finds("one sum per day and route", |asked, a| {
        if at(asked, "/api/ops/usage/daily") && asked.query.is_empty() {
            put(a, "/today", json!("2026-01-30"));
        }
    });
}

#[test]
fn what_could_not_be_asked_for_want_of_an_earlier_answer_fails_with_the_reason() {
    let preview_is_down: Fault = |asked, a| {
        if at(asked, "/api/preview") {
            a.status = 503;
        }
    };
    finds(
        "POST /api/generate answers 200 with lessons and items whose keys can be right: no preview to",
        preview_is_down,
    );
    finds("from a wrong one: no item to answer: no preview to generate from: expected status 200", preview_is_down);
}
