//! Opening the database: the lock, the checks, the migrations.

use std::{
    fs::{File, TryLockError},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use sqlx::{
    Connection, SqliteConnection,
    migrate::MigrateError,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::{OpenError, Org, Store, builtin, maintain::open_to_read, usage, writer};

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../migrations");

/// The lowest SQLite that is known not to damage a write-ahead log.
const SQLITE_FLOOR: (u32, u32, u32) = (3, 51, 3);

/// Connections that only read.
const READERS: u32 = 4;

impl Store {
    /// The highest migration that this program knows. A database that is open is at that one: what is missing is
    /// applied when it is opened, and one that is further is refused.
    pub fn schema() -> i64 {
        MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0)
    }

    /// Opens the database file, makes it when there is none, brings it up to date and adds the built-in plans of
    /// every organisation named.
    pub async fn open(path: &Path, orgs: &[Org]) -> Result<Store, OpenError> {
        let lock = lock(path)?;
        refuse_foreign(path).await?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5));
        let named = |error| named(path, &error);
        let mut connection = SqliteConnection::connect_with(&options).await.map_err(named)?;
        check_version(&mut connection, path).await?;
        migrate(&mut connection, path).await?;
        for org in orgs {
            builtin::ensure(&mut connection, org).await.map_err(named)?;
        }
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(Duration::from_secs(5))
            .connect_with(options.create_if_missing(false).pragma("query_only", "on"))
            .await
            .map_err(named)?;
        let usage = Arc::new(usage::Pending::default());
        let writer = writer::Writer::start(connection, usage.clone());
        Ok(Store { readers, writer, usage, _lock: Arc::new(lock) })
    }
}

/// The file itself where the path leads to it through links: one file has one name here.
pub(crate) fn resolved(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

pub(crate) fn lock(path: &Path) -> Result<File, OpenError> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|source| OpenError::Folder { path: folder.to_owned(), source })?;
    let mut name = resolved(path).into_os_string();
    name.push(".lock");
    let name = PathBuf::from(name);
    let file = File::options().create(true).truncate(false).write(true).open(&name);
    let file = file.map_err(|source| OpenError::Folder { path: name.clone(), source })?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::InUse(path.to_owned())),
        Err(TryLockError::Error(source)) => Err(OpenError::Folder { path: name, source }),
    }
}

async fn check_version(connection: &mut SqliteConnection, path: &Path) -> Result<(), OpenError> {
    let version: String =
        sqlx::query_scalar("select sqlite_version()").fetch_one(connection).await.map_err(|e| named(path, &e))?;
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let mut part = || parts.next().unwrap_or(0);
    if (part(), part(), part()) < SQLITE_FLOOR { Err(OpenError::OldSqlite(version)) } else { Ok(()) }
}

/// Refuses a database that is not for this program to write to. It is only looked at: setting the journal mode would
/// already change it.
async fn refuse_foreign(path: &Path) -> Result<(), OpenError> {
    if std::fs::metadata(path).map_or(0, |file| file.len()) == 0 {
        return Ok(());
    }
    let mut connection = open_to_read(path).await?;
    let things = sqlx::query_scalar("select count(*) from sqlite_master").fetch_one(&mut connection).await;
    let things: i64 = things.map_err(|error| named(path, &error))?;
    if things > 0 {
        check_migrations(&mut connection, path).await?;
    }
    connection.close().await.map_err(|error| named(path, &error))
}

/// Refuses a database of a later version, and one that is none of Cerply's; changes nothing.
pub(crate) async fn check_migrations(connection: &mut SqliteConnection, path: &Path) -> Result<(), OpenError> {
    let applied = sqlx::query_scalar::<_, i64>("select version from _sqlx_migrations where success order by version")
        .fetch_all(connection)
        .await
        .map_err(|error| OpenError::Corrupt { path: path.to_owned(), detail: error.to_string() })?;
    match applied.into_iter().find(|version| !MIGRATIONS.version_exists(*version)) {
        Some(version) => Err(OpenError::Newer { path: path.to_owned(), version }),
        None => Ok(()),
    }
}

async fn migrate(connection: &mut SqliteConnection, path: &Path) -> Result<(), OpenError> {
    MIGRATIONS.run_direct(None, connection, false).await.map_err(|error| match error {
        MigrateError::VersionMissing(version) => OpenError::Newer { path: path.to_owned(), version },
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => named(path, &error),
        other => OpenError::Other { path: path.to_owned(), detail: other.to_string() },
    })
}

/// Says what is wrong with the file in terms an operator can act on.
pub(crate) fn named(path: &Path, error: &sqlx::Error) -> OpenError {
    let path = path.to_owned();
    let detail = error.to_string();
    let code = error.as_database_error().and_then(|e| e.code()).and_then(|c| c.parse::<i32>().ok());
    match code.map(|code| code & 0xff) {
        // Corrupt 11, not a database 26.
        Some(11 | 26) => OpenError::Corrupt { path, detail },
        Some(5 | 6) => OpenError::InUse(path),
        _ => OpenError::Other { path, detail },
    }
}
