//! A document as a file: `multipart/form-data` to `/api/preview`.

use serde_json::json;

use crate::support::{Answer, TestApp, request};

const PDF: &[u8] = include_bytes!("../../../docs/samples/laboratory-procedure.pdf");
const DOCX: &[u8] = include_bytes!("../../../docs/samples/information-security-policy.docx");

/// A form: each part is a name, what comes after it in the part's head, and its bytes.
fn form(parts: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, more, bytes) in parts {
        body.extend(format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"{more}\r\n\r\n").into_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--x--\r\n");
    body
}

async fn send(app: &TestApp, body: Vec<u8>) -> Answer {
    let sent = request("POST", "/api/preview").header("content-type", "multipart/form-data; boundary=x");
    app.send(sent.body(body.into()).unwrap()).await
}

async fn send_file(app: &TestApp, name: &str, bytes: &[u8]) -> Answer {
    send(app, form(&[("file", &format!("; filename=\"{name}\""), bytes)])).await
}

#[tokio::test]
async fn every_kind_of_file_becomes_a_plan_whose_spans_lie_in_the_text_that_was_read() {
    let app = TestApp::start().await;
    for (name, bytes, title) in [
        ("lab.pdf", PDF, "Determination of water hardness by titration"),
        ("policy.docx", DOCX, "Information Security Policy"),
        ("fire.md", b"# Fire drills\n\nLeave by the nearest exit. Do not use the lift.", "Fire drills"),
        ("fire.html", b"<h1>Fire drills</h1><p>Leave by the nearest exit. Do not use the lift.</p>", "Fire drills"),
    ] {
        let body = send_file(&app, name, bytes).await.ok();
        assert_eq!(body["meta"]["title"], title, "{name}");
        let content = body["content"].as_str().unwrap();
        for span in body["proposed_modules"].as_array().unwrap().iter().flat_map(|m| m["spans"].as_array().unwrap()) {
            let [start, end] = ["start", "end"].map(|end| usize::try_from(span[end].as_u64().unwrap()).unwrap());
            assert!(content.get(start..end).is_some(), "{name} {span}");
        }
        let generated = json!({ "plan_id": body["plan_id"], "modules": body["proposed_modules"] });
        let generated = app.post("/api/generate", generated).await.ok();
        let quotes = generated["modules"].as_array().unwrap().iter().flat_map(|m| m["items"].as_array().unwrap());
        for item in quotes {
            assert!(content.contains(item["citation"]["quote"].as_str().unwrap()), "{name} {item}");
        }
    }
}

#[tokio::test]
async fn the_same_file_is_the_same_plan() {
    let app = TestApp::start().await;
    let first = send_file(&app, "lab.pdf", PDF).await.ok();
    assert_eq!(send_file(&app, "renamed.pdf", PDF).await.ok()["plan_id"], first["plan_id"]);
}

#[tokio::test]
async fn what_is_sent_beside_the_file_counts() {
    let app = TestApp::start().await;
    let parts: [(&str, &str, &[u8]); 3] = [
        ("content_type", "", b"text/markdown"),
        ("language", "", b"de"),
        (
            "file",
            "; filename=\"notes\"",
            b"# Brand\n\nDer Aufzug wird nicht benutzt. Das Geb\xc3\xa4ude wird verlassen.",
        ),
    ];
    let meta = send(&app, form(&parts)).await.ok()["meta"].clone();
    assert_eq!((&meta["content_type"], &meta["language"]), (&json!("text/markdown"), &json!("de")));
}

#[tokio::test]
async fn a_file_without_a_text_to_read_is_refused_in_words() {
    let app = TestApp::start().await;
    send_file(&app, "a.pdf", &PDF[..PDF.len() / 3]).await.error(400, "VALIDATION_ERROR");
    send_file(&app, "a.docx", b"PK\x03\x04 and no archive").await.error(400, "VALIDATION_ERROR");
    send_file(&app, "a.txt", b"   \n ").await.error(400, "VALIDATION_ERROR");
    send_file(&app, "a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d").await.error(415, "UNSUPPORTED_MEDIA_TYPE");
    send_file(&app, "a.txt", &vec![b'x'; 60_000]).await.error(400, "VALIDATION_ERROR");
    send_file(&app, "a.txt", &vec![b'x'; 11 * 1024 * 1024]).await.error(413, "PAYLOAD_TOO_LARGE");
}

#[tokio::test]
async fn a_form_that_is_none_is_refused() {
    let app = TestApp::start().await;
    send(&app, form(&[("context", "", b"for beginners")])).await.error(400, "VALIDATION_ERROR");
    send(&app, b"--y\r\nno form".to_vec()).await.error(400, "VALIDATION_ERROR");
    send(&app, form(&[("language", "", b"\xff"), ("file", "", b"Leave by the exit.")]))
        .await
        .error(400, "VALIDATION_ERROR");
    let unbounded = request("POST", "/api/preview").header("content-type", "multipart/form-data");
    app.send(unbounded.body("x".into()).unwrap()).await.error(415, "UNSUPPORTED_MEDIA_TYPE");
}

#[tokio::test]
async fn only_a_preview_takes_files() {
    let app = TestApp::start().await;
    let sent = request("POST", "/api/score").header("content-type", "multipart/form-data; boundary=x");
    let body = form(&[("file", "; filename=\"a.txt\"", b"text")]);
    app.send(sent.body(body.into()).unwrap()).await.error(415, "UNSUPPORTED_MEDIA_TYPE");
}

#[tokio::test]
async fn a_file_sent_again_with_the_same_key_is_answered_from_what_was_kept() {
    let app = TestApp::start().await;
    let mut answers = Vec::new();
    for _ in 0..2 {
        let sent = request("POST", "/api/preview")
            .header("content-type", "multipart/form-data; boundary=x")
            .header("idempotency-key", "k");
        let body = form(&[("file", "; filename=\"lab.pdf\"", PDF)]);
        answers.push(app.send(sent.body(body.into()).unwrap()).await);
    }
    assert_eq!(answers[1].header("idempotency-replayed"), "true");
    assert_eq!(answers[1].ok(), answers[0].ok());
}
