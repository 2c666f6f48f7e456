//! Putting a backup in the place of a database.

use std::path::{Path, PathBuf};

use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{beside, copy, open_to_read, sync_folder, unwritable};
use crate::{
    OpenError,
    open::{check_migrations, lock, named, resolved},
};

/// What became of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where the database that was there is now.
    pub kept: Option<PathBuf>,
}

/// Puts a backup in the place of a database that no process uses. What was there is kept beside it, under a name that
/// ends in `stamp`. A backup that is damaged or of a newer version is refused and nothing is moved. Interrupted at any
/// point and run again, it ends right.
pub async fn restore(backup: &Path, database: &Path, stamp: &str) -> Result<Restored, OpenError> {
    let _lock = lock(database)?;
    let database = &resolved(database);
    let mut source = open_to_read(backup).await?;
    check_migrations(&mut source, backup).await?;
    source.close().await.map_err(|error| named(backup, &error))?;
    let fresh = beside(database, ".restoring");
    copy(backup, &fresh).await?;

    // A start between two of the moves must not find the old database without what is only in its log. A damaged one
    // cannot be asked for that, and is moved as it is.
    let _ = empty_log(database).await;
    let kept = beside(database, &format!(".before-{stamp}"));
    // The write-ahead log belongs to the file beside it: one left behind would be played into the restored one.
    let mut any = false;
    for end in ["", "-wal", "-shm"] {
        let old = beside(database, end);
        if old.exists() {
            std::fs::rename(&old, beside(&kept, end)).map_err(|source| unwritable(&old, source))?;
            any = true;
        }
    }
    std::fs::rename(&fresh, database)
        .and_then(|()| sync_folder(database))
        .map_err(|source| unwritable(database, source))?;
    Ok(Restored { kept: any.then_some(kept) })
}

/// Puts what is in a database's write-ahead log into the database.
async fn empty_log(database: &Path) -> Result<(), sqlx::Error> {
    let options = SqliteConnectOptions::new().filename(database);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    sqlx::query("pragma wal_checkpoint(truncate)").execute(&mut connection).await?;
    connection.close().await
}
