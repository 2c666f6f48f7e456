//! One issue per incident, whatever happens to GitHub meanwhile.

use serde_json::{Value, json};

use super::{
    Health, Watch,
    github::{GitHub, TOKEN},
};
use crate::program::Run;

const REPO: [&str; 2] = ["--repo", "example/cerply"];

fn round(watch: &Watch, github: &GitHub, args: &[&str]) -> Run {
    watch.round(&[&REPO, ["--github-api", &github.url].as_slice(), args].concat())
}

/// Where no GitHub is.
fn round_without_github(watch: &Watch) -> Run {
    watch.round(&[&REPO, ["--github-api", "http://127.0.0.1:1"].as_slice()].concat())
}

fn text<'a>(issue: &'a Value, field: &str) -> &'a str {
    issue[field].as_str().unwrap()
}

#[test]
fn an_incident_is_one_issue_with_comments_and_an_end() {
    let (watch, github) = (Watch::new(), GitHub::start());
    assert_eq!(round(&watch, &github, &[]).code, 0);
    assert_eq!(github.requests(), 0, "nothing is wrong, nobody is told");

    watch.is(Health::Broken);
    let run = round(&watch, &github, &["--run-url", "https://ci.example/runs/7"]);
    assert_eq!(run.code, 1, "{}", run.said);
    assert!(run.said.contains("· opened issue 1: M3: Staging monitor failure ("), "{}", run.said);
    let issue = &github.issues()[0];
    let records = watch.records();
    let since = &records[1]["at"].as_str().unwrap()[..19];
    assert_eq!(text(issue, "title"), format!("M3: Staging monitor failure ({since}Z)"));
    assert_eq!(issue["labels"], json!(["bug", "staging"]));
    for part in [
        "- Run: <https://ci.example/runs/7>\n",
        "Failed endpoint: POST /api/score",
        "expected status 200, found 500",
        &format!("- Timestamp: {since}Z\n"),
        "- Duration of the round: ",
        "\nLast 32 lines:\n",
        "✗ POST /api/score",
        "/31 passed in ",
    ] {
        assert!(text(issue, "body").contains(part), "{part}\n{}", text(issue, "body"));
    }

    assert_eq!(round(&watch, &github, &[]).code, 1);
    let issue = &github.issues()[0];
    let comments = issue["comments"].as_array().unwrap();
    assert_eq!(comments.len(), 1, "still failing is a comment");
    assert!(comments[0].as_str().unwrap().contains("in round 2 of it"), "{comments:?}");

    watch.is(Health::Well);
    assert_eq!(round(&watch, &github, &[]).code, 0);
    let issues = github.issues();
    assert_eq!(issues.len(), 1);
    assert_eq!((text(&issues[0], "state"), text(&issues[0], "state_reason")), ("closed", "completed"));
    let end = issues[0]["comments"][1].as_str().unwrap();
    assert!(end.starts_with("Recovered. It lasted 0 min ") && end.contains(" seen in 2 rounds"), "{end}");

    watch.is(Health::Broken);
    round(&watch, &github, &[]);
    assert_eq!(github.issues().len(), 2, "the next incident has an issue of its own");
}

#[test]
fn what_github_does_not_take_is_sent_at_the_next_round() {
    let (watch, github) = (Watch::new(), GitHub::start());
    watch.is(Health::Broken);
    for _ in 0..3 {
        let run = round_without_github(&watch);
        assert_eq!(run.code, 1);
        assert!(run.said.contains(" wait for the next round"), "{}", run.said);
    }
    watch.is(Health::Well);
    assert_eq!(round(&watch, &github, &[]).code, 0);
    let issues = github.issues();
    assert_eq!((issues.len(), text(&issues[0], "state")), (1, "closed"));
    assert_eq!(issues[0]["comments"].as_array().unwrap().len(), 1, "only its end is news");
    assert!(issues[0]["comments"][0].as_str().unwrap().contains("seen in 3 rounds"));
}

#[test]
fn a_rate_limit_is_respected_by_the_next_round() {
    let (watch, github) = (Watch::new(), GitHub::start());
    watch.is(Health::Broken);
    for headers in
        [json!({ "retry-after": "60" }), json!({ "x-ratelimit-remaining": "0", "x-ratelimit-reset": "9999999999" })]
    {
        github.next(&json!([{ "status": 403, "headers": headers }]));
        assert_eq!(round(&watch, &github, &[]).code, 1);
        let asked = github.requests();
        let run = round(&watch, &github, &[]);
        assert!(run.said.contains("GitHub asked to be left alone until "), "{}", run.said);
        assert_eq!(github.requests(), asked);
        forget_the_limit(&watch);
    }
    round(&watch, &github, &[]);
    assert_eq!(github.issues().len(), 1);
}

fn forget_the_limit(watch: &Watch) {
    let mut state: Value = serde_json::from_str(&watch.read("report.jsonl.state")).unwrap();
    assert!(state["quiet_until"].is_string(), "{state}");
    state["quiet_until"] = Value::Null;
    std::fs::write(watch.file("report.jsonl.state"), state.to_string()).unwrap();
}

#[test]
fn an_answer_that_got_lost_makes_no_second_issue() {
    let (watch, github) = (Watch::new(), GitHub::start());
    watch.is(Health::Broken);
    round_without_github(&watch);
    let unsent = watch.read("report.jsonl.state");
    round(&watch, &github, &[]);
    // As if the program had died between GitHub's answer and taking note of it.
    std::fs::write(watch.file("report.jsonl.state"), unsent).unwrap();
    round(&watch, &github, &[]);
    assert_eq!(github.issues().len(), 1);
}

#[test]
fn a_state_that_is_lost_or_cannot_be_read_goes_on_with_the_issue_that_is_open() {
    let (watch, github) = (Watch::new(), GitHub::start());
    watch.is(Health::Broken);
    round(&watch, &github, &[]);
    std::fs::write(watch.file("report.jsonl.state"), "{\"open\":").unwrap();
    let run = round(&watch, &github, &[]);
    assert!(
        run.said.contains("· went on with issue 1: ") && run.said.contains("the state could not be read"),
        "{}",
        run.said
    );
    watch.is(Health::Well);
    round(&watch, &github, &[]);
    let issues = github.issues();
    assert_eq!((issues.len(), text(&issues[0], "state")), (1, "closed"));
}

#[test]
fn the_issue_is_opened_even_when_no_file_can_be_written() {
    let (watch, github) = (Watch::new(), GitHub::start());
    watch.is(Health::Broken);
    std::fs::create_dir(watch.file("report.jsonl")).unwrap();
    std::fs::create_dir(watch.file("report.jsonl.state")).unwrap();
    let run = round(&watch, &github, &[]);
    assert_eq!(run.code, 2, "{}", run.said);
    assert!(run.complained.contains("report.jsonl"), "{}", run.complained);
    assert_eq!(github.issues().len(), 1);
}

#[test]
fn an_issue_that_is_gone_blocks_nothing() {
    let (watch, github) = (Watch::new(), GitHub::start());
    watch.is(Health::Broken);
    round(&watch, &github, &[]);
    watch.is(Health::Well);
    github.next(&json!([{ "status": 410 }, { "status": 410 }]));
    let run = round(&watch, &github, &[]);
    assert_eq!(run.code, 0);
    assert_eq!(run.said.matches("an issue is gone").count(), 2, "{}", run.said);
    let asked = github.requests();
    round(&watch, &github, &[]);
    assert_eq!(github.requests(), asked);
}

#[test]
fn the_token_is_needed_and_never_shown() {
    let (watch, github) = (Watch::new(), GitHub::start());
    watch.is(Health::Broken);
    github.next(&json!([{ "status": 401 }]));
    let run = round(&watch, &github, &[]);
    assert!(run.said.contains("GitHub answers 401"), "{}", run.said);
    assert!(!run.said.contains(TOKEN) && !run.complained.contains(TOKEN));
    assert!(!watch.read("report.jsonl.state").contains(TOKEN));

    let run = crate::program::outcome(watch.command(&REPO).env_remove("GITHUB_TOKEN"));
    assert_eq!((run.code, run.said.as_str()), (2, ""));
    assert!(run.complained.contains("GITHUB_TOKEN"), "{}", run.complained);
}
