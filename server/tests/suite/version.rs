use crate::support::TestApp;

#[tokio::test]
async fn version_names_the_commit_the_image_and_the_channel() {
    let image = ["--image-tag=v1.2.3", "--image-revision=abc", "--image-created=2026-01-31T09:30:00Z"];
    let app = TestApp::with(&[&image[..], &["--app-env=production"]].concat()).await;
    let answer = app.get("/api/version").await;
    let body = answer.ok();
    assert_eq!(body["ok"], true);
    assert_eq!(body["version"], env!("CARGO_PKG_VERSION"));
    assert!(!body["commit"].as_str().unwrap().is_empty());
    assert!(body["schema"].as_i64().unwrap() >= 2);
    let image = serde_json::json!({ "tag": "v1.2.3", "revision": "abc", "created": "2026-01-31T09:30:00Z" });
    assert_eq!(body["image"], image);
    assert_eq!(body["runtime"]["channel"], "production");
    domain::time::Timestamp::parse(body["now"].as_str().unwrap()).unwrap();
    for (name, value) in [
        ("x-image-tag", "v1.2.3"),
        ("x-image-revision", "abc"),
        ("x-image-created", "2026-01-31T09:30:00Z"),
        ("x-runtime-channel", "production"),
    ] {
        assert_eq!(answer.header(name), value);
    }
}

#[tokio::test]
async fn without_an_image_the_body_says_null_and_the_headers_unknown() {
    let app = TestApp::start().await;
    let answer = app.get("/api/version").await;
    assert_eq!(answer.ok()["image"]["tag"], serde_json::Value::Null);
    assert_eq!(answer.header("x-image-tag"), "unknown");
    assert_eq!(answer.header("x-runtime-channel"), "development");
}
