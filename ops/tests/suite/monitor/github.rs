//! A GitHub that refuses what GitHub's own OpenAPI description does not allow.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use serde_json::{Value, json};

pub(crate) const TOKEN: &str = "not-a-real-token";

/// The mock; it ends with the test.
pub(crate) struct GitHub {
    process: Child,
    pub(crate) url: String,
}

impl GitHub {
    pub(crate) fn start() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/github");
        assert!(
            folder.join("node_modules/@octokit/openapi").is_dir(),
            "GitHub's description is not installed: run (cd ops/tests/github && npm ci), or make test, which does"
        );
        let mut command = Command::new("node");
        command.arg("mock.mjs").current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().expect("node runs the mock of GitHub: install Node.js 20 or later");
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { process, url: format!("http://127.0.0.1:{}", line.trim()) }
    }

    /// What the next requests are answered instead.
    pub(crate) fn next(&self, answers: &Value) {
        ureq::post(format!("{}/_next", self.url)).send(answers.to_string()).unwrap();
    }

    /// What has been seen; nothing may have been against the description.
    pub(crate) fn seen(&self) -> Value {
        let seen = self.everything();
        assert_eq!(seen["violations"], json!([]));
        seen
    }

    fn everything(&self) -> Value {
        let text = ureq::get(format!("{}/_seen", self.url)).call().unwrap().body_mut().read_to_string().unwrap();
        serde_json::from_str(&text).unwrap()
    }

    pub(crate) fn issues(&self) -> Vec<Value> {
        self.seen()["issues"].as_array().unwrap().clone()
    }

    /// How many requests came.
    pub(crate) fn requests(&self) -> usize {
        self.seen()["requests"].as_array().unwrap().len()
    }
}

impl Drop for GitHub {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn the_mock_refuses_fields_paths_and_values_that_github_does_not_know() {
    let github = GitHub::start();
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let post = |path: &str, body: Value| {
        let request = agent.post(format!("{}{path}", github.url)).header("authorization", "Bearer x");
        let request = request.header("accept", "application/vnd.github+json").content_type("application/json");
        request.send(body.to_string()).unwrap().status().as_u16()
    };
    let issues = "/repos/example/cerply/issues";
    assert_eq!(post(issues, json!({ "title": "a", "labels": ["bug"] })), 201);
    for (path, body) in [
        (issues, json!({ "titel": "a" })),
        (issues, json!({ "title": "a", "label": ["bug"] })),
        (issues, json!({ "title": "a", "labels": "bug" })),
        ("/repos/example/cerply/issues/1/comments", json!({ "text": "a" })),
        ("/repos/example/cerply/issue", json!({ "title": "a" })),
    ] {
        assert_eq!(post(path, body.clone()), 422, "{path} {body}");
    }
    assert!(github.everything()["violations"].as_array().unwrap().len() >= 5);
}
