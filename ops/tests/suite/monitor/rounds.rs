//! A round, one after the other, two at once, and what a flaky network makes of them.

use std::{
    fs::OpenOptions,
    io::{BufRead, BufReader},
    process::Stdio,
};

use serde_json::Value;

use super::{Health, Watch};

#[test]
fn a_network_that_drops_a_request_once_is_no_incident_and_that_is_said() {
    let watch = Watch::new();
    watch.is(Health::Flaky(1));
    let run = watch.round(&[]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(run.said.contains("· asked a second time: 1 requests got no whole answer"), "{}", run.said);
    let record = &watch.records()[0];
    assert!(record["passed"] == true && record["retried"].as_str().unwrap().contains("no whole answer"), "{record}");
    assert!(watch.read("report.md").contains("asked twice: "));
}

#[test]
fn a_wrong_answer_is_not_asked_for_a_second_time() {
    let watch = Watch::new();
    watch.is(Health::Broken);
    let run = watch.round(&["--json"]);
    assert_eq!(run.code, 1);
    let record = &run.json()["record"];
    assert!(record["passed"] == false && record.get("retried").is_none(), "{record}");
    assert!(record["failures"].as_array().unwrap().iter().any(|failure| failure["endpoint"] == "POST /api/score"));
    assert_eq!(record["sample_errors"], 3);
}

#[test]
fn a_service_that_is_not_there_has_failed() {
    let mut watch = Watch::new();
    watch.url = "http://127.0.0.1:1".to_owned();
    let run = watch.round(&[]);
    assert_eq!(run.code, 1, "{}", run.said);
    assert!(watch.records()[0]["failures"][0]["detail"].as_str().unwrap().starts_with("cannot reach"));
}

#[test]
fn a_second_round_at_the_same_time_is_refused_and_asks_nothing() {
    let watch = Watch::new();
    let lock =
        OpenOptions::new().create(true).truncate(false).write(true).open(watch.file("report.jsonl.lock")).unwrap();
    lock.lock().unwrap();
    let run = watch.round(&[]);
    assert_eq!((run.code, run.said.as_str()), (2, ""));
    assert!(run.complained.contains("another round is under way"), "{}", run.complained);
    assert!(!watch.file("report.jsonl").exists());
    drop(lock);
    assert_eq!(watch.round(&[]).code, 0);
}

#[test]
fn rounds_follow_each_other_until_it_is_stopped() {
    let watch = Watch::new();
    let mut child = watch.command(&["--every", "1s", "--json"]).stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().take(2);
    let rounds: Vec<Value> = lines.map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(rounds.iter().all(|round| round["exit_code"] == 0), "{rounds:?}");
    assert_ne!(rounds[0]["record"]["at"], rounds[1]["record"]["at"]);
}

#[test]
fn settings_that_cannot_be_used_end_with_2_before_anything_is_asked() {
    let watch = Watch::new();
    for args in [
        ["--repo", "example"].as_slice(),
        &["--repo", "../x/y"],
        &["--every", "15"],
        &["--every", "1m", "--once"],
        &["--every", "1m", "--force-fail"],
        &["--github-api", "ftp://x"],
    ] {
        let run = watch.round(args);
        assert_eq!((run.code, run.said.as_str()), (2, ""), "{args:?}");
    }
}
