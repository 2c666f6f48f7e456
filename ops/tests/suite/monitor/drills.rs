//! A failure that was asked for.

use super::{Watch, github::GitHub};

#[test]
fn a_drill_ends_with_2_and_has_an_issue_that_says_so_and_ends_with_the_next_round() {
    let (watch, github) = (Watch::new(), GitHub::start());
    let args = ["--repo", "example/cerply", "--github-api", &github.url];
    let run = watch.round(&[&args, ["--force-fail"].as_slice()].concat());
    assert_eq!(run.code, 2, "{}", run.said);
    assert!(run.said.contains("31/31 passed in ") && run.said.contains("✗ FORCED FAILURE"), "{}", run.said);
    let issue = &github.issues()[0];
    let title = issue["title"].as_str().unwrap();
    assert!(title.starts_with("[DRILL] M3: Staging monitor failure ("), "{title}");
    assert!(issue["body"].as_str().unwrap().contains("**DRILL.**"));
    let record = &watch.records()[0];
    assert!(record["drill"] == true && record["passed"] == true, "a drill does not touch the uptime: {record}");

    assert_eq!(watch.round(&args).code, 0);
    let issues = github.issues();
    assert_eq!((issues.len(), issues[0]["state"].as_str().unwrap()), (1, "closed"));
    assert!(issues[0]["comments"][0].as_str().unwrap().starts_with("The drill is over. "));
}
