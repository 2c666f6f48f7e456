//! Backups, putting them back, and finding what is wrong.

use store::{OpenError, backup, doctor, restore};

use crate::{TestStore, at, grade, learner, own_card};

async fn studied() -> TestStore {
    let test = TestStore::new().await;
    let anna = learner("anna");
    test.store.schedule(&anna, None, vec![own_card("a"), own_card("b")], vec![], None, at(0)).await.unwrap();
    for minute in 1..9 {
        test.store.record(&anna, grade("a", minute % 6, minute), at(minute)).await.unwrap();
    }
    test
}

async fn change(path: &std::path::Path, sql: &'static str) {
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", path.display())).await.unwrap();
    sqlx::query(sql).execute(&pool).await.unwrap();
    pool.close().await;
}

#[tokio::test]
async fn a_backup_of_a_database_in_use_holds_what_was_acknowledged() {
    let test = studied().await;
    let copy = test.folder.path().join("backup.db");
    assert!(backup(&test.path(), &copy).await.unwrap() > 0);
    let seen = doctor(&copy).await.unwrap();
    assert_eq!((seen.cards, seen.reviews, seen.named), (2, 8, vec![]));
}

#[tokio::test]
async fn a_backup_never_writes_over_a_file() {
    let test = studied().await;
    let copy = test.folder.path().join("backup.db");
    std::fs::write(&copy, "a letter").unwrap();
    assert!(backup(&test.path(), &copy).await.is_err());
    assert_eq!(std::fs::read_to_string(&copy).unwrap(), "a letter");
}

#[tokio::test]
async fn what_is_restored_is_what_was_backed_up_and_what_was_there_is_kept() {
    let test = studied().await;
    let copy = test.folder.path().join("backup.db");
    backup(&test.path(), &copy).await.unwrap();
    let before = test.store.progress(&learner("anna")).await.unwrap();
    test.store.record(&learner("anna"), grade("b", 5, 20), at(20)).await.unwrap();
    test.store.close().await.unwrap();
    let (path, folder) = (test.path(), test.folder);
    drop(test.store);

    let kept = restore(&copy, &path, "1").await.unwrap().kept.unwrap();
    assert_eq!(doctor(&kept).await.unwrap().reviews, 9);
    let store = store::Store::open(&path, &[]).await.unwrap();
    assert_eq!(store.progress(&learner("anna")).await.unwrap(), before);
    drop(folder);
}

#[tokio::test]
async fn a_database_in_use_is_not_replaced() {
    let test = studied().await;
    let copy = test.folder.path().join("backup.db");
    backup(&test.path(), &copy).await.unwrap();
    assert!(matches!(restore(&copy, &test.path(), "1").await, Err(OpenError::InUse(_))));
}

#[tokio::test]
async fn what_is_no_backup_or_of_a_newer_version_is_refused_and_nothing_is_moved() {
    let test = studied().await;
    let (letter, newer) = (test.folder.path().join("letter"), test.folder.path().join("newer.db"));
    std::fs::write(&letter, "this is a letter, not a database. ".repeat(200)).unwrap();
    backup(&test.path(), &newer).await.unwrap();
    change(
        &newer,
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
         values (9999, 'later', true, x'00', 0)",
    )
    .await;
    test.store.close().await.unwrap();
    let (path, _folder) = (test.path(), test.folder);
    drop(test.store);
    let was = std::fs::read(&path).unwrap();
    assert!(matches!(restore(&letter, &path, "1").await, Err(OpenError::Corrupt { .. })));
    assert!(matches!(restore(&newer, &path, "1").await, Err(OpenError::Newer { version: 9999, .. })));
    assert_eq!(std::fs::read(&path).unwrap(), was);
}

#[tokio::test]
async fn a_card_that_is_not_what_its_log_comes_to_is_found() {
    let test = studied().await;
    assert_eq!(doctor(&test.path()).await.unwrap().faults, 0);
    change(&test.path(), "update cards set interval_days = interval_days + 1 where card_id = 'a'").await;
    let seen = doctor(&test.path()).await.unwrap();
    assert_eq!((seen.faults, seen.named[0].as_str()), (1, "card a of session anna is not what its log comes to"));
}

#[tokio::test]
async fn a_citation_beyond_its_document_is_found() {
    let test = TestStore::new().await;
    change(&test.path(), "update items set span_end = 1000000 where item_id = 'demo-1'").await;
    assert_eq!(doctor(&test.path()).await.unwrap().named, ["item demo-1 cites what its document does not have"]);
}

#[tokio::test]
async fn what_was_only_in_the_log_of_the_replaced_database_is_in_the_file_that_is_kept() {
    let test = studied().await;
    let copy = test.folder.path().join("backup.db");
    backup(&test.path(), &copy).await.unwrap();
    let crashed = test.folder.path().join("crashed.db");
    for end in ["", "-wal"] {
        let name = |path: &std::path::Path| format!("{}{end}", path.display());
        std::fs::copy(name(&test.path()), name(&crashed)).unwrap();
    }
    let kept = restore(&copy, &crashed, "1").await.unwrap().kept.unwrap();
    let log = format!("{}-wal", kept.display());
    assert_eq!(std::fs::metadata(&log).map_or(0, |log| log.len()), 0);
    assert_eq!(doctor(&kept).await.unwrap().reviews, 8);
}
