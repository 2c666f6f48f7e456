//! Counting requests.

use domain::usage::Tally;
use store::{Count, Org, Store, quarter_of};

use crate::{TestStore, at};

fn count(minutes: i64) -> Count {
    Count { org: Org::default_space(), quarter: quarter_of(at(minutes)), route: "/api/version", model: "" }
}

fn one() -> Tally {
    Tally { requests: 1, ..Tally::default() }
}

/// The requests of each count within an hour of the morning.
async fn counted(store: &Store, org: &Org) -> Vec<u64> {
    let mut requests = Vec::new();
    store.usage(org, at(-60), at(60), |row| requests.push(row.tally.requests)).await.unwrap();
    requests
}

#[tokio::test]
async fn what_was_counted_is_read_at_once_and_is_there_after_a_restart() {
    let test = TestStore::new().await;
    for _ in 0..3 {
        test.store.count(count(0), &one());
    }
    assert_eq!(counted(&test.store, &Org::default_space()).await, [3]);
    let test = test.reopened().await;
    test.store.count(count(20), &one());
    assert_eq!(counted(&test.store, &Org::default_space()).await, [3, 1]);
}

#[tokio::test]
async fn what_was_counted_last_is_written_when_the_store_closes() {
    let test = TestStore::new().await;
    test.store.count(count(0), &one());
    let test = test.reopened().await;
    assert_eq!(counted(&test.store, &Org::default_space()).await, [1]);
}

#[tokio::test]
async fn another_organisations_requests_are_not_shown() {
    let test = TestStore::new().await;
    test.store.count(count(0), &one());
    assert!(counted(&test.store, &Org::named("other")).await.is_empty());
}
