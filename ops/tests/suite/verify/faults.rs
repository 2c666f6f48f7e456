//! One thing is wrong with an otherwise good service: the row that is about it must say so.

use serde_json::{Value, json};

use super::{Place, row, serves};
use crate::{
    cerply::Cerply,
    service::{Answer, Asked, Wire, start},
};

/// Verifies a service with a fault; the exit code and the report.
fn with(mut fault: impl FnMut(&Asked, &mut Answer) + Send + 'static) -> (i32, Value) {
    let mut cerply = Cerply::built_from("1111111");
    let url = start(move |asked| {
        let mut answer = cerply.answer(asked);
        fault(asked, &mut answer);
        answer.into()
    });
    let run = Place::new().verify(&[&url, "--json"]);
    (run.code, run.json())
}

fn speed<'a>(report: &'a Value, endpoint: &str) -> &'a Value {
    report["latencies"].as_array().unwrap().iter().find(|speed| speed["endpoint"] == endpoint).unwrap()
}

#[test]
fn a_missing_or_weak_header_fails_and_what_was_found_is_told() {
    for (name, value, found) in [
        ("x-content-type-options", None, "none"),
        ("x-frame-options", Some("ALLOWALL"), "ALLOWALL"),
        ("referrer-policy", Some("unsafe-url"), "unsafe-url"),
        ("content-security-policy", Some("default-src *"), "default-src *"),
        ("access-control-allow-methods", Some("GET"), "GET"),
        ("access-control-allow-origin", Some("https://other.example"), "https://other.example"),
    ] {
        let (code, report) = with(move |_, answer| {
            answer.headers.retain(|(known, _)| *known != name || value.is_some());
            answer
                .headers
                .iter_mut()
                .filter(|(known, _)| *known == name)
                .for_each(|(_, v)| *v = value.unwrap().to_owned());
        });
        assert_eq!(code, 1, "{name}");
        assert_eq!((&row(&report, name)["outcome"], &row(&report, name)["found"]), (&"fails".into(), &found.into()));
    }
}

#[test]
fn a_clock_that_is_wrong_fails_and_one_that_cannot_be_read_is_not_measured() {
    let (code, report) = with(|asked, answer| {
        if asked.path == "/api/version" {
            answer.json["now"] = json!("2001-01-01T00:00:00Z");
        }
    });
    assert_eq!((code, &row(&report, "now of")["outcome"]), (1, &"fails".into()));
    assert_eq!(row(&report, "Date of")["outcome"], "holds");

    let (code, report) = with(|_, answer| {
        answer.headers.iter_mut().filter(|(name, _)| *name == "date").for_each(|(_, v)| *v = "soon".to_owned());
    });
    assert_eq!((code, &row(&report, "Date of")["outcome"]), (2, &"not_measured".into()));
}

#[test]
fn an_answer_that_is_not_200_while_sampling_fails_its_endpoint_however_fast_it_came() {
    let mut scores = 0;
    let (code, report) = with(move |asked, answer| {
        let body = String::from_utf8_lossy(&asked.body).into_owned();
        if asked.path == "/api/score"
            && body.contains("test-1")
            && body.contains("\"correct\"")
            && !body.contains("session_id")
        {
            scores += 1;
            // The first call and the smoke test's pass; the samples do not.
            if scores > 2 {
                answer.status = 500;
            }
        }
    });
    let speed = speed(&report, "POST /api/score");
    assert_eq!((code, &speed["outcome"], &speed["errors"]), (1, &"fails".into(), &2.into()), "{speed}");
    assert!(speed["first_error"].as_str().unwrap().contains("expected status 200, found 500"), "{speed}");
    assert_eq!(report["smoke"]["passed"], 31, "{report}");
}

#[test]
fn a_deployment_that_names_no_commit_is_not_measured() {
    let run = Place::new().verify(&[&serves("")]);
    assert_eq!(run.code, 2, "{}", run.said);
    assert!(run.said.contains("? not measured: deployed: expected a commit"), "{}", run.said);
}

#[test]
fn a_service_that_hangs_or_answers_html_or_half_a_body_fails_with_a_whole_report() {
    let html = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\ncontent-length: 6\r\n\r\n<html>";
    let half = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"ok\":";
    for bytes in [Some(html), Some(half), None] {
        let url = start(move |_| bytes.map_or(Wire::Silence, |bytes| Wire::Bytes(bytes.into())));
        let place = Place::new();
        let run = place.verify(&[&url, "--timeout", "1"]);
        assert_eq!(run.code, 1, "{}{}", run.said, run.complained);
        assert!(run.said.contains("0/31 passed in "), "{}", run.said);
        assert!(place.read("PROD_TEST_REPORT.md").contains("**Something does not hold.**"));
    }
}
