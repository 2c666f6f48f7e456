//! A small service that keeps the contract as far as the smoke test looks.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::service::{Answer, Asked};

const NOW: &str = "2026-01-31T12:00:00.000Z";

/// What it remembers.
#[derive(Default)]
pub(crate) struct Cerply {
    contents: BTreeMap<String, String>,
    usage: BTreeMap<String, (u64, u64)>,
    missed: bool,
    answers: u64,
    commit: &'static str,
}

impl Cerply {
    /// One that says it was built from this commit; `unknown` when that is empty.
    pub(crate) fn built_from(commit: &'static str) -> Self {
        Self { commit, ..Self::default() }
    }

    pub(crate) fn answer(&mut self, asked: &Asked) -> Answer {
        self.answers += 1;
        let id = asked.header("x-request-id").map_or_else(|| format!("id-{}", self.answers), str::to_owned);
        let mut headers = vec![
            ("content-type", "application/json; charset=utf-8".to_owned()),
            ("access-control-allow-origin", "*".to_owned()),
            ("cache-control", "no-store".to_owned()),
            ("x-request-id", id),
            (
                "date",
                jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&Timestamp::now()).unwrap(),
            ),
            ("x-content-type-options", "nosniff".to_owned()),
            ("x-frame-options", "DENY".to_owned()),
            ("referrer-policy", "same-origin".to_owned()),
            ("permissions-policy", "camera=()".to_owned()),
            ("cross-origin-opener-policy", "same-origin".to_owned()),
            ("content-security-policy", "default-src 'none'; base-uri 'none'".to_owned()),
        ];
        if asked.method == "OPTIONS" {
            headers.push(("access-control-allow-methods", "GET, POST".to_owned()));
            headers.push(("access-control-allow-headers", "Content-Type".to_owned()));
            headers.push(("access-control-max-age", "600".to_owned()));
            return Answer { status: 204, headers, json: Value::Null };
        }
        let (status, json) = self.document(asked);
        let (requests, errors) = self.usage.entry(asked.path.clone()).or_default();
        *requests += 1;
        *errors += u64::from(status >= 400);
        if asked.path == "/api/version" {
            for name in ["x-image-tag", "x-image-revision", "x-image-created"] {
                headers.push((name, "unknown".to_owned()));
            }
            headers.push(("x-runtime-channel", "test".to_owned()));
        }
        Answer { status, headers, json }
    }

    fn document(&mut self, asked: &Asked) -> (u16, Value) {
        let is_json = asked.header("content-type").is_some_and(|kind| kind.starts_with("application/json"));
        if asked.method == "POST" && !is_json {
            return error(415, "UNSUPPORTED_MEDIA_TYPE", None);
        }
        let body = if asked.method == "POST" { serde_json::from_slice(&asked.body) } else { Ok(Value::Null) };
        let Ok(body) = body else { return error(400, "VALIDATION_ERROR", Some("body")) };
        match asked.path.as_str() {
            "/api/preview" => self.preview(&body),
            "/api/generate" => self.generate(&body),
            "/api/score" => self.score(&body),
            "/api/daily/next" => self.queue(&asked.query),
            "/api/ops/usage/daily" => self.usage(&asked.query),
            "/api/version" => (200, version(self.commit)),
            _ => error(404, "NOT_FOUND", None),
        }
    }

    fn preview(&mut self, body: &Value) -> (u16, Value) {
        let Some(content) = body["content"].as_str() else { return error(400, "VALIDATION_ERROR", Some("content")) };
        let grounded = content.contains('\n');
        let title = content.lines().next().unwrap();
        let plan_id = format!("plan-{}", content.len());
        self.contents.insert(plan_id.clone(), content.to_owned());
        let module = json!({ "id": format!("{plan_id}-1"), "title": title, "topics": [title], "estimated_items": 1,
            "spans": [{ "start": 0, "end": content.len() }] });
        let preview = json!({ "plan_id": plan_id, "summary": title, "proposed_modules": [module],
            "clarifying_questions": ["Is there source material?"], "meta": { "grounded": grounded } });
        (200, preview)
    }

    fn generate(&self, body: &Value) -> (u16, Value) {
        let module = &body["modules"][0];
        if module["title"] == "" {
            return error(400, "VALIDATION_ERROR", Some("modules[0].title"));
        }
        let plan_id = body["plan_id"].as_str().unwrap();
        let Some(content) = self.contents.get(plan_id) else { return error(404, "PLAN_NOT_FOUND", None) };
        let quote = content.lines().last().unwrap();
        let start = content.find(quote).unwrap();
        let citation = json!({ "start": start, "end": start + quote.len(), "quote": quote });
        let item = json!({ "id": "item-1", "type": "mcq", "prompt": format!("Which text is {plan_id}?"),
            "choices": ["that", "this"], "answer": 1, "difficulty": "easy", "citation": citation });
        let lesson = json!({ "id": "lesson-1", "title": "All", "explanation": quote, "citations": [citation] });
        let module = json!({ "id": module["id"], "title": module["title"], "lessons": [lesson], "items": [item] });
        (200, json!({ "plan_id": plan_id, "modules": [module], "meta": { "grounded": true } }))
    }

    fn score(&mut self, body: &Value) -> (u16, Value) {
        let right = match body["item_id"].as_str().unwrap() {
            "test-1" => json!("correct"),
            "item-1" => json!(1),
            _ => return error(404, "ITEM_NOT_FOUND", None),
        };
        let Some(answer) = body.get("user_answer") else {
            return error(400, "VALIDATION_ERROR", Some("user_answer"));
        };
        let (correct, blank) = (*answer == right, *answer == "");
        if body["session_id"] == "cerply-smoke" {
            self.missed = !correct;
        }
        let days = u64::from(correct);
        let score = json!({ "score": days, "correct": correct, "confidence": 1.0, "difficulty": "medium",
            "verdict": if correct { "correct" } else if blank { "blank" } else { "incorrect" },
            "misconceptions": [], "matched_terms": [], "missing_terms": [], "forgiven": [], "rationale": "So it is.",
            "next_review_days": days, "meta": {},
            "schedule": { "algo": "sm2-lite", "reps": days, "ef": 2.5, "interval_days": days, "due_at": NOW } });
        (200, score)
    }

    fn queue(&self, query: &str) -> (u16, Value) {
        if query.contains("limit=0") {
            return error(400, "VALIDATION_ERROR", Some("limit"));
        }
        let entry = |id: &str, reason: &str| {
            json!({ "item_id": id, "plan_id": "demo", "priority": 0.5, "reason": reason, "due_at": NOW,
                "struggle_score": 0.25 })
        };
        let queue = match (query.contains("sid=cerply-smoke"), self.missed) {
            (false, _) => vec![entry("demo-1", "new"), entry("demo-2", "new")],
            (true, true) => vec![entry("test-1", "recent_mistake")],
            (true, false) => Vec::new(),
        };
        let day = json!({ "date": "2026-01-31", "starts_at": NOW, "ends_at": NOW, "tz": "UTC" });
        let counts = json!({ "due": 0, "new": 2, "learning": 0 });
        (200, json!({ "queue": queue, "counts": counts, "day": day, "meta": {} }))
    }

    fn usage(&self, query: &str) -> (u16, Value) {
        if query.contains("2026-02-30") {
            return error(400, "VALIDATION_ERROR", Some("from"));
        }
        let rows = self.usage.iter().map(|(route, (requests, errors))| {
            json!({ "date": "2026-01-31", "route": route, "requests": requests, "errors": errors,
                "total_tokens_in": 0, "total_tokens_out": 0, "total_cost": 0.0, "models": [], "unpriced_requests": 0,
                "latency_ms": { "p50": 1.0, "p95": 2.0, "p99": 3.0 } })
        });
        let rows: Vec<Value> = rows.collect();
        let usage = json!({ "generated_at": NOW, "today": "2026-01-31", "yesterday": "2026-01-30", "tz": "UTC",
            "aggregates": rows });
        (200, usage)
    }
}

fn version(commit: &str) -> Value {
    let commit = if commit.is_empty() { "unknown" } else { commit };
    json!({ "ok": true, "version": "1.1.0", "commit": commit, "built_at": null, "now": Timestamp::now().to_string(),
        "image": { "tag": null, "revision": null, "created": null }, "runtime": { "channel": "test" } })
}

fn error(status: u16, code: &str, path: Option<&str>) -> (u16, Value) {
    let details: Vec<Value> = path.iter().map(|path| json!({ "path": path, "message": "cannot be used" })).collect();
    (status, json!({ "error": { "code": code, "message": "That cannot be used.", "details": details } }))
}
