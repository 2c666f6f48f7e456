//! Opening databases that are new, taken, damaged, newer or out of reach.

use store::{OpenError, Org, Store};

use crate::TestStore;

async fn open(path: &std::path::Path) -> Result<Store, OpenError> {
    Store::open(path, &[Org::default_space()]).await
}

#[tokio::test]
async fn the_folder_and_the_file_are_made_on_first_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/er/cerply.db");
    open(&path).await.unwrap().ping().await.unwrap();
    assert!(path.exists());
}

#[tokio::test]
async fn a_second_process_on_the_same_file_is_refused() {
    let test = TestStore::new().await;
    assert!(matches!(open(&test.path()).await, Err(OpenError::InUse(_))));
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cerply.db");
    let text = "this is a letter, not a database. ".repeat(200);
    std::fs::write(&path, &text).unwrap();
    assert!(matches!(open(&path).await, Err(OpenError::Corrupt { .. })));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused() {
    let test = TestStore::new().await;
    test.store.close().await.unwrap();
    let path = test.path();
    drop(test.store);
    let url = format!("sqlite://{}", path.display());
    let pool = sqlx::SqlitePool::connect(&url).await.unwrap();
    sqlx::query(
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
         values (9999, 'later', true, x'00', 0)",
    )
    .execute(&pool)
    .await
    .unwrap();
    pool.close().await;
    assert!(matches!(open(&path).await, Err(OpenError::Newer { version: 9999, .. })));
}

#[tokio::test]
async fn a_place_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    // A file stands where the folder should be: not even root can write below it.
    let error = open(&file.join("cerply.db")).await.map(|_| ()).unwrap_err();
    assert!(error.to_string().contains("cannot write"), "{error}");
}

#[tokio::test]
async fn somebody_elses_database_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("theirs.db");
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}?mode=rwc", path.display())).await.unwrap();
    sqlx::query("create table plans (name text)").execute(&pool).await.unwrap();
    pool.close().await;
    let was = std::fs::read(&path).unwrap();
    assert!(matches!(open(&path).await, Err(OpenError::Corrupt { .. })));
    assert_eq!(std::fs::read(&path).unwrap(), was);
}

#[tokio::test]
async fn a_second_process_is_refused_through_a_link_as_well() {
    let test = TestStore::new().await;
    let link = test.folder.path().join("link.db");
    std::os::unix::fs::symlink(test.path(), &link).unwrap();
    assert!(matches!(open(&link).await, Err(OpenError::InUse(_))));
}
