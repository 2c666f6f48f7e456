use serde_json::Value;

use crate::support::TestApp;

async fn document() -> Value {
    TestApp::start().await.get("/api/openapi.json").await.ok()
}

fn operations(document: &Value) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            found.push((format!("{method} {path}"), operation));
        }
    }
    found
}

#[tokio::test]
async fn every_route_is_described() {
    let document = document().await;
    assert_eq!(document["openapi"], "3.1.0");
    let mut found: Vec<String> = operations(&document).into_iter().map(|(name, _)| name).collect();
    found.sort();
    let expected = [
        "get /api/certified/progress",
        "get /api/certified/shadow",
        "get /api/daily/next",
        "get /api/docs",
        "get /api/health",
        "get /api/items/{id}/disputes",
        "get /api/openapi.json",
        "get /api/ops/usage/daily",
        "get /api/ready",
        "get /api/scheduler/vectors",
        "get /api/version",
        "post /api/certified/progress",
        "post /api/certified/schedule",
        "post /api/disputes/{id}",
        "post /api/generate",
        "post /api/items/{id}/disputes",
        "post /api/preview",
        "post /api/scheduler/plan",
        "post /api/score",
    ];
    assert_eq!(found, expected);
}

#[tokio::test]
async fn every_operation_says_what_it_is_and_how_it_fails() {
    let document = document().await;
    for (name, operation) in operations(&document) {
        for field in ["operationId", "summary"] {
            assert!(operation[field].as_str().is_some_and(|text| !text.is_empty()), "{name} {field}");
        }
        let responses = operation["responses"].as_object().unwrap();
        let mut needed = vec!["500"];
        if name.starts_with("post") {
            needed.extend(["400", "401", "404", "409", "413", "415", "422", "503"]);
        }
        for status in needed {
            let schema = &responses[status]["content"]["application/json"]["schema"]["$ref"];
            assert_eq!(schema, "#/components/schemas/ErrorBody", "{name} {status}");
        }
        assert!(responses.values().all(|answer| answer["headers"]["x-request-id"].is_object()), "{name}");
    }
}

/// Every `$ref` in a value.
fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(members) => {
            found.extend(members.get("$ref").and_then(Value::as_str));
            members.values().for_each(|member| references(member, found));
        }
        Value::Array(entries) => entries.iter().for_each(|entry| references(entry, found)),
        _ => {}
    }
}

#[tokio::test]
async fn every_reference_leads_somewhere_and_every_field_is_explained() {
    let document = document().await;
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(found.len() > 20);
    for reference in found {
        assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
    }
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        assert!(schema["description"].is_string(), "{name}");
        for (field, about) in schema["properties"].as_object().into_iter().flatten() {
            let explained = about["description"].is_string() || about["oneOf"][0]["description"].is_string();
            assert!(explained, "{name}.{field}");
        }
    }
}

#[tokio::test]
async fn the_page_shows_every_operation_and_needs_no_script_and_no_other_host() {
    let app = TestApp::start().await;
    let document = app.get("/api/openapi.json").await.ok();
    let page = app.get("/api/docs").await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    let policy = page.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("style-src 'sha256-"), "{policy}");
    let text = page.text();
    for (_, operation) in operations(&document) {
        let id = operation["operationId"].as_str().unwrap();
        assert!(text.contains(&format!("<section id=\"{id}\">")), "{id}");
    }
    assert!(text.contains("curl -s"));
    for foreign in ["<script", "http://", "https://", " style=", " onclick"] {
        assert!(!text.contains(foreign), "{foreign}");
    }
}

#[tokio::test]
async fn the_servers_address_is_the_one_that_was_set() {
    let app = TestApp::with(&["--public-url=https://learn.example/"]).await;
    assert_eq!(app.get("/api/openapi.json").await.ok()["servers"][0]["url"], "https://learn.example/");
    assert_eq!(document().await["servers"][0]["url"], "/");
}
