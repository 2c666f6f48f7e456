//! What is written and printed, and what is not when it cannot be.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex},
};

use serde_json::Value;

use super::{Place, serves};
use crate::{cerply::Cerply, program::outcome, service::start};

const COMMIT: &str = "9a763a5c0ffee00000000000000000000000abcd";

#[test]
fn a_service_that_is_well_gets_both_reports_and_0() {
    let place = Place::new();
    let run = place.verify(&[&serves(COMMIT)]);
    assert_eq!(run.code, 0, "{}{}", run.said, run.complained);
    assert!(run.said.contains("31/31 passed in "), "{}", run.said);
    assert!(run.said.contains("All of it holds.\n"), "{}", run.said);
    assert_eq!(place.files(), ["PROD_TEST_REPORT.json", "PROD_TEST_REPORT.md"]);
    let text = place.read("PROD_TEST_REPORT.md");
    for part in ["Smoke test", "Latency", "Commit", "Security headers", "CORS", "TLS", "Clock"] {
        assert!(text.contains(&format!("\n## {part}\n")), "{part}\n{text}");
    }
    assert!(text.contains(COMMIT) && text.contains("**All of it holds.**"), "{text}");
    assert_eq!(text.matches("✓ holds").count(), 31 + 6 + 7 + 6 + 2, "{text}");
}

#[test]
fn the_json_report_is_what_is_printed_and_has_every_endpoints_quantiles() {
    let place = Place::new();
    let run = place.verify(&[&serves(COMMIT), "--json", "--out", "deployed.md"]);
    assert_eq!(run.code, 0, "{}", run.complained);
    assert_eq!(run.said, place.read("deployed.json"));
    let report = run.json();
    assert_eq!((&report["verdict"], &report["exit_code"]), (&"holds".into(), &0.into()));
    let latencies = report["latencies"].as_array().unwrap();
    let endpoints: HashSet<_> = latencies.iter().map(|speed| speed["endpoint"].as_str().unwrap()).collect();
    assert_eq!(endpoints.len(), 6);
    for speed in latencies {
        assert_eq!((&speed["samples"], &speed["errors"]), (&2.into(), &0.into()));
        let quantile = |name: &str| speed["measured"][name].as_f64().unwrap();
        assert!(quantile("p50_ms") <= quantile("p95_ms") && quantile("p95_ms") <= quantile("p99_ms"), "{speed}");
        assert!(speed["cold_ms"].is_f64() && speed["target"]["p95_ms"].is_f64(), "{speed}");
    }
}

#[test]
fn an_endpoint_over_its_target_fails_and_a_factor_is_told() {
    let place = Place::new();
    let run = place.verify(&[&serves(COMMIT), "--target-factor", "0.001"]);
    assert_eq!(run.code, 1, "{}", run.said);
    assert!(run.said.contains("✗ fails: GET /api/version: P50 "), "{}", run.said);
    assert!(place.read("PROD_TEST_REPORT.md").contains("**The targets were multiplied by 0.001 for this run.**"));
}

#[test]
fn samples_touch_no_session_and_add_no_plan() {
    let bodies = Arc::new(Mutex::new(Vec::new()));
    let (seen, mut cerply) = (bodies.clone(), Cerply::default());
    let url = start(move |asked| {
        seen.lock().unwrap().push((asked.path.clone(), asked.query.clone(), asked.body.clone()));
        cerply.answer(asked).into()
    });
    let asked = |samples: &str| {
        Place::new().verify(&[&url, "--samples", samples]);
        std::mem::take(&mut *bodies.lock().unwrap())
    };
    let (few, many) = (asked("1"), asked("9"));
    let in_a_session = |requests: &[(String, String, Vec<u8>)]| {
        requests
            .iter()
            .filter(|(_, query, body)| query.contains("sid=") || String::from_utf8_lossy(body).contains("session_id"))
            .count()
    };
    let documents = |requests: &[(String, String, Vec<u8>)]| {
        let previews = requests.iter().filter(|(path, ..)| path == "/api/preview");
        previews.map(|(.., body)| body.clone()).collect::<HashSet<_>>()
    };
    assert_eq!(many.len() - few.len(), 8 * 6);
    assert_eq!(in_a_session(&few), in_a_session(&many));
    assert_eq!(documents(&few), documents(&many));
}

#[test]
fn a_service_that_is_not_there_is_reported_as_not_measured() {
    let place = Place::new();
    let run = place.verify(&["http://127.0.0.1:1"]);
    assert_eq!(run.code, 2);
    assert!(run.said.contains("? not measured: cannot reach http://127.0.0.1:1: "), "{}", run.said);
    let text = place.read("PROD_TEST_REPORT.md");
    assert!(text.contains("Nothing was measured: cannot reach") && !text.contains('✓'), "{text}");
    let report: Value = serde_json::from_str(&place.read("PROD_TEST_REPORT.json")).unwrap();
    assert_eq!((&report["verdict"], &report["smoke"]), (&"not_measured".into(), &Value::Null));
}

#[test]
fn a_place_that_cannot_be_written_to_ends_with_2_and_what_was_found_is_still_told() {
    let place = Place::new();
    let url = serves(COMMIT);
    for out in ["no/such/folder/report.md", ".", "/proc/report.md"] {
        let run = place.verify(&[&url, "--out", out]);
        assert_eq!(run.code, 2, "{out}");
        assert!(run.complained.contains("no report was written") && run.complained.contains(out), "{}", run.complained);
        assert!(run.said.contains("31/31 passed") && !run.said.contains("Reports:"), "{}", run.said);
    }
    assert!(place.files().is_empty(), "{:?}", place.files());
}

#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_leaves_the_older_reports_as_they_were() {
    let place = Place::new();
    let program = place.command(&[&serves(COMMIT)]);
    std::fs::write(place.path().join("PROD_TEST_REPORT.md"), "older").unwrap();
    // One block of 512 bytes is all that any file may take; without the signal, writing more is an error.
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh"]);
    limited.arg(program.get_program()).args(program.get_args());
    limited.current_dir(place.path());
    let run = outcome(&mut limited);
    assert_eq!(run.code, 2, "{}", run.complained);
    assert!(run.complained.contains("no report was written"), "{}", run.complained);
    assert_eq!(place.files(), ["PROD_TEST_REPORT.md"]);
    assert_eq!(place.read("PROD_TEST_REPORT.md"), "older");
}

#[test]
fn settings_that_cannot_be_used_end_with_2_before_anything_is_asked() {
    let place = Place::new();
    for args in [["--rate", "0"], ["--rate", "NaN"], ["--samples", "0"], ["--staging", "nowhere"], ["--out", "r.json"]]
    {
        let run = place.verify(&[&["http://127.0.0.1:1"], args.as_slice()].concat());
        assert_eq!((run.code, run.said.as_str()), (2, ""), "{args:?}");
        assert!(run.complained.contains(args[0]), "{}", run.complained);
    }
    assert!(place.files().is_empty());
}
