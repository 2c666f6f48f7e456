//! Scheduling, recording, undoing, resuming.

use domain::{
    card::Act,
    id::PlanId,
    queue::Limits,
    schedule::{Grade, Memory},
    time::DAY_MS,
};
use store::{Error, NewCard, Org, PriorState, QueueScope, Review, StartRound, doctor};

use crate::{
    TestStore, at, card, demo_at, event, grade, learner, org, own_card,
    plans::{module, plan},
};

#[tokio::test]
async fn scheduling_some_cards_never_drops_the_others_progress() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    test.store.schedule(&anna, None, vec![own_card("a"), own_card("b")], vec![], None, at(0)).await.unwrap();
    test.store.record(&anna, grade("a", 4, 1), at(1)).await.unwrap();
    let again =
        test.store.schedule(&anna, None, vec![own_card("b"), own_card("c")], vec![], None, at(2)).await.unwrap();
    assert_eq!(again.cards.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(), ["b", "c"]);
    let progress = test.store.progress(&anna).await.unwrap();
    assert_eq!((progress.total, progress.items.len()), (3, 1));
    assert_eq!(progress.items[0].state.memory.reps, 1);
}

#[tokio::test]
async fn the_soonest_due_comes_first_then_the_smaller_id() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    let cards = || ["b", "a", "B"].map(own_card).to_vec();
    test.store.schedule(&anna, None, cards(), vec![], None, at(0)).await.unwrap();
    test.store.record(&anna, grade("B", 4, 1), at(1)).await.unwrap();
    let order = test.store.schedule(&anna, None, cards(), vec![], None, at(2)).await.unwrap();
    assert_eq!(order.cards.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(), ["a", "b", "B"]);
}

#[tokio::test]
async fn prior_progress_fills_in_only_cards_the_server_knows_nothing_of() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    let prior = |id: &str| PriorState {
        card: card(id),
        memory: Memory { reps: 3, ease_factor: 2.2, interval_days: 15, trace: None },
        due_at: Some(at(0).plus_millis(DAY_MS)),
        last_seen: Some(at(0)),
    };
    test.store.schedule(&anna, None, vec![own_card("a"), own_card("b")], vec![], None, at(0)).await.unwrap();
    test.store.record(&anna, grade("a", 4, 1), at(1)).await.unwrap();
    let cards = ["a", "b", "c"].map(own_card).to_vec();
    let brought = ["a", "b", "c"].map(prior).to_vec();
    let scheduled = test.store.schedule(&anna, None, cards, brought, None, at(2)).await.unwrap();
    let reps = |id: &str| scheduled.cards.iter().find(|c| c.id.as_str() == id).unwrap().state.memory.reps;
    // `b` was scheduled and never graded: it is known all the same.
    assert_eq!((reps("a"), reps("b"), reps("c")), (1, 0, 3));
}

#[tokio::test]
async fn the_same_event_counts_once_however_often_it_comes() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    test.store.schedule(&anna, None, vec![own_card("a")], vec![], None, at(0)).await.unwrap();
    let review = || Review { event: Some(event("e1")), ..grade("a", 4, 1) };
    let first = test.store.record(&anna, review(), at(1)).await.unwrap();
    for _ in 0..10 {
        let replay = test.store.record(&anna, review(), at(2)).await.unwrap();
        assert_eq!((replay.state, replay.counted), (first.state, false));
    }
    assert_eq!(first.state.memory.interval_days, 1);
}

#[tokio::test]
async fn without_an_event_id_the_same_card_act_and_moment_count_once() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    test.store.schedule(&anna, None, vec![own_card("a")], vec![], None, at(0)).await.unwrap();
    for _ in 0..3 {
        test.store.record(&anna, grade("a", 4, 1), at(5)).await.unwrap();
    }
    let later = test.store.record(&anna, grade("a", 4, 2), at(5)).await.unwrap();
    assert_eq!(later.state.reviews, 2);
}

#[tokio::test]
async fn an_older_event_is_kept_and_does_not_override() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    test.store.schedule(&anna, None, vec![own_card("a")], vec![], None, at(0)).await.unwrap();
    let newer = test.store.record(&anna, grade("a", 5, 10), at(10)).await.unwrap();
    let older = test.store.record(&anna, grade("a", 0, 5), at(11)).await.unwrap();
    assert_eq!((older.state, older.counted), (newer.state, false));
}

#[tokio::test]
async fn a_grade_given_to_a_card_another_tab_has_moved_on_does_not_count_twice() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    test.store.schedule(&anna, None, vec![own_card("a")], vec![], None, at(0)).await.unwrap();
    let seen = |minutes, id: &str| Review { seen_revision: Some(0), event: Some(event(id)), ..grade("a", 4, minutes) };
    assert!(test.store.record(&anna, seen(1, "tab-1"), at(1)).await.unwrap().counted);
    let second = test.store.record(&anna, seen(2, "tab-2"), at(2)).await.unwrap();
    assert_eq!((second.counted, second.superseded, second.state.reviews), (false, true, 1));
}

#[tokio::test]
async fn a_grade_given_to_the_card_as_it_stands_counts_however_late_the_one_before_it_arrived() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    test.store.schedule(&anna, None, vec![own_card("a")], vec![], None, at(0)).await.unwrap();
    test.store.record(&anna, grade("a", 1, 5), at(5)).await.unwrap();
    let seen = Review { seen_revision: Some(1), event: Some(event("e2")), ..grade("a", 4, 4) };
    assert_eq!(test.store.record(&anna, seen, at(6)).await.unwrap().state.reviews, 2);
}

#[tokio::test]
async fn what_is_graded_after_a_reset_counts_when_both_arrive_late() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    test.store.start_round(&anna, demo_at(0)).await.unwrap();
    test.store.reset_round(&anna, event("r"), at(1), at(30)).await.unwrap();
    let graded = Review { seen_revision: Some(1), event: Some(event("e")), ..grade("demo-1", 4, 2) };
    assert!(test.store.record(&anna, graded, at(30)).await.unwrap().counted);
}

#[tokio::test]
async fn an_undo_takes_back_the_act_it_names_and_never_another_tabs() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    test.store.start_round(&anna, demo_at(0)).await.unwrap();
    let seen =
        |quality, id: &str| Review { seen_revision: Some(0), event: Some(event(id)), ..grade("demo-1", quality, 1) };
    assert!(test.store.record(&anna, seen(4, "tab-b"), at(1)).await.unwrap().counted);
    assert!(!test.store.record(&anna, seen(2, "tab-a"), at(2)).await.unwrap().counted);
    let study = test.store.undo(&anna, event("u-a"), Some(event("tab-a")), at(3)).await.unwrap();
    assert_eq!(study.cards[0].state.grade, Grade::parse(4).ok());
    let study = test.store.undo(&anna, event("u-b"), Some(event("tab-b")), at(4)).await.unwrap();
    assert_eq!(study.cards[0].state.grade, None);
}

#[tokio::test]
async fn a_card_nobody_scheduled_is_not_found_unless_it_is_a_stored_item() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    let unknown = test.store.record(&anna, grade("nowhere", 4, 1), at(1)).await;
    assert!(matches!(unknown, Err(Error::ItemNotFound)), "{unknown:?}");
    assert_eq!(test.store.progress(&anna).await.unwrap().version, 0);
    assert!(test.store.record(&anna, grade("demo-1", 4, 1), at(1)).await.unwrap().counted);
}

#[tokio::test]
async fn what_a_learner_did_is_there_after_a_restart() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    test.store.start_round(&anna, demo_at(0)).await.unwrap();
    test.store.record(&anna, grade("demo-1", 4, 1), at(1)).await.unwrap();
    let test = test.reopened().await;
    let study = test.store.study(&anna).await.unwrap();
    assert_eq!((study.standing.current, study.tracked, study.cards.len()), (Some(1), 1, 3));
}

#[tokio::test]
async fn a_sitting_under_way_goes_on_and_a_finished_one_waits_for_what_is_due() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    let first = test.store.start_round(&anna, demo_at(0)).await.unwrap();
    test.store.record(&anna, grade("demo-1", 4, 1), at(1)).await.unwrap();
    assert_eq!(test.store.start_round(&anna, demo_at(2)).await.unwrap().round, first.round);
    for id in ["demo-2", "demo-3"] {
        test.store.record(&anna, grade(id, 4, 3), at(3)).await.unwrap();
    }
    let finished = test.store.start_round(&anna, demo_at(4)).await.unwrap();
    assert_eq!((finished.round, finished.standing.current), (first.round, None));
    let tomorrow = test.store.start_round(&anna, demo_at(24 * 60 + 10)).await.unwrap();
    assert_eq!((tomorrow.round, tomorrow.standing.current), (first.round + 1, Some(0)));
}

#[tokio::test]
async fn reset_starts_over_and_undo_brings_everything_back() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    test.store.start_round(&anna, demo_at(0)).await.unwrap();
    for id in ["demo-1", "demo-2", "demo-3"] {
        test.store.record(&anna, grade(id, 4, 1), at(1)).await.unwrap();
    }
    let states =
        |study: &store::Study| study.cards.iter().map(|c| (c.state.memory, c.state.due_at)).collect::<Vec<_>>();
    let done = test.store.study(&anna).await.unwrap();
    let reset = test.store.reset_round(&anna, event("r1"), at(2), at(2)).await.unwrap();
    assert_eq!((reset.standing.current, reset.tracked), (Some(0), 0));
    let back = test.store.undo(&anna, event("u1"), None, at(3)).await.unwrap();
    assert_eq!((states(&back), back.standing.current), (states(&done), None));
}

#[tokio::test]
async fn undo_takes_back_one_act_at_a_time_and_a_replayed_undo_takes_back_no_more() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    test.store.start_round(&anna, demo_at(0)).await.unwrap();
    test.store.record(&anna, grade("demo-1", 4, 1), at(1)).await.unwrap();
    test.store.record(&anna, grade("demo-2", 4, 2), at(2)).await.unwrap();
    for _ in 0..2 {
        let undone = test.store.undo(&anna, event("u1"), None, at(3)).await.unwrap();
        assert_eq!((undone.standing.current, undone.tracked), (Some(1), 1));
    }
    let undone = test.store.undo(&anna, event("u2"), None, at(3)).await.unwrap();
    assert_eq!((undone.standing.current, undone.tracked), (Some(0), 0));
}

#[tokio::test]
async fn an_act_without_a_time_counts_even_when_the_clock_was_set_back() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    test.store.schedule(&anna, None, vec![own_card("a")], vec![], None, at(0)).await.unwrap();
    test.store.record(&anna, grade("a", 4, 60), at(60)).await.unwrap();
    let undated = Review { at: None, event: Some(event("e")), ..grade("a", 4, 0) };
    assert!(test.store.record(&anna, undated, at(30)).await.unwrap().counted);
}

#[tokio::test]
async fn cards_of_another_learner_are_not_touched() {
    let test = TestStore::new().await;
    for name in ["anna", "ben"] {
        test.store.schedule(&learner(name), None, vec![own_card("a")], vec![], None, at(0)).await.unwrap();
    }
    test.store.record(&learner("anna"), grade("a", 4, 1), at(1)).await.unwrap();
    assert!(test.store.progress(&learner("ben")).await.unwrap().items.is_empty());
}

#[tokio::test]
async fn a_flip_is_tracked_and_leaves_the_schedule_alone() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    test.store.schedule(&anna, None, vec![own_card("a")], vec![], None, at(0)).await.unwrap();
    let flip = Review { act: Act::Flip, ..grade("a", 4, 1) };
    let flipped = test.store.record(&anna, flip, at(1)).await.unwrap().state;
    assert_eq!((flipped.memory, flipped.last_seen, flipped.due_at), (Memory::NEW, Some(at(1)), None));
}

#[tokio::test]
async fn the_demo_queue_of_a_new_learner_is_never_empty() {
    let test = TestStore::new().await;
    let demo = QueueScope::NewLearner(demo_at(0).plan);
    for (new_per_day, expected) in [(0, 1), (1, 1), (2, 2), (10, 3)] {
        let limits = Limits { new_per_day, ..demo_at(0).limits };
        let queue = test.store.daily_queue(&Org::default_space(), &demo, &demo_at(0).day, limits, at(0)).await.unwrap();
        assert_eq!((queue.entries.len(), queue.limits.new_per_day), (expected, new_per_day.max(1)));
    }
}

/// A sitting of plan `p` with items `a` and `b`, `a` graded once.
async fn studied_plan() -> (TestStore, StartRound) {
    let test = TestStore::new().await;
    test.store.save_generation(&org(), plan("p"), vec![module("m1", &["a", "b"])], false, at(0)).await.unwrap();
    let start = StartRound { plan: PlanId::parse("p").unwrap(), ..demo_at(0) };
    test.store.start_round(&learner("anna"), start.clone()).await.unwrap();
    test.store.record(&learner("anna"), grade("a", 4, 1), at(1)).await.unwrap();
    (test, start)
}

#[tokio::test]
async fn a_card_whose_item_is_deleted_is_asked_nowhere() {
    let (test, start) = studied_plan().await;
    let anna = learner("anna");
    test.store.delete_item(&org(), "b", at(2)).await.unwrap();
    let study = test.store.study(&anna).await.unwrap();
    assert_eq!((study.cards.len(), study.total, study.unseen, study.standing.current), (1, 1, 0, None));
    let scope = QueueScope::Session(anna.session.clone());
    let queue = test.store.daily_queue(&org(), &scope, &start.day, start.limits, at(2)).await.unwrap();
    assert!(queue.cards.iter().all(|card| card.id.as_str() != "b"));
    assert_eq!(test.store.progress(&anna).await.unwrap().total, 1);
}

#[tokio::test]
async fn a_card_whose_item_comes_back_has_its_progress_and_is_what_its_log_comes_to() {
    let (test, start) = studied_plan().await;
    let anna = learner("anna");
    let before = test.store.progress(&anna).await.unwrap().items;
    for module in [module("m2", &["c"]), module("m1", &["a", "b"])] {
        test.store.save_generation(&org(), plan("p"), vec![module], true, at(2)).await.unwrap();
        test.store.start_round(&anna, StartRound { now: at(3), ..start.clone() }).await.unwrap();
    }
    let state = |cards: &[store::CardRow]| cards.iter().find(|card| card.id.as_str() == "a").unwrap().state;
    assert_eq!(state(&test.store.progress(&anna).await.unwrap().items), state(&before));
    let faults = doctor(&test.path()).await.unwrap().named;
    assert!(!faults.iter().any(|fault| fault.starts_with("card")), "{faults:?}");
}

#[tokio::test]
async fn a_card_of_the_clients_own_stands_without_a_text_and_within_a_plan() {
    let test = TestStore::new().await;
    test.store.save_preview(&org(), plan("p"), at(0)).await.unwrap();
    let own = NewCard { front: None, back: None, ..own_card("own") };
    let of_plan = PlanId::parse("p").ok();
    test.store.schedule(&learner("anna"), of_plan, vec![own], vec![], None, at(0)).await.unwrap();
    assert_eq!(test.store.progress(&learner("anna")).await.unwrap().total, 1);
}

#[tokio::test]
async fn a_session_takes_twenty_thousand_cards_and_no_more() {
    let test = TestStore::new().await;
    let anna = learner("anna");
    test.store.schedule(&anna, None, vec![own_card("a")], vec![], None, at(0)).await.unwrap();
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", test.path().display())).await.unwrap();
    sqlx::query(
        "insert into cards (org, session_id, card_id, position, front)
         with recursive n(i) as (select 2 union all select i + 1 from n where i < 19999)
         select org, session_id, 'n' || i, i, 'front' from cards join n",
    )
    .execute(&pool)
    .await
    .unwrap();
    pool.close().await;
    let add = |id: &'static str| test.store.schedule(&anna, None, vec![own_card(id)], vec![], None, at(1));
    add("b").await.unwrap();
    add("a").await.unwrap();
    assert!(matches!(add("c").await, Err(Error::SessionFull)));
    assert!(matches!(test.store.record(&anna, grade("demo-1", 4, 1), at(1)).await, Err(Error::SessionFull)));
    assert_eq!(test.store.progress(&anna).await.unwrap().total, 20_000);
}
