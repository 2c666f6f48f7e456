//! A copy of a database, also of one that is in use.

use std::path::Path;

use super::{copy, unwritable};
use crate::OpenError;

/// Copies a database as it is at this moment into a new file; gives the copy's size in bytes. What is committed while
/// this runs is not in it. A file that is there is never written over.
pub async fn backup(database: &Path, to: &Path) -> Result<u64, OpenError> {
    if to.exists() {
        return Err(unwritable(to, std::io::ErrorKind::AlreadyExists.into()));
    }
    copy(database, to).await?;
    std::fs::metadata(to).map(|file| file.len()).map_err(|source| unwritable(to, source))
}
