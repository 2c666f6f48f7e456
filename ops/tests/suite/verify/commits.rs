//! The deployed commit against staging's, in a checkout and outside.

use std::process::Command;

use super::{Place, row, serves};

/// A checkout with three commits in a row and one beside the second.
struct Checkout {
    place: Place,
    commits: Vec<&'static str>,
}

impl Checkout {
    fn new() -> Self {
        let checkout = Self { place: Place::new(), commits: Vec::new() };
        checkout.git(&["init", "--quiet", "--initial-branch=main"]);
        let commits = ["one", "two", "three"].map(|name| checkout.commit(name));
        checkout.git(&["checkout", "--quiet", "-b", "aside", commits[0]]);
        let aside = checkout.commit("aside");
        checkout.git(&["checkout", "--quiet", "main"]);
        Self { commits: [commits.as_slice(), &[aside]].concat(), ..checkout }
    }

    fn commit(&self, name: &str) -> &'static str {
        self.git(&[
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.org",
            "commit",
            "--quiet",
            "--allow-empty",
            "-m",
            name,
        ]);
        self.git(&["rev-parse", "HEAD"])
    }

    fn git(&self, args: &[&str]) -> &'static str {
        let output = Command::new("git").current_dir(self.place.path()).args(args).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned().leak()
    }

    /// Exit code and what is said about staging and about the checkout.
    fn compares(&self, deployed: &'static str, staging: &'static str) -> (i32, String, String) {
        let run = self.place.verify(&[&serves(deployed), "--staging", &serves(staging), "--json"]);
        let report = run.json();
        let found = |name| row(&report, name)["found"].as_str().unwrap().to_owned();
        (report["exit_code"].as_i64().unwrap() as i32, found("against staging"), found("against what is checked out"))
    }
}

#[test]
fn the_same_commit_or_a_later_one_holds_and_an_earlier_one_or_one_beside_does_not() {
    let checkout = Checkout::new();
    let [one, two, three, aside] = checkout.commits[..] else { panic!("four commits") };
    for (deployed, staging, code, lies, to_here) in [
        (two, two, 0, "the same", "1 behind"),
        (&two[..8], two, 0, "the same", "1 behind"),
        (three, one, 0, "2 ahead", "the same"),
        (one, three, 1, "2 behind", "2 behind"),
        (aside, three, 1, "1 ahead and 2 behind", "1 ahead and 2 behind"),
    ] {
        let (exit, staging, here) = checkout.compares(deployed, staging);
        assert!(staging.starts_with(&format!("{lies} (staging: ")), "{staging}");
        assert!(here.starts_with(&format!("{to_here} (")), "{here}");
        assert_eq!(exit, code, "{lies}");
    }
}

#[test]
fn which_of_two_commits_is_later_is_not_guessed_outside_a_checkout() {
    let place = Place::new();
    let url = serves("1111111111111111111111111111111111111111");
    let other = serves("2222222222222222222222222222222222222222");
    let run = place.verify(&[&url, "--staging", &other]);
    assert_eq!(run.code, 2, "{}", run.said);
    assert!(
        run.said.contains("another (2222222222222222222222222222222222222222), and which is later"),
        "{}",
        run.said
    );
}

#[test]
fn a_staging_that_is_not_there_or_names_no_commit_is_not_measured() {
    let place = Place::new();
    for (staging, why) in [("http://127.0.0.1:1".to_owned(), "staging: cannot reach"), (serves(""), "found unknown")] {
        let run = place.verify(&[&serves("1111111"), "--staging", &staging]);
        assert_eq!(run.code, 2, "{}", run.said);
        assert!(run.said.contains("? not measured: against staging") && run.said.contains(why), "{}", run.said);
    }
}
