//! Bodies that no client means well with.

use axum::body::{Body, Bytes};
use futures::stream;
use serde_json::json;

use crate::support::{TestApp, request};

const ROUTES: [&str; 5] =
    ["/api/preview", "/api/generate", "/api/score", "/api/certified/schedule", "/api/certified/progress"];

#[tokio::test]
async fn what_is_no_json_object_is_refused_on_every_route() {
    let app = TestApp::start().await;
    let bodies: [Vec<u8>; 21] = [
        b"".to_vec(),
        b" ".to_vec(),
        b"{".to_vec(),
        b"null".to_vec(),
        b"7".to_vec(),
        b"\"content\"".to_vec(),
        b"[]".to_vec(),
        b"[\"content\"]".to_vec(),
        b"{}{}".to_vec(),
        b"{} x".to_vec(),
        b"{'content': 'x'}".to_vec(),
        b"{\"content\": NaN}".to_vec(),
        b"{\"content\": 1e999, \"seed\": 1e999, \"user_answer\": 1e999}".to_vec(),
        b"{\"content\": \"\\ud800\", \"item_id\": \"\\ud800\", \"session_id\": \"\\ud800\"}".to_vec(),
        b"{\"content\": \"\xff\xfe\"}".to_vec(),
        b"\x00\x01\x02\x03".to_vec(),
        b"\xef\xbb\xbf{}".to_vec(),
        b"\x1f\x8b\x08\x00\x00".to_vec(),
        b"content=x&modules=y".to_vec(),
        b"[".repeat(100_000),
        b"{\"a\":".repeat(100_000),
    ];
    for route in ROUTES {
        for body in &bodies {
            let answer = app.post_text(route, body.clone()).await;
            answer.error(400, "VALIDATION_ERROR");
        }
    }
}

#[tokio::test]
async fn json_that_is_nested_too_deep_is_refused_even_where_it_is_passed_over() {
    let app = TestApp::start().await;
    let deep = format!("{{\"unknown\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    for route in ROUTES {
        app.post_text(route, deep.clone()).await.error(400, "VALIDATION_ERROR");
    }
}

#[tokio::test]
async fn a_hundred_thousand_modules_are_one_problem() {
    let app = TestApp::start().await;
    let body = format!("{{\"modules\":[{}]}}", vec!["{}"; 100_000].join(","));
    app.post_text("/api/generate", body).await.error(400, "VALIDATION_ERROR");
    let body = format!("{{\"modules\":[{}]}}", vec!["{\"title\":\"\"}"; 60_000].join(","));
    assert_eq!(app.post_text("/api/generate", body).await.error(400, "VALIDATION_ERROR"), ["modules"]);
}

#[tokio::test]
async fn another_media_type_is_refused_before_the_body_is_looked_at() {
    let app = TestApp::start().await;
    for sent in
        ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", "json", "", "multipart/form-data"]
    {
        for route in ROUTES {
            let body = Body::from("no json");
            let answer = app.send(request("POST", route).header("content-type", sent).body(body).unwrap()).await;
            answer.error(415, "UNSUPPORTED_MEDIA_TYPE");
        }
    }
    let unlabelled = request("POST", "/api/score").body(Body::from("{}")).unwrap();
    app.send(unlabelled).await.error(415, "UNSUPPORTED_MEDIA_TYPE");
    let empty = request("POST", "/api/score").body(Body::empty()).unwrap();
    app.send(empty).await.error(400, "VALIDATION_ERROR");
}

#[tokio::test]
async fn a_charset_is_fine() {
    let app = TestApp::start().await;
    for sent in ["application/json; charset=utf-8", "Application/JSON;charset=UTF-8", "application/json;"] {
        let body = json!({ "item_id": "test-1", "user_answer": "correct" }).to_string();
        let request = request("POST", "/api/score").header("content-type", sent).body(body.into()).unwrap();
        assert_eq!(app.send(request).await.status, 200, "{sent}");
    }
}

#[tokio::test]
async fn a_body_over_one_mebibyte_is_too_large_whether_its_length_is_announced_or_not() {
    let app = TestApp::start().await;
    let large = "x".repeat(1024 * 1024 + 1);
    for route in ROUTES {
        app.post_text(route, large.clone()).await.error(413, "PAYLOAD_TOO_LARGE");
        let pieces = (0..17).map(|_| Ok::<_, std::io::Error>(Bytes::from(vec![b'x'; 64 * 1024])));
        let chunked = Body::from_stream(stream::iter(pieces));
        app.post_text(route, chunked).await.error(413, "PAYLOAD_TOO_LARGE");
    }
    let just_fits = "x".repeat(1024 * 1024);
    app.post_text("/api/score", just_fits).await.error(400, "VALIDATION_ERROR");
}

#[tokio::test]
async fn a_body_that_breaks_off_is_refused() {
    let app = TestApp::start().await;
    let pieces = [Ok(Bytes::from("{\"item_id\":")), Err(std::io::Error::other("the wire was cut"))];
    let answer = app.post_text("/api/score", Body::from_stream(stream::iter(pieces))).await;
    answer.error(400, "VALIDATION_ERROR");
    assert!(!answer.text().contains("wire"));
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_given_up() {
    let app = TestApp::start().await;
    // From here on time passes as fast as everybody waits.
    tokio::time::pause();
    let answer = app.post_text("/api/score", Body::from_stream(stream::pending::<std::io::Result<Bytes>>())).await;
    assert_eq!(answer.error(400, "VALIDATION_ERROR"), ["body"]);
}

#[tokio::test]
async fn odd_characters_in_texts_are_just_characters() {
    let app = TestApp::start().await;
    for text in ["\u{0}", "\u{202e}drow", "😀", "\u{feff}", "'; drop table plans; --", "<script>alert(1)</script>"] {
        let sent = json!({ "item_id": "x", "user_answer": text, "expected_answer": text, "prompt": text });
        assert_eq!(app.post("/api/score", sent).await.status, 200, "{text:?}");
        let sent = json!({ "content": format!("{text} is what the fire warden wears at every drill.") });
        assert_eq!(app.post("/api/preview", sent).await.status, 200, "{text:?}");
        let sent = json!({ "session_id": "s", "items": [{ "id": "a", "front": text, "back": text }] });
        assert_eq!(app.post("/api/certified/schedule", sent).await.status, 200, "{text:?}");
    }
}

#[tokio::test]
async fn the_same_key_twice_is_refused_where_it_matters() {
    let app = TestApp::start().await;
    let body = r#"{"item_id":"test-1","item_id":"demo-1","user_answer":"correct"}"#;
    app.post_text("/api/score", body).await.error(400, "VALIDATION_ERROR");
}
