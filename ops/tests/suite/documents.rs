//! The commands of the operators' manual.

use std::{env, path::Path, process::Command};

use crate::{cerply::Cerply, monitor::github::GitHub, program::outcome, service::start};

const MANUAL: &str = include_str!("../../../docs/OPERATIONS.md");

/// What stands between fences of shell.
fn commands() -> Vec<&'static str> {
    MANUAL.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn each_command_of_verify_and_monitor_does_what_the_manual_says() {
    let mut cerply = Cerply::built_from("9a763a5c0ffee");
    let url = start(move |asked| cerply.answer(asked).into());
    let (github, place) = (GitHub::start(), tempfile::tempdir().unwrap());
    let programs = Path::new(env!("CARGO_BIN_EXE_cerply-ops")).parent().unwrap();
    let path = format!("{}:{}", programs.display(), env::var("PATH").unwrap());
    let of_these: Vec<_> = commands()
        .into_iter()
        .filter(|text| text.contains("cerply-ops verify") || text.contains("cerply-ops monitor"))
        .collect();
    assert!(of_these.len() >= 4, "{of_these:?}");
    for text in of_these {
        // The only changes: a token, and no word about how fast a machine full of tests is.
        let text = text.replace('…', "not-a-real-token").replace("--rate 10", "--rate 1000");
        let text = text.trim_end().to_owned() + " --target-factor 1000000";
        let mut shell = Command::new("sh");
        shell.env_clear().current_dir(place.path()).args(["-ec", &text]);
        shell.envs([("URL", &url), ("STAGING", &url), ("PATH", &path), ("GITHUB_API_URL", &github.url)]);
        let run = outcome(&mut shell);
        let expected = if text.contains("--force-fail") { 2 } else { 0 };
        assert_eq!(run.code, expected, "{text}\n{}{}", run.said, run.complained);
    }
}
