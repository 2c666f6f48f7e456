//! The six endpoints.

use std::fmt;

/// One of the six endpoints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Endpoint {
    /// What a document is about.
    Preview,
    /// Lessons and items.
    Generate,
    /// Is an answer right?
    Score,
    /// What to study today.
    DailyNext,
    /// What was asked for.
    UsageDaily,
    /// Which build runs.
    Version,
}

impl Endpoint {
    /// All of them.
    pub(crate) const ALL: [Self; 6] =
        [Self::Preview, Self::Generate, Self::Score, Self::DailyNext, Self::UsageDaily, Self::Version];

    /// Its path.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Preview => "/api/preview",
            Self::Generate => "/api/generate",
            Self::Score => "/api/score",
            Self::DailyNext => "/api/daily/next",
            Self::UsageDaily => "/api/ops/usage/daily",
            Self::Version => "/api/version",
        }
    }

    fn method(self) -> &'static str {
        match self {
            Self::Preview | Self::Generate | Self::Score => "POST",
            Self::DailyNext | Self::UsageDaily | Self::Version => "GET",
        }
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method(), self.path())
    }
}
