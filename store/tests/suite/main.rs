//! Every use case of the store, on a database file of its own.

#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

mod durability;
mod maintain;
mod open;
mod plans;
mod queue;
mod schedulers;
mod study;
mod usage;

use std::path::PathBuf;

use domain::{
    card::Act,
    day::{Day, Zone},
    id::{CardId, EventId, PlanId, SessionId},
    queue::Limits,
    schedule::Grade,
    time::Timestamp,
};
use store::{Learner, NewCard, Org, Review, StartRound, Store};

/// A database in a folder that goes away with it.
struct TestStore {
    store: Store,
    folder: tempfile::TempDir,
}

impl TestStore {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("cerply.db"), &[Org::default_space()]).await.unwrap();
        Self { store, folder }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("cerply.db")
    }

    /// Closes the database and opens it again, as a restart does.
    async fn reopened(self) -> Self {
        self.store.close().await.unwrap();
        let path = self.path();
        let Self { store, folder } = self;
        drop(store);
        let store = Store::open(&path, &[Org::default_space()]).await.unwrap();
        Self { store, folder }
    }
}

fn org() -> Org {
    Org::default_space()
}

fn learner(session: &str) -> Learner {
    Learner { org: org(), session: SessionId::parse(session).unwrap() }
}

/// Minutes after an arbitrary morning.
fn at(minutes: i64) -> Timestamp {
    Timestamp::parse("2026-05-04T09:00:00Z").unwrap().plus_millis(minutes * 60_000)
}

fn card(id: &str) -> CardId {
    CardId::parse(id).unwrap()
}

fn event(id: &str) -> EventId {
    EventId::parse(id).unwrap()
}

fn grade(id: &str, quality: i64, minutes: i64) -> Review {
    let act = Act::Grade(Grade::parse(quality).unwrap());
    Review { card: card(id), act, at: Some(at(minutes)), event: None, seen_revision: None }
}

fn own_card(id: &str) -> NewCard {
    NewCard { id: card(id), front: Some(format!("front of {id}")), back: Some(format!("back of {id}")) }
}

fn demo_at(minutes: i64) -> StartRound {
    StartRound {
        plan: PlanId::parse(store::DEMO_PLAN).unwrap(),
        day: Day::at(at(minutes), &Zone::utc(), 4),
        limits: Limits { total: 20, new_per_day: 10, siblings_apart: true },
        now: at(minutes),
    }
}
