//! Showing a registry who asks.

use std::sync::mpsc;

use super::{OLD, Registry, proxy, two_builds};
use crate::program::{Run, run};

const WHO: [(&str, &str); 2] = [("CERPLY_REGISTRY_USER", "operator"), ("CERPLY_REGISTRY_PASSWORD", "secret")];
/// `operator:secret` in RFC 7617's form.
const BASIC: &str = "Basic b3BlcmF0b3I6c2VjcmV0";

fn rollback_as(who: &[(&str, &str)], image: &str) -> Run {
    let run = run("rollback", &[OLD, "--image", image], who);
    assert!(!run.said.contains("secret") && !run.complained.contains("secret"), "{}{}", run.said, run.complained);
    run
}

/// Stands before a registry and wants a token for each act; tells where it was asked with what.
fn wanting_tokens(registry: &Registry, realm: Option<&str>) -> (String, mpsc::Receiver<(String, String)>) {
    let (tell, told) = mpsc::channel();
    let realm = realm.map(str::to_owned);
    let image = proxy::before(registry, move |asked| {
        let shown = asked.header("authorization").unwrap_or_default().to_owned();
        tell.send((asked.path.clone(), shown.clone())).unwrap();
        if asked.path == "/token" {
            let whole = asked.query.contains("service=tests&scope=repository%3Ateam%2Fcerply%3Apull");
            let given = if asked.query.contains("push") { "may-push" } else { "may-pull" };
            let answer = proxy::say("200 OK", &format!("{{\"access_token\":\"{given}\"}}"));
            return Some(if whole && shown == BASIC { answer } else { proxy::say("401 Unauthorized", "secret") });
        }
        let (act, needed) = if asked.method == "PUT" { ("pull,push", "may-push") } else { ("pull", "may-") };
        if shown.starts_with(&format!("Bearer {needed}")) {
            return None;
        }
        let here = format!("http://{}/token", asked.header("host").unwrap());
        let realm = realm.as_deref().unwrap_or(&here);
        let wanted = format!("Bearer realm=\"{realm}\",service=\"tests\",scope=\"repository:team/cerply:{act}\"");
        Some(proxy::say(&format!("401 Unauthorized\r\nwww-authenticate: {wanted}"), ""))
    });
    (image, told)
}

#[test]
fn a_registry_that_wants_a_password_gets_it() {
    let registry = Registry::guarded();
    registry.push(&[OLD], OLD, Some(2));
    registry.push(&["prod-latest"], super::NEW, Some(2));
    let run = rollback_as(&WHO, &registry.image());
    assert_eq!(run.code, 0, "{}", run.said);
    assert_eq!(registry.digest_of("prod-latest"), registry.digest_of(OLD));
}

#[test]
fn without_a_password_or_with_a_wrong_one_it_ends_with_2() {
    let registry = Registry::guarded();
    let run = rollback_as(&[], &registry.image());
    assert!(run.code == 2 && run.said.contains("wants user and password, and none were given"), "{}", run.said);
    let run = rollback_as(&[WHO[0], ("CERPLY_REGISTRY_PASSWORD", "wrong")], &registry.image());
    assert!(run.code == 2 && run.said.contains("no right to GET"), "{}", run.said);
    let run = rollback_as(&WHO[..1], &registry.image());
    assert!(run.code == 2 && run.complained.contains("CERPLY_REGISTRY_PASSWORD is not"), "{}", run.complained);
}

#[test]
fn a_token_is_fetched_for_reading_and_another_for_writing() {
    let registry = two_builds();
    let (image, told) = wanting_tokens(&registry, None);
    let run = rollback_as(&WHO, &image);
    assert_eq!(run.code, 0, "{}", run.said);
    assert_eq!(registry.digest_of("prod-latest"), registry.digest_of(OLD));
    let told: Vec<_> = told.try_iter().collect();
    assert_eq!(told.iter().filter(|(path, _)| path == "/token").count(), 2, "{told:?}");
    assert!(told.iter().all(|(path, shown)| (path == "/token") == shown.starts_with("Basic")), "{told:?}");
}

#[test]
fn credentials_that_give_no_token_end_with_2() {
    let registry = two_builds();
    let (image, _told) = wanting_tokens(&registry, None);
    let run = rollback_as(&[], &image);
    assert!(run.code == 2 && run.said.contains("it answers 401; no credentials were given"), "{}", run.said);
    let run = rollback_as(&[WHO[0], ("CERPLY_REGISTRY_PASSWORD", "wrong")], &image);
    assert!(run.code == 2 && run.said.contains("the credentials are not accepted"), "{}", run.said);
}

#[test]
fn the_password_is_sent_nowhere_without_tls() {
    let registry = two_builds();
    let (image, told) = wanting_tokens(&registry, Some("http://registry.invalid/token"));
    let run = rollback_as(&WHO, &image);
    assert!(run.code == 2 && run.said.contains("which is not HTTPS"), "{}", run.said);
    assert!(told.try_iter().all(|(_, shown)| shown.is_empty()));
}

#[test]
fn what_is_kept_elsewhere_is_fetched_there_without_the_proof() {
    let registry = two_builds();
    let (tell, told) = mpsc::channel();
    let host = registry.host.clone();
    let elsewhere = crate::service::start(move |asked| {
        tell.send(asked.header("authorization").map(str::to_owned)).unwrap();
        proxy::pass_on(&host, asked)
    });
    let image = proxy::before(&registry, move |asked| {
        if asked.header("authorization") != Some(BASIC) {
            return Some(proxy::say("401 Unauthorized\r\nwww-authenticate: Basic realm=\"tests\"", ""));
        }
        let location = format!("307 Temporary Redirect\r\nlocation: {elsewhere}{}", asked.path);
        (asked.method == "GET" && asked.path.contains("/blobs/")).then(|| proxy::say(&location, ""))
    });
    let run = rollback_as(&WHO, &image);
    assert_eq!(run.code, 0, "{}", run.said);
    let shown: Vec<_> = told.try_iter().collect();
    assert!(!shown.is_empty() && shown.iter().all(Option::is_none), "{shown:?}");
}
