//! Whose data it is.

use domain::id::SessionId;

/// The organisation that data belongs to: an API key's, or the one space of an open installation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Org(String);

impl Org {
    /// The space of an installation without API keys, and of the pages.
    pub fn default_space() -> Self {
        Self("default".to_owned())
    }

    /// An organisation by its name in the configuration.
    pub fn named(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One learner's course within an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learner {
    /// Whose data it is.
    pub org: Org,
    /// Which course of study.
    pub session: SessionId,
}
