use axum::body::Body;

use crate::support::{TestApp, request};

const GET: [&str; 8] = [
    "/api/daily/next",
    "/api/ops/usage/daily",
    "/api/version",
    "/api/health",
    "/api/ready",
    "/api/openapi.json",
    "/api/docs",
    "/api/certified/progress?sid=s",
];
const POST: [&str; 4] = ["/api/preview", "/api/generate", "/api/score", "/api/certified/schedule"];

#[tokio::test]
async fn another_method_is_refused_with_those_that_work() {
    let app = TestApp::start().await;
    for method in ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"] {
        for (paths, allow) in
            [(&GET[..7], "GET,HEAD,OPTIONS"), (&POST[..], "POST,OPTIONS"), (&GET[7..], "GET,HEAD,POST,OPTIONS")]
        {
            for path in paths {
                let answer = app.send(request(method, path).body(Body::empty()).unwrap()).await;
                answer.error(405, "METHOD_NOT_ALLOWED");
                assert_eq!(answer.header("allow"), allow, "{method} {path}");
            }
        }
    }
}

#[tokio::test]
async fn head_works_wherever_get_does() {
    let app = TestApp::start().await;
    for path in GET {
        let head = app.send(request("HEAD", path).body(Body::empty()).unwrap()).await;
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
        assert_eq!(head.header("content-type"), app.get(path).await.header("content-type"));
    }
    for path in POST {
        assert_eq!(app.send(request("HEAD", path).body(Body::empty()).unwrap()).await.status, 405, "{path}");
    }
}

#[tokio::test]
async fn a_trailing_slash_reaches_the_same_route() {
    let app = TestApp::start().await;
    for path in GET {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        for slashes in ["/", "//"] {
            assert_eq!(app.get(&format!("{path}{slashes}?{query}")).await.status, 200, "{path}{slashes}");
        }
    }
    for path in POST {
        app.post_text(&format!("{path}/"), "[]").await.error(400, "VALIDATION_ERROR");
    }
}

#[tokio::test]
async fn what_is_not_there_is_not_found_in_the_same_words() {
    let app = TestApp::start().await;
    let long = format!("/api/{}", "x".repeat(5000));
    for path in ["/api", "/api/", "/api/nowhere", "/api/version/x", "/api/Version", "/api/%00", "/api/score%2F", &long]
    {
        for method in ["GET", "POST", "DELETE"] {
            app.send(request(method, path).body(Body::empty()).unwrap()).await.error(404, "NOT_FOUND");
        }
    }
}
