//! Why something could not be done.

use std::fmt;

/// Why something could not be done.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// Nobody could be asked, or nothing may be.
    NotRun(String),
    /// What was found is not as it must be.
    Failed(String),
}

/// Nobody could be asked, or nothing may be.
pub(crate) fn not_run(text: impl Into<String>) -> Trouble {
    Trouble::NotRun(text.into())
}

/// What was found is not as it must be.
pub(crate) fn failed(text: impl Into<String>) -> Trouble {
    Trouble::Failed(text.into())
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::NotRun(text) | Self::Failed(text)) = self;
        f.write_str(text)
    }
}
