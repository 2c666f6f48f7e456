//! What a rollback refuses: nothing is moved then.

use super::{NEW, OLD, Registry, rollback, two_builds};
use crate::program::run;

/// Refuses with this exit code and these words, and leaves the tags as they are.
fn refuses(registry: &Registry, args: &[&str], code: i32, words: &str) {
    let before = (registry.tags(), registry.digest_of("prod-latest"));
    let run = rollback(&registry.image(), args);
    assert_eq!(run.code, code, "{}{}", run.said, run.complained);
    assert!(run.said.contains(words), "{}", run.said);
    assert_eq!((registry.tags(), registry.digest_of("prod-latest")), before);
}

#[test]
fn a_commit_without_an_image_is_refused() {
    refuses(&two_builds(), &["abcdef0"], 1, "unknown commit: no image is tagged abcdef0");
}

#[test]
fn a_repository_that_is_not_there_has_no_image_of_the_commit() {
    let registry = Registry::start();
    let run = rollback(&registry.image(), &[OLD]);
    assert!(run.code == 1 && run.said.contains("unknown commit"), "{}", run.said);
}

#[test]
fn an_image_whose_label_says_another_commit_is_refused() {
    let registry = two_builds();
    registry.push(&["abcdef0"], OLD, Some(2));
    refuses(&registry, &["abcdef0"], 1, &format!("not of commit abcdef0: its label says {OLD}"));
}

#[test]
fn an_image_whose_label_says_no_whole_commit_is_refused() {
    let registry = two_builds();
    registry.push(&["abcdef0"], "abcdef0", Some(2));
    refuses(&registry, &["abcdef0"], 1, "names no whole commit");
}

#[test]
fn a_name_that_could_be_two_builds_is_refused() {
    let registry = two_builds();
    registry.push(&["1111111b"], OLD, Some(3));
    refuses(&registry, &["1111111"], 1, "give more digits");
}

#[test]
fn a_tag_that_is_there_already_is_refused() {
    refuses(&two_builds(), &[NEW], 1, "already: nothing to do");
}

#[test]
fn a_database_migrated_past_what_the_image_understands_is_refused_with_or_without_force() {
    let registry = Registry::start();
    registry.push(&[OLD], OLD, Some(1));
    registry.push(&["prod-latest"], NEW, Some(2));
    let words = "the database is migrated to 2, as the image in service says, and the image understands 1 at most";
    refuses(&registry, &[OLD], 1, words);
    refuses(&registry, &[OLD, "--force-schema"], 1, words);
}

#[test]
fn an_image_that_does_not_say_what_it_understands_needs_force() {
    let registry = Registry::start();
    registry.push(&[OLD], OLD, None);
    registry.push(&["prod-latest"], NEW, Some(2));
    refuses(&registry, &[OLD], 2, "no label cerply.schema");
    assert_eq!(rollback(&registry.image(), &[OLD, "--force-schema"]).code, 0);
}

#[test]
fn a_service_that_is_not_there_needs_force_and_is_said_to_be_the_reason() {
    let registry = two_builds();
    let args = [OLD, "--watch", "http://127.0.0.1:1", "--dry-run"];
    refuses(&registry, &args, 2, "the service cannot be asked");
    let run = rollback(&registry.image(), &[&args[..], &["--force-schema"]].concat());
    assert!(run.code == 0 && run.said.contains("not checked, as --force-schema says"), "{}", run.said);
}

#[test]
fn only_what_a_rollback_kept_can_be_restored() {
    refuses(&two_builds(), &["--restore", "prod-latest"], 1, "none of the tags that a rollback keeps");
    refuses(&two_builds(), &["--restore", "prod-rollback-20260131-093000"], 1, "the registry knows no tag");
}

#[test]
fn what_cannot_be_a_setting_ends_with_2_before_anything_is_asked() {
    for args in [
        &["--image", "127.0.0.1:1/cerply"][..],
        &["main", "--image", "127.0.0.1:1/cerply"],
        &["1111111", "--image", "cerply"],
        &["1111111", "--image", "127.0.0.1:1/cerply", "--tag", "a b"],
        &["1111111", "--image", "127.0.0.1:1/cerply", "--restore", "prod-rollback-20260131-093000"],
        &["1111111", "--image", "127.0.0.1:1/cerply", "--hook", "http://127.0.0.1:1/"],
    ] {
        let run = run("rollback", args, &[]);
        assert_eq!((run.code, run.said.as_str()), (2, ""), "{args:?}");
    }
}
