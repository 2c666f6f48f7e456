//! A disk that fills up: what was acknowledged stays, what cannot be written is refused, reading goes on.

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Process, on_a_small_disk};

const SCHEDULE: &str = "/api/certified/schedule";
const PROGRESS: &str = "/api/certified/progress?sid=s";

fn card(n: u32) -> Value {
    json!({ "session_id": "s", "items": [{ "id": format!("c{n}"), "front": "x".repeat(4000) }] })
}

#[test]
fn nothing_acknowledged_is_lost_when_the_disk_fills() {
    let folder = TempDir::new().unwrap();
    let database = format!("--database={}", folder.path().join("c.db").display());
    let full = Process::start_on_a_small_disk(1024, &[&database]);
    let mut acknowledged = 0;
    let refused = loop {
        match full.send("POST", SCHEDULE, &card(acknowledged)) {
            (200, _) => acknowledged += 1,
            refused => break refused,
        }
        assert!(acknowledged < 1000, "the disk never fills");
    };
    assert_eq!((refused.0, &refused.1["error"]["code"]), (503, &json!("SERVICE_UNAVAILABLE")));
    assert_eq!(full.send("GET", PROGRESS, &Value::Null).1["total"], acknowledged);
    drop(full);

    let roomy = Process::start(&[&database]);
    assert_eq!(roomy.send("GET", PROGRESS, &Value::Null).1["total"], acknowledged);
    assert_eq!(roomy.send("POST", SCHEDULE, &card(acknowledged)).0, 200);
}

#[test]
fn a_database_that_cannot_be_made_for_want_of_space_ends_the_program_with_code_3() {
    let folder = TempDir::new().unwrap();
    let database = format!("--database={}", folder.path().join("c.db").display());
    let ended = on_a_small_disk(8).args(["--addr=127.0.0.1:0", &database]).output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!((ended.status.code(), said.lines().count()), (Some(3), 1), "{said}");
    assert!(said.contains("c.db"), "{said}");
}
