//! Watching a deployment.

mod drills;
mod files;
pub(crate) mod github;
mod issues;
mod rounds;

use std::{
    fs,
    path::PathBuf,
    process::Command,
    sync::{Arc, Mutex},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::{
    cerply::Cerply,
    program::{Run, outcome, program},
    service::{Wire, start},
};

/// How the service is.
#[derive(Clone, Copy)]
enum Health {
    Well,
    /// Scores with 500.
    Broken,
    /// Hangs up on so many requests, then is well.
    Flaky(u32),
}

/// A service whose health can change, and a folder to watch it from.
struct Watch {
    place: TempDir,
    url: String,
    health: Arc<Mutex<Health>>,
}

impl Watch {
    fn new() -> Self {
        let health = Arc::new(Mutex::new(Health::Well));
        let (now, mut cerply) = (health.clone(), Cerply::default());
        let url = start(move |asked| {
            let mut health = now.lock().unwrap();
            let mut answer = cerply.answer(asked);
            match *health {
                Health::Flaky(left) if left > 0 => {
                    *health = Health::Flaky(left - 1);
                    return Wire::Bytes(Vec::new());
                }
                Health::Broken if asked.path == "/api/score" => answer.status = 500,
                _ => {}
            }
            answer.into()
        });
        Self { place: tempfile::tempdir().unwrap(), url, health }
    }

    fn is(&self, health: Health) {
        *self.health.lock().unwrap() = health;
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = program();
        command.current_dir(self.place.path()).env("GITHUB_TOKEN", github::TOKEN).arg("monitor");
        command
            .args([&self.url, "--report=report.md", "--samples=2", "--rate=1000", "--target-factor=1000000"])
            .args(args);
        command
    }

    fn round(&self, args: &[&str]) -> Run {
        outcome(&mut self.command(args))
    }

    fn file(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).unwrap()
    }

    fn records(&self) -> Vec<Value> {
        self.read("report.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}
