//! Choosing a scheduler, and changing one's mind.

use domain::{
    card::{Act, CardState},
    schedule::{Algorithm, Memory},
    time::DAY_MS,
};
use store::{Error, Learner, PriorState, Review};

use crate::{TestStore, at, card, demo_at, grade, learner, org, own_card};

const DAY: i64 = DAY_MS / 60_000;

async fn states(test: &TestStore, learner: &Learner) -> Vec<CardState> {
    test.store.progress(learner).await.unwrap().items.iter().map(|card| card.state).collect()
}

/// Schedules the cards again and asks for a scheduler.
async fn switch(test: &TestStore, learner: &Learner, algorithm: Algorithm) -> Algorithm {
    let cards = vec![own_card("a")];
    test.store.schedule(learner, None, cards, vec![], Some(algorithm), at(0)).await.unwrap().algorithm
}

/// Two cards with a few days of reviews, one undo among them, and one that was brought along.
async fn studied(test: &TestStore) -> Learner {
    let anna = learner("anna");
    let brought = PriorState {
        card: card("c"),
        memory: Memory { reps: 3, ease_factor: 2.2, interval_days: 15, trace: None },
        due_at: Some(at(9 * DAY)),
        last_seen: Some(at(-6 * DAY)),
    };
    let cards = ["a", "b", "c"].map(own_card).to_vec();
    test.store.schedule(&anna, None, cards, vec![brought], None, at(0)).await.unwrap();
    for (id, quality, minutes) in [("a", 4, 1), ("b", 1, 2), ("a", 5, DAY), ("b", 3, DAY), ("a", 3, 7 * DAY)] {
        test.store.record(&anna, grade(id, quality, minutes), at(minutes)).await.unwrap();
    }
    let undo = Review { act: Act::Undo, ..grade("b", 0, 8 * DAY) };
    test.store.record(&anna, undo, at(8 * DAY)).await.unwrap();
    test.store.record(&anna, grade("c", 4, 9 * DAY), at(9 * DAY)).await.unwrap();
    anna
}

#[tokio::test]
async fn another_scheduler_works_out_every_card_from_its_reviews_and_the_first_one_gives_back_what_was() {
    let test = TestStore::new().await;
    let anna = studied(&test).await;
    let before = states(&test, &anna).await;
    assert!(before.iter().all(|state| state.memory.trace.is_none()));
    assert_eq!(switch(&test, &anna, Algorithm::Fsrs6).await, Algorithm::Fsrs6);
    let switched = states(&test, &anna).await;
    assert!(switched.iter().all(|state| state.memory.trace.is_some()), "{switched:?}");
    let counts = |states: &[CardState]| {
        let mut counts: Vec<_> = states.iter().map(|s| (s.reviews, s.misses, s.lapses, s.revision)).collect();
        counts.sort_unstable();
        counts
    };
    assert_eq!(counts(&switched), counts(&before));
    assert_eq!(switch(&test, &anna, Algorithm::Sm2Lite).await, Algorithm::Sm2Lite);
    assert_eq!(states(&test, &anna).await, before);
}

#[tokio::test]
async fn under_fsrs_a_trace_is_kept_and_is_there_after_a_restart() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    assert_eq!(switch(&test, &anna, Algorithm::Fsrs6).await, Algorithm::Fsrs6);
    let first = test.store.record(&anna, grade("a", 4, 1), at(1)).await.unwrap().state;
    assert_eq!((first.memory.interval_days, first.memory.trace.map(|t| t.stability)), (2, Some(2.3065)));
    let test = test.reopened().await;
    assert_eq!(states(&test, &anna).await, [first]);
    let second = test.store.record(&anna, grade("a", 4, 2 * DAY), at(2 * DAY)).await.unwrap().state;
    assert_eq!(second.memory.interval_days, 11);
}

#[tokio::test]
async fn a_sitting_follows_the_scheduler_chosen_for_its_plan() {
    let test = TestStore::new().await;
    test.store
        .save_generation(&org(), crate::plans::plan("p"), vec![crate::plans::module("m", &["x"])], false, at(0))
        .await
        .unwrap();
    test.store.choose_algorithm(&org(), "p", Algorithm::Fsrs6).await.unwrap();
    assert_eq!(test.store.plan(&org(), "p").await.unwrap().algorithm, Algorithm::Fsrs6);
    let start = store::StartRound { plan: domain::id::PlanId::parse("p").unwrap(), ..demo_at(0) };
    assert_eq!(test.store.start_round(&learner("anna"), start).await.unwrap().algorithm, Algorithm::Fsrs6);
}

#[tokio::test]
async fn no_scheduler_is_chosen_for_a_plan_that_is_not_there_or_built_in() {
    let test = TestStore::new().await;
    let unknown = test.store.choose_algorithm(&org(), "nowhere", Algorithm::Fsrs6).await;
    assert!(matches!(unknown, Err(Error::PlanNotFound)));
    let built_in = test.store.choose_algorithm(&org(), store::DEMO_PLAN, Algorithm::Fsrs6).await;
    assert!(matches!(built_in, Err(Error::ReadOnly)));
}

#[tokio::test]
async fn the_review_log_holds_whole_cards_up_to_a_bound() {
    let test = TestStore::new().await;
    let anna = studied(&test).await;
    let lines = |log: &store::ReviewLog| log.cards.iter().map(Vec::len).collect::<Vec<_>>();
    let all = test.store.review_log(&anna, 100).await.unwrap();
    assert_eq!((lines(&all), all.truncated, all.algorithm), (vec![3, 3, 2], false, Algorithm::Sm2Lite));
    for (most, expected, truncated) in
        [(8, vec![3, 3, 2], false), (7, vec![3, 3], true), (5, vec![3], true), (0, vec![], true)]
    {
        let log = test.store.review_log(&anna, most).await.unwrap();
        assert_eq!((lines(&log), log.truncated), (expected, truncated), "{most}");
    }
    let nobody = test.store.review_log(&learner("nobody"), 100).await.unwrap();
    assert_eq!((nobody.cards.len(), nobody.truncated), (0, false));
}

#[tokio::test]
async fn what_the_review_log_comes_to_is_what_the_cards_are() {
    let test = TestStore::new().await;
    let anna = studied(&test).await;
    let log = test.store.review_log(&anna, 100).await.unwrap();
    let mut replayed: Vec<CardState> =
        log.cards.into_iter().map(|events| domain::card::replay(log.algorithm, events)).collect();
    let mut kept = states(&test, &anna).await;
    replayed.sort_by_key(|state| (state.due_at, state.revision));
    kept.sort_by_key(|state| (state.due_at, state.revision));
    assert_eq!(replayed, kept);
}
