//! The daily queue of a session: siblings, the day's new cards, and how it is read.

use domain::{id::PlanId, queue::Limits};
use store::{Module, QueueScope, Span, StartRound};

use crate::{
    TestStore, at, demo_at, grade, learner, org,
    plans::{module, plan},
};

const DAY: i64 = 24 * 60;

/// A plan of items that rest on passages starting at these bytes.
async fn store_items(test: &TestStore, items: &[(&str, usize)]) {
    let ids: Vec<&str> = items.iter().map(|(id, _)| *id).collect();
    let Module { id, title, lessons, items: made } = module("m", &ids);
    let made = made
        .into_iter()
        .zip(items)
        .map(|(item, (_, start))| store::Item { span: Some(Span { start: *start, end: start + 4 }), ..item });
    let module = Module { id, title, lessons, items: made.collect() };
    test.store.save_generation(&org(), plan("p"), vec![module], false, at(0)).await.unwrap();
}

fn start(minutes: i64) -> StartRound {
    StartRound { plan: PlanId::parse("p").unwrap(), ..demo_at(minutes) }
}

/// The cards of a new sitting, at some minutes.
async fn sitting(test: &TestStore, start: StartRound) -> Vec<String> {
    let study = test.store.start_round(&learner("anna"), start).await.unwrap();
    study.cards.into_iter().map(|card| card.id.into()).collect()
}

async fn queue(test: &TestStore, minutes: i64) -> Vec<String> {
    let StartRound { day, limits, now, .. } = start(minutes);
    let scope = QueueScope::Session(learner("anna").session);
    let queue = test.store.daily_queue(&org(), &scope, &day, limits, now).await.unwrap();
    queue.entries.iter().map(|entry| queue.cards[entry.index].id.to_string()).collect()
}

#[tokio::test]
async fn items_from_one_passage_do_not_come_on_one_day() {
    let test = TestStore::new().await;
    store_items(&test, &[("a", 0), ("b", 0), ("c", 9)]).await;
    assert_eq!(sitting(&test, start(0)).await, ["a", "c"]);
    for id in ["a", "c"] {
        test.store.record(&learner("anna"), grade(id, 4, 1), at(1)).await.unwrap();
    }
    // `a` was studied today: `b` waits for tomorrow, when `a` comes back and `b` waits once more for the day after.
    assert!(queue(&test, 2).await.is_empty());
    assert_eq!(queue(&test, DAY + 2).await, ["a", "c"]);
    test.store.record(&learner("anna"), grade("a", 4, DAY), at(DAY)).await.unwrap();
    assert_eq!(queue(&test, 2 * DAY + 2).await, ["c", "b"]);
}

#[tokio::test]
async fn a_learner_who_asks_for_more_gets_the_siblings_too() {
    let test = TestStore::new().await;
    store_items(&test, &[("a", 0), ("b", 0)]).await;
    assert_eq!(sitting(&test, start(0)).await, ["a"]);
    test.store.record(&learner("anna"), grade("a", 4, 1), at(1)).await.unwrap();
    let more = Limits { siblings_apart: false, ..start(2).limits };
    assert_eq!(sitting(&test, StartRound { limits: more, ..start(2) }).await, ["b"]);
}

#[tokio::test]
async fn a_new_card_studied_and_not_due_again_today_uses_up_the_days_new_ones() {
    let test = TestStore::new().await;
    store_items(&test, &[("a", 0), ("b", 9), ("c", 18)]).await;
    let two = Limits { new_per_day: 2, ..start(0).limits };
    assert_eq!(sitting(&test, StartRound { limits: two, ..start(0) }).await, ["a", "b"]);
    for id in ["a", "b"] {
        test.store.record(&learner("anna"), grade(id, 5, 1), at(1)).await.unwrap();
    }
    let StartRound { day, now, .. } = start(2);
    let scope = QueueScope::Session(learner("anna").session);
    assert!(test.store.daily_queue(&org(), &scope, &day, two, now).await.unwrap().entries.is_empty());
}
