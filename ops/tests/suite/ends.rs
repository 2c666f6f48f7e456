//! How a run ends and what it prints.

use std::sync::mpsc;

use crate::{cerply::Cerply, program::smoke, service::start};

fn well_kept() -> String {
    let mut cerply = Cerply::default();
    start(move |asked| cerply.answer(asked).into())
}

/// Where nobody listens: the port of a service that died out in the eighties.
const NOWHERE: &str = "http://127.0.0.1:1";

#[test]
fn a_service_that_keeps_the_contract_passes_as_often_as_it_is_asked() {
    let url = well_kept();
    for _ in 0..3 {
        let run = smoke(&[&url]);
        assert_eq!(run.code, 0, "{}", run.said);
        assert_eq!((run.passed(), run.failed().len()), (ops::TOTAL, 0), "{}", run.said);
        assert!(run.said.contains("\n31/31 passed in "), "{}", run.said);
    }
}

#[test]
fn a_forced_failure_is_marked_and_is_none_of_the_31() {
    let run = smoke(&[&well_kept(), "--force-fail"]);
    assert_eq!(run.code, 2);
    assert_eq!((run.passed(), run.failed().len()), (ops::TOTAL, 0), "{}", run.said);
    assert_eq!(run.said.matches("✗ FORCED FAILURE: ").count(), 1, "{}", run.said);
    assert!(run.said.contains("\n31/31 passed in "), "{}", run.said);

    let document = smoke(&[&well_kept(), "--force-fail", "--json"]).json();
    assert_eq!((&document["passed"], &document["forced_failure"]), (&31.into(), &true.into()));
}

#[test]
fn a_service_that_is_not_there_ends_with_2_and_says_so() {
    let run = smoke(&[NOWHERE]);
    assert_eq!(run.code, 2);
    assert_eq!(run.failed().len(), ops::TOTAL, "{}", run.said);
    assert!(run.said.contains(&format!("\ncannot reach {NOWHERE}: ")), "{}", run.said);

    let document = smoke(&[NOWHERE, "--json"]).json();
    assert_eq!(document["failed"], 31);
    assert!(document["unreachable"].as_str().unwrap().starts_with("cannot reach "));
}

#[test]
fn what_is_no_url_ends_with_2_before_anything_is_asked() {
    for url in ["localhost:3000", "ftp://localhost", "http://user:secret@localhost", "nonsense"] {
        let run = smoke(&[url]);
        assert_eq!((run.code, run.said.as_str()), (2, ""), "{url}");
        assert!(run.complained.contains("invalid value"), "{}", run.complained);
    }
}

#[test]
fn a_key_that_no_header_can_carry_ends_with_2_and_is_not_shown() {
    let run = smoke(&[&well_kept(), "--api-key", "one\ntwo"]);
    assert_eq!((run.code, run.said.as_str()), (2, ""));
    assert!(run.complained.contains("--api-key") && !run.complained.contains("two"), "{}", run.complained);
}

#[test]
fn the_json_document_is_all_that_is_printed_and_adds_up() {
    let run = smoke(&[&well_kept(), "--json"]);
    let document = run.json();
    assert_eq!(run.code, 0);
    assert_eq!((&document["passed"], &document["failed"], &document["total"]), (&31.into(), &0.into(), &31.into()));
    assert!(document["seconds"].is_f64() && document["url"].as_str().unwrap().starts_with("http://127.0.0.1:"));
    let assertions = document["assertions"].as_array().unwrap();
    assert_eq!(assertions.len(), ops::TOTAL);
    for line in assertions {
        assert!(line["ok"] == true && line["millis"].is_u64() && line.get("detail").is_none(), "{line}");
        assert!(line["name"].as_str().unwrap().starts_with(line["endpoint"].as_str().unwrap()), "{line}");
    }
}

#[test]
fn the_operators_token_goes_to_the_operators_endpoint_and_the_key_to_the_others() {
    let (tell, told) = mpsc::channel();
    let mut cerply = Cerply::default();
    let url = start(move |asked| {
        tell.send((asked.path.clone(), asked.header("authorization").map(str::to_owned))).unwrap();
        cerply.answer(asked).into()
    });
    let run = smoke(&[&url, "--api-key", "learner-key", "--ops-token", "ops-token"]);
    assert_eq!(run.code, 0, "{}", run.said);
    for (path, shown) in told.try_iter() {
        let expected = if path == "/api/ops/usage/daily" { "Bearer ops-token" } else { "Bearer learner-key" };
        assert_eq!(shown.as_deref(), Some(expected), "{path}");
    }
    assert!(!run.said.contains("learner-key") && !run.said.contains("ops-token"));
}
