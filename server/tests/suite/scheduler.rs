use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn the_vectors_are_those_that_the_schedulers_are_tested_with() {
    let body = TestApp::start().await.get("/api/scheduler/vectors").await.ok();
    let sent: Vec<serde_json::Value> =
        domain::schedule::VECTORS.iter().map(|file| serde_json::from_str(file).unwrap()).collect();
    assert_eq!(body["algorithms"], json!(sent));
}

#[tokio::test]
async fn a_plans_scheduler_can_be_chosen_and_the_built_in_ones_keep_theirs() {
    let app = TestApp::start().await;
    let plan = app.post("/api/preview", json!({ "content": "# Fire drills\n\nLeave by the nearest exit." })).await.ok();
    let choose = |plan: &serde_json::Value, algo: &str| json!({ "plan_id": plan, "algo": algo });
    let body = app.post("/api/scheduler/plan", choose(&plan["plan_id"], "fsrs-6")).await.ok();
    assert_eq!(body, choose(&plan["plan_id"], "fsrs-6"));
    app.post("/api/scheduler/plan", choose(&json!("nowhere"), "sm2")).await.error(404, "PLAN_NOT_FOUND");
    app.post("/api/scheduler/plan", choose(&json!("demo"), "sm2")).await.error(403, "FORBIDDEN");
    let found = app.post("/api/scheduler/plan", choose(&json!("a b"), "sm3")).await.error(400, "VALIDATION_ERROR");
    assert_eq!(found, ["plan_id", "algo"]);
}
