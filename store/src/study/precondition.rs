//! What a client says a session must still be for its change to be made.

use sqlx::SqliteConnection;

use super::session::select_session;
use crate::{Error, Learner};

/// What a session's version must be; checked in the transaction of the change itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Precondition {
    /// Whatever it is.
    #[default]
    None,
    /// There must be such a session.
    Exists,
    /// One of these; 0 is the version of a session nobody has seen.
    OneOf(Vec<i64>),
}

impl Precondition {
    pub(super) async fn check(&self, tx: &mut SqliteConnection, learner: &Learner) -> Result<(), Error> {
        let holds = match self {
            Self::None => return Ok(()),
            Self::Exists => select_session(tx, learner).await?.is_some(),
            Self::OneOf(versions) => {
                let version = select_session(tx, learner).await?.map_or(0, |session| session.version);
                versions.contains(&version)
            }
        };
        if holds { Ok(()) } else { Err(Error::VersionChanged) }
    }
}
