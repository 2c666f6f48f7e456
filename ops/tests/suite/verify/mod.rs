//! Verifying a deployment.

mod commits;
mod faults;
mod reports;

use std::{path::Path, process::Command};

use serde_json::Value;
use tempfile::TempDir;

use crate::{
    cerply::Cerply,
    program::{Run, outcome, program},
    service::start,
};

/// A folder of its own to run in, and what is put there.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// The command, quick and with no git above this folder to look into.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = program();
        command.current_dir(self.path()).env("GIT_CEILING_DIRECTORIES", self.path().parent().unwrap());
        command.arg("verify").args(args);
        for (name, value) in [("--samples", "2"), ("--rate", "1000"), ("--target-factor", "1000000")] {
            if !args.contains(&name) {
                command.args([name, value]);
            }
        }
        command
    }

    fn verify(&self, args: &[&str]) -> Run {
        outcome(&mut self.command(args))
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).unwrap()
    }

    fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.path()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn serves(commit: &'static str) -> String {
    let mut cerply = Cerply::built_from(commit);
    start(move |asked| cerply.answer(asked).into())
}

/// The row of this name, of all parts.
fn row<'a>(report: &'a Value, name: &str) -> &'a Value {
    let mut rows = report["parts"].as_array().unwrap().iter().flat_map(|part| part["rows"].as_array().unwrap());
    rows.find(|row| row["name"].as_str().unwrap().starts_with(name)).unwrap_or_else(|| panic!("{name}: {report}"))
}
