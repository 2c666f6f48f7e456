//! Counting requests.

use domain::usage::Tally;
use store::{Count, Org, quarter_of};

use crate::{TestStore, at};

fn count(minutes: i64) -> Count {
    Count { org: Org::default_space(), quarter: quarter_of(at(minutes)), route: "/api/version", model: "" }
}

fn one() -> Tally {
    Tally { requests: 1, ..Tally::default() }
}

#[tokio::test]
async fn what_was_counted_is_read_at_once_and_is_there_after_a_restart() {
    let test = TestStore::new().await;
    for _ in 0..3 {
        test.store.count(count(0), &one());
    }
    let read = |store: store::Store| async move {
        store.usage(&Org::default_space(), at(-60), at(60)).await.unwrap().iter().map(|r| r.tally.requests).sum::<u64>()
    };
    assert_eq!(read(test.store.clone()).await, 3);
    let test = test.reopened().await;
    test.store.count(count(20), &one());
    assert_eq!(read(test.store.clone()).await, 4);
}

#[tokio::test]
async fn what_was_counted_last_is_written_when_the_store_closes() {
    let test = TestStore::new().await;
    test.store.count(count(0), &one());
    let test = test.reopened().await;
    assert_eq!(test.store.usage(&Org::default_space(), at(-60), at(60)).await.unwrap().len(), 1);
}

#[tokio::test]
async fn another_organisations_requests_are_not_shown() {
    let test = TestStore::new().await;
    test.store.count(count(0), &one());
    assert!(test.store.usage(&Org::named("other"), at(-60), at(60)).await.unwrap().is_empty());
}
