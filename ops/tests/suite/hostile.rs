//! Services that answer anything but what they should.

use crate::{
    program::{Run, smoke},
    service::{Wire, start},
};

/// All 31 are reported as failed, each with a reason.
fn all_failed(run: &Run) {
    assert_eq!(run.code, 1, "{}{}", run.said, run.complained);
    assert_eq!(run.failed().len(), ops::TOTAL, "{}", run.said);
    assert!(run.failed().iter().all(|line| line.contains(": ")), "{}", run.said);
    assert!(run.said.contains("\n0/31 passed in "), "{}", run.said);
}

fn always(bytes: impl Into<Vec<u8>>) -> String {
    let bytes = bytes.into();
    start(move |_| Wire::Bytes(bytes.clone()))
}

fn whole(head: &str, body: &str) -> String {
    always(format!("HTTP/1.1 {head}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}", body.len()))
}

#[test]
fn a_service_that_answers_html_everywhere_fails_all_31() {
    let run = smoke(&[&whole("200 OK\r\ncontent-type: text/html", "<html>Welcome to nginx!</html>")]);
    all_failed(&run);
    assert!(run.said.contains("content-type: expected application/json, found text/html"), "{}", run.said);
}

#[test]
fn html_that_calls_itself_json_is_shown_for_what_it_is() {
    let run = smoke(&[&whole("200 OK\r\ncontent-type: application/json", "<html>\u{1b}[2J</html>")]);
    all_failed(&run);
    assert!(run.said.contains("expected a JSON body, found <html>\\u{1b}[2J</html>"), "{}", run.said);
}

#[test]
fn a_redirect_is_not_followed() {
    let elsewhere = start(|_| panic!("nobody may come here"));
    let run = smoke(&[&whole(&format!("302 Found\r\nlocation: {elsewhere}/api/version"), "")]);
    all_failed(&run);
    assert!(run.said.contains(&format!("expected status 200, found 302 to {elsewhere}")), "{}", run.said);
}

#[test]
fn half_an_answer_is_none() {
    let run = smoke(&[&always("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"ok\":")]);
    all_failed(&run);
    assert!(run.said.contains("no whole answer"), "{}", run.said);
}

#[test]
fn what_is_no_http_is_said_to_be_no_answer() {
    all_failed(&smoke(&[&always("SSH-2.0-OpenSSH_9.6\r\n\r\n")]));
    all_failed(&smoke(&[&always("")]));
}

#[test]
fn an_answer_that_never_ends_is_given_up() {
    let mut body = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".to_vec();
    body.resize(5 * 1024 * 1024, b' ');
    let run = smoke(&[&always(body)]);
    all_failed(&run);
    assert!(run.said.contains("larger than 4194304 bytes"), "{}", run.said);
}

#[test]
fn json_nested_without_end_breaks_nothing() {
    all_failed(&smoke(&[&whole("200 OK\r\ncontent-type: application/json", &"[".repeat(1_000_000))]));
}

#[test]
fn a_service_that_says_nothing_costs_no_more_than_the_time_given() {
    let run = smoke(&[&start(|_| Wire::Silence), "--timeout", "1"]);
    all_failed(&run);
    assert!(run.said.contains("no whole answer within 0.2 s"), "{}", run.said);
    assert!(run.said.contains("not asked: the 1 s for all of it are over"), "{}", run.said);
}
