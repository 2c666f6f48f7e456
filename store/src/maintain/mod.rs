//! Looking after a database file: copies of it, putting one back, finding what is wrong with it.

mod backup;
mod doctor;
mod restore;

pub use backup::backup;
pub use doctor::{Examination, doctor};
pub use restore::{Restored, restore};

use std::{
    fs::File,
    path::{Path, PathBuf},
};

use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::{OpenError, open::named};

/// Opens a database to be read only, also while a server has it open.
pub(crate) async fn open_to_read(path: &Path) -> Result<SqliteConnection, OpenError> {
    if !path.is_file() {
        let source = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(OpenError::Folder { path: path.to_owned(), source });
    }
    let options = SqliteConnectOptions::new().filename(path).read_only(true);
    SqliteConnection::connect_with(&options).await.map_err(|error| named(path, &error))
}

/// Copies a database, with what is still in its write-ahead log, into a new file, and sees that the copy is whole.
/// The file has its name only when it is complete and on the disk.
async fn copy(from: &Path, to: &Path) -> Result<(), OpenError> {
    let part = beside(to, ".part");
    let _ = std::fs::remove_file(&part);
    let copied = async {
        let mut source = open_to_read(from).await?;
        sqlx::query("vacuum into $1")
            .bind(part.to_string_lossy().into_owned())
            .execute(&mut source)
            .await
            .map_err(|error| named(from, &error))?;
        source.close().await.map_err(|error| named(from, &error))?;
        let mut made = open_to_read(&part).await?;
        let said: String = sqlx::query_scalar("pragma quick_check(1)")
            .fetch_one(&mut made)
            .await
            .map_err(|error| named(&part, &error))?;
        made.close().await.map_err(|error| named(&part, &error))?;
        if said != "ok" {
            return Err(OpenError::Corrupt { path: from.to_owned(), detail: said });
        }
        File::open(&part).and_then(|file| file.sync_all()).map_err(|source| unwritable(&part, source))
    };
    let copied = match copied.await {
        Ok(()) => std::fs::rename(&part, to).and_then(|()| sync_folder(to)).map_err(|source| unwritable(to, source)),
        Err(error) => Err(error),
    };
    if copied.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    copied
}

fn unwritable(path: &Path, source: std::io::Error) -> OpenError {
    OpenError::Folder { path: path.to_owned(), source }
}

/// The file of the same name with something behind it.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Puts a new name in a folder on the disk.
fn sync_folder(of: &Path) -> std::io::Result<()> {
    let folder = of.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}
