//! What a rollback moves, and what it leaves alone.

use super::{NEW, OLD, rollback, two_builds};

#[test]
fn a_rollback_moves_the_tag_and_keeps_what_it_pointed_to() {
    let registry = two_builds();
    let (old, new) = (registry.digest_of(OLD), registry.digest_of(NEW));
    let run = rollback(&registry.image(), &[OLD]);
    assert_eq!(run.code, 0, "{}{}", run.said, run.complained);
    assert_eq!(registry.digest_of("prod-latest"), old);
    let kept = registry.kept();
    assert_eq!(kept.len(), 1);
    assert_eq!(registry.digest_of(&kept[0]), new);
    assert!(run.said.contains("done after ") && run.said.contains(&kept[0]), "{}", run.said);
}

#[test]
fn a_restore_undoes_a_rollback() {
    let registry = two_builds();
    let new = registry.digest_of(NEW);
    assert_eq!(rollback(&registry.image(), &[OLD]).code, 0);
    let kept = registry.kept().remove(0);
    let run = rollback(&registry.image(), &["--restore", &kept]);
    assert_eq!(run.code, 0, "{}{}", run.said, run.complained);
    assert_eq!(registry.digest_of("prod-latest"), new);
}

#[test]
fn a_dry_run_moves_nothing() {
    let registry = two_builds();
    let (tags, new) = (registry.tags(), registry.digest_of(NEW));
    let run = rollback(&registry.image(), &[OLD, "--dry-run"]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(run.said.contains("nothing stands in the way"), "{}", run.said);
    assert_eq!((registry.tags(), registry.digest_of("prod-latest")), (tags, new));
}

#[test]
fn a_short_name_finds_a_whole_tag_and_a_whole_name_a_short_one() {
    let registry = super::Registry::start();
    registry.push(&[OLD], OLD, Some(2));
    registry.push(&[&NEW[..7], "prod-latest"], NEW, Some(2));
    assert_eq!(rollback(&registry.image(), &[&OLD[..9].to_uppercase()]).code, 0);
    assert_eq!(registry.digest_of("prod-latest"), registry.digest_of(OLD));
    assert_eq!(rollback(&registry.image(), &[NEW]).code, 0);
    assert_eq!(registry.digest_of("prod-latest"), registry.digest_of(&NEW[..7]));
}

#[test]
fn a_list_of_images_is_moved_as_one_when_all_say_the_same_commit() {
    let registry = two_builds();
    let old = registry.digest_of(OLD).unwrap();
    let note = registry.push(&["note"], "an attestation", None);
    let list = registry.push_index("3333333", &[(&old, "linux"), (&note, "unknown")]);
    let run = rollback(&registry.image(), &["3333333"]);
    assert_eq!(run.code, 1, "the label says another commit: {}", run.said);
    registry.push_index(&OLD[..7], &[(&old, "linux"), (&note, "unknown")]);
    let run = rollback(&registry.image(), &[&OLD[..7]]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert_eq!(rollback(&registry.image(), &[NEW]).code, 0);
    let kept = registry.kept();
    assert!(run.said.contains(&list[..19]), "{}", run.said);
    assert_eq!(rollback(&registry.image(), &["--restore", kept.last().unwrap()]).code, 0);
    registry.push_index("1111111", &[(&old, "linux"), (&registry.digest_of(NEW).unwrap(), "linux")]);
    let run = rollback(&registry.image(), &["1111111"]);
    assert!(run.code == 1 && run.said.contains("from different commits"), "{}", run.said);
}

#[test]
fn another_tag_is_moved_and_kept_under_its_own_name() {
    let registry = two_builds();
    registry.push(&["staging-latest"], NEW, Some(2));
    let run = rollback(&registry.image(), &[OLD, "--tag", "staging-latest"]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(registry.tags().iter().any(|tag| tag.starts_with("staging-rollback-")), "{:?}", registry.tags());
    assert_eq!(registry.digest_of("prod-latest"), registry.digest_of(NEW));
}

#[test]
fn the_json_document_is_all_that_is_printed_and_times_each_step() {
    let registry = two_builds();
    let (old, new) = (registry.digest_of(OLD).unwrap(), registry.digest_of(NEW).unwrap());
    let document = rollback(&registry.image(), &[OLD, "--json"]).json();
    assert_eq!((&document["ok"], &document["moved"]), (&true.into(), &true.into()), "{document}");
    assert_eq!((&document["target"], &document["before"]), (&old.into(), &new.into()));
    assert_eq!((&document["commit"], &document["kept"]), (&OLD.into(), &registry.kept()[0].as_str().into()));
    let steps = document["steps"].as_array().unwrap();
    let names: Vec<_> = steps.iter().map(|step| step["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["find", "whole", "compare", "schema", "keep", "move", "read back"]);
    assert!(steps.iter().all(|step| step["ok"] == true && step["seconds"].is_f64()), "{document}");
}
