use axum::body::Body;

use crate::support::{TestApp, request};

#[tokio::test]
async fn another_site_cannot_make_a_browser_call_a_server_function() {
    let app = TestApp::start().await;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://elsewhere.example"),
        ("origin", "null"),
    ] {
        let refused = app.send(request("POST", "/_fn/anything").header(name, value).body(Body::empty()).unwrap()).await;
        refused.error(403, "FORBIDDEN");
    }
}

#[tokio::test]
async fn what_is_sent_to_a_page_is_limited() {
    let app = TestApp::start().await;
    let large = |path: &str, content_type: &str, mebibytes: usize| {
        let body = Body::from(vec![b'x'; mebibytes * 1024 * 1024 + 1]);
        request("POST", path).header("content-type", content_type).body(body).unwrap()
    };
    let (files, form) = ("/_fn/preview_document", "multipart/form-data; boundary=x");
    app.send(large(files, "application/x-www-form-urlencoded", 1)).await.error(413, "PAYLOAD_TOO_LARGE");
    app.send(large("/_fn/edit_item", form, 1)).await.error(413, "PAYLOAD_TOO_LARGE");
    app.send(large(files, form, 10)).await.error(413, "PAYLOAD_TOO_LARGE");
    assert_ne!(app.send(large(files, form, 1)).await.status, 413);
}

#[tokio::test]
async fn what_is_sent_to_a_page_and_does_not_arrive_is_given_up() {
    let app = TestApp::start().await;
    // From here on time passes as fast as everybody waits.
    tokio::time::pause();
    let never = Body::from_stream(futures::stream::pending::<std::io::Result<Vec<u8>>>());
    app.send(request("POST", "/_fn/edit_item").body(never).unwrap()).await.error(400, "VALIDATION_ERROR");
}

#[tokio::test]
async fn a_plan_that_cannot_be_read_now_is_no_page_that_is_fine() {
    let app = TestApp::start().await;
    app.store().close().await.unwrap();
    assert_eq!(app.get("/plans/demo").await.status, 503);
}

#[tokio::test]
async fn what_is_taken_from_a_document_is_marked_as_being_in_its_language() {
    let app = TestApp::start().await;
    let content =
        "# Brandschutz\n\nDie Brandschutzübung findet alle sechs Monate statt und wird vom Hausmeister geleitet.";
    let plan = app.post("/api/preview", serde_json::json!({ "content": content, "language": "de" })).await.ok();
    let page = app.get(&format!("/plans/{}", plan["plan_id"].as_str().unwrap())).await;
    let page = String::from_utf8_lossy(&page.body).into_owned();
    assert!(page.contains("<h1 lang=\"de\">") && page.contains("<p lang=\"de\">"), "{page}");
}

#[tokio::test]
async fn the_study_page_is_there_and_what_is_not_there_is_a_page_too() {
    let app = TestApp::start().await;
    assert_eq!(app.get("/certified/study").await.status, 200);
    assert_eq!(app.get("/certified/study/").await.status, 200);
    let missing = app.get("/nowhere").await;
    assert_eq!(missing.status, 404);
    assert!(missing.header("content-type").starts_with("text/html"));
}

#[tokio::test]
async fn files_outside_the_site_are_not_served() {
    let app = TestApp::start().await;
    for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml", "/pkg/../../Cargo.toml"] {
        assert_eq!(app.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_form_that_cannot_be_used_is_no_fault_of_the_server() {
    let app = TestApp::start().await;
    for (path, form, status) in [
        ("/_fn/edit_item", "plan=demo&module=0&item=%20&prompt=a&answer=b", 404),
        ("/_fn/edit_item", "plan=demo", 400),
        ("/_fn/delete_item", "plan=demo&module=x&item=demo-1", 400),
        ("/_fn/study_act", "deed=demo/0/grade-4/e/0/demo-1", 404),
        ("/_fn/study_act", "deed=nonsense", 400),
    ] {
        let sent = request("POST", path).header("content-type", "application/x-www-form-urlencoded");
        let answer = app.send(sent.header("accept", "*/*").body(form.into()).unwrap()).await;
        assert_eq!(answer.status, status, "{path} {form}");
    }
}
