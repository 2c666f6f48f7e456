//! Registries that are busy, forgetful, lying or none.

use super::{NEW, OLD, proxy, rollback, two_builds};
use crate::service::{Wire, start};

#[test]
fn a_registry_that_is_busy_is_asked_again_when_it_says() {
    let registry = two_builds();
    let mut asked_for = 0;
    let image = proxy::before(&registry, move |_| {
        asked_for += 1;
        let busy = if asked_for % 4 == 3 { "503 Busy" } else { "429 Too Many Requests" };
        (asked_for % 4 != 0).then(|| proxy::say(&format!("{busy}\r\nretry-after: 0"), ""))
    });
    let run = rollback(&image, &[OLD]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert_eq!(registry.digest_of("prod-latest"), registry.digest_of(OLD));
}

#[test]
fn a_registry_that_wants_more_patience_than_there_is_time_ends_with_2() {
    let run = rollback(&image(|| proxy::say("429 Too Many Requests\r\nretry-after: 5000", "")), &[OLD]);
    assert!(run.code == 2 && run.said.contains("the registry answers 429"), "{}", run.said);
    let run = rollback(&image(|| proxy::say("429 Too Many Requests\r\nretry-after: 0", "")), &[OLD]);
    assert!(run.code == 2 && run.said.contains("429 (asked 5 times)"), "{}", run.said);
}

/// A registry that always answers so.
fn image(answer: fn() -> Wire) -> String {
    format!("{}/team/cerply", start(move |_| answer()).trim_start_matches("http://"))
}

#[test]
fn a_registry_that_is_not_there_or_says_nothing_ends_with_2() {
    let run = rollback("127.0.0.1:1/team/cerply", &[OLD, "--timeout", "1"]);
    assert!(run.code == 2 && run.said.contains("was not moved"), "{}", run.said);
    let run = rollback(&image(|| Wire::Silence), &[OLD, "--timeout", "1"]);
    assert!(run.code == 2 && run.said.contains("no whole answer within"), "{}", run.said);
}

#[test]
fn what_is_no_registry_ends_with_1_and_is_shown_for_what_it_is() {
    let run = rollback(&image(|| proxy::say("200 OK\r\ncontent-type: text/html", "<html>hello</html>")), &[OLD]);
    assert!(run.code == 1 && run.said.contains("expected a manifest, found text/html"), "{}", run.said);
}

#[test]
fn a_registry_that_takes_what_is_kept_and_loses_it_moves_nothing() {
    let registry = two_builds();
    let image = proxy::before(&registry, |asked| {
        let keeps = asked.method == "PUT" && asked.path.contains("prod-rollback-");
        keeps.then(|| proxy::say("201 Created", ""))
    });
    let run = rollback(&image, &[OLD]);
    assert!(run.code == 1 && run.said.contains("nothing was kept, nothing is moved"), "{}", run.said);
    assert_eq!(registry.digest_of("prod-latest"), registry.digest_of(NEW));
}

#[test]
fn a_registry_that_takes_the_move_and_forgets_it_is_found_out() {
    let registry = two_builds();
    let image = proxy::before(&registry, |asked| {
        let moves = asked.method == "PUT" && asked.path.ends_with("/prod-latest");
        moves.then(|| proxy::say("201 Created", ""))
    });
    let run = rollback(&image, &[OLD]);
    assert_eq!(run.code, 1, "{}", run.said);
    let (old, new) = (registry.digest_of(OLD).unwrap(), registry.digest_of(NEW).unwrap());
    assert!(run.said.contains(&format!("expected {old} at prod-latest, found {new}")), "{}", run.said);
    assert_eq!(rollback(&registry.image(), &[OLD]).code, 0);
    assert_eq!(registry.kept().len(), 1);
}

#[test]
fn a_digest_that_is_not_that_of_what_was_sent_is_found_out() {
    let registry = two_builds();
    let lie = format!("docker-content-digest: sha256:{}", "0".repeat(64));
    let manifest = "application/vnd.oci.image.manifest.v1+json";
    let image = proxy::before(&registry, move |asked| {
        let head = format!("200 OK\r\ncontent-type: {manifest}\r\n{lie}");
        asked.path.contains("/manifests/").then(|| proxy::say(&head, "{\"schemaVersion\":2}"))
    });
    let run = rollback(&image, &[OLD]);
    assert!(run.code == 1 && run.said.contains("and what it sent is sha256:"), "{}", run.said);
}

#[test]
fn labels_that_are_not_those_of_the_image_are_found_out() {
    let registry = two_builds();
    let image = proxy::before(&registry, |asked| {
        let labels = format!("{{\"config\":{{\"Labels\":{{\"org.opencontainers.image.revision\":\"{OLD}\"}}}}}}");
        (asked.method == "GET" && asked.path.contains("/blobs/")).then(|| proxy::say("200 OK", &labels))
    });
    let run = rollback(&image, &[OLD]);
    assert!(run.code == 1 && run.said.contains("what the registry sent is sha256:"), "{}", run.said);
}

#[test]
fn a_layer_that_the_registry_has_lost_is_missed_before_anything_moves() {
    let registry = two_builds();
    let image = proxy::before(&registry, |asked| (asked.method == "HEAD").then(|| proxy::say("404 Not Found", "")));
    let run = rollback(&image, &[OLD]);
    assert!(run.code == 1 && run.said.contains("has lost the layer sha256:"), "{}", run.said);
    assert_eq!(registry.digest_of("prod-latest"), registry.digest_of(NEW));
}
