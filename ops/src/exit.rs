//! How a run ends, for scripts.

use std::process::ExitCode;

/// How a run ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: everything is as it must be.
    Passed,
    /// 1: the service answers, and something is wrong.
    Failed,
    /// 2: the service could not be reached, a setting is wrong, or a failure was asked for.
    NotRun,
}

impl From<Exit> for u8 {
    fn from(exit: Exit) -> u8 {
        match exit {
            Exit::Passed => 0,
            Exit::Failed => 1,
            Exit::NotRun => 2,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(u8::from(exit))
    }
}
