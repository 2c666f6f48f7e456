//! What can go wrong.

use std::path::PathBuf;

use crate::study::MAX_CARDS;

/// Why a use case did not go through. Nothing of it was written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No such plan in this organisation.
    #[error("no such plan")]
    PlanNotFound,
    /// No such item, or the card was never scheduled in this session.
    #[error("no such item")]
    ItemNotFound,
    /// No such dispute in this organisation.
    #[error("no such dispute")]
    DisputeNotFound,
    /// The item is not answered in words, so that no further answer to it can be accepted.
    #[error("the item is not answered in words")]
    NotFreeText,
    /// Another choice of the item says the same: there would be two right ones, or none.
    #[error("another choice says the same")]
    ChoiceTaken,
    /// The session has as many cards as there may be.
    #[error("the session has {} cards, the most there may be", MAX_CARDS)]
    SessionFull,
    /// The session is no longer at the version that the change was made for.
    #[error("the session has changed")]
    VersionChanged,
    /// Something built in cannot be changed.
    #[error("the demo plan cannot be changed")]
    ReadOnly,
    /// The database does not take writes now: disk full, locked, closed.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A fault of the program or of the file.
    #[error("database fault: {0}")]
    Fault(String),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        match &error {
            E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed | E::Io(_) => Self::Unavailable(error.to_string()),
            E::Database(database) => match database.code().as_deref().and_then(|c| c.parse::<i32>().ok()) {
                // Primary result codes: busy 5, locked 6, read-only 8, I/O 10, full 13, cannot open 14.
                Some(code) if matches!(code & 0xff, 5 | 6 | 8 | 10 | 13 | 14) => Self::Unavailable(error.to_string()),
                _ => Self::Fault(error.to_string()),
            },
            _ => Self::Fault(error.to_string()),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Fault(format!("stored JSON does not read: {error}"))
    }
}

/// Why the database cannot be opened. The file is left as it was.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder cannot be made or written.
    #[error("cannot write {path}: {source}")]
    Folder {
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Another process has it open.
    #[error("{0} is in use by another process: stop that one first, or name another file")]
    InUse(PathBuf),
    /// Not a database, or a damaged one.
    #[error("{path} is damaged or no database ({detail}): restore a backup, or move the file away to start anew")]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        detail: String,
    },
    /// Written by a later version of Cerply.
    #[error("{path} was written by a newer version of Cerply (migration {version}): run that version")]
    Newer {
        /// The file.
        path: PathBuf,
        /// The migration this build does not know.
        version: i64,
    },
    /// SQLite before 3.51.3 can damage a database with a write-ahead log.
    #[error("SQLite {0} is too old: 3.51.3 or later is needed")]
    OldSqlite(String),
    /// Anything else: no space, no rights.
    #[error("cannot open {path}: {detail}")]
    Other {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        detail: String,
    },
}
