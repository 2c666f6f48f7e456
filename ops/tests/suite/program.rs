//! Running the program.

use std::process::Command;

use serde_json::Value;

/// What came of a run.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) said: String,
    pub(crate) complained: String,
}

/// Runs `cerply-ops` with nothing in its environment that could change what it does but what is given.
pub(crate) fn run(what: &str, args: &[&str], environment: &[(&str, &str)]) -> Run {
    outcome(program().envs(environment.iter().copied()).arg(what).args(args))
}

/// The program with nothing in its environment but where programs are.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cerply-ops"));
    command.env_clear().envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
    command
}

/// What comes of a command.
pub(crate) fn outcome(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        said: String::from_utf8(output.stdout).unwrap(),
        complained: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs `cerply-ops smoke`.
pub(crate) fn smoke(args: &[&str]) -> Run {
    outcome(program().arg("smoke").args(args))
}

impl Run {
    /// The lines of assertions that hold.
    pub(crate) fn passed(&self) -> usize {
        self.said.lines().filter(|line| line.starts_with("✓ ")).count()
    }

    /// The lines of assertions that do not.
    pub(crate) fn failed(&self) -> Vec<&str> {
        self.said.lines().filter(|line| line.starts_with("✗ ") && !line.contains("FORCED FAILURE")).collect()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.said).unwrap()
    }
}
