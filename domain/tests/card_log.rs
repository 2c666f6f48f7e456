//! What a card's log comes to.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use domain::{
    card::{Act, CardState, Event, replay, standing_events},
    schedule::{Algorithm, Grade},
    time::Timestamp,
};
use proptest::prelude::*;

const ALGORITHM: Algorithm = Algorithm::Sm2Lite;

fn event(act: Act, at: i64) -> Event {
    Event { act, at: Timestamp::from_millis(at), round: Some(1) }
}

fn grade(quality: i64, at: i64) -> Event {
    event(Act::Grade(Grade::parse(quality).unwrap()), at)
}

fn state(log: &[Event]) -> CardState {
    replay(ALGORITHM, log.iter().copied())
}

#[test]
fn undo_takes_back_the_last_grade_and_only_that() {
    let once = state(&[grade(4, 1)]);
    let undone = state(&[grade(4, 1), grade(1, 2), event(Act::Undo, 3)]);
    assert_eq!((undone.memory, undone.due_at, undone.reviews, undone.lapses), (once.memory, once.due_at, 1, 0));
}

#[test]
fn undo_after_undo_goes_further_back_and_then_does_nothing() {
    let log = [grade(4, 1), grade(1, 2), event(Act::Undo, 3), event(Act::Undo, 4), event(Act::Undo, 5)];
    let undone = state(&log);
    assert!(undone.is_new());
    assert_eq!(undone.reviews, 0);
}

#[test]
fn undo_brings_back_what_a_reset_took_away() {
    let before = state(&[grade(4, 1), grade(5, 2)]);
    let after = state(&[grade(4, 1), grade(5, 2), event(Act::Reset, 3), event(Act::Undo, 4)]);
    assert_eq!((after.memory, after.due_at, after.reviews), (before.memory, before.due_at, before.reviews));
}

#[test]
fn an_event_older_than_the_last_change_changes_nothing() {
    assert_eq!(state(&[grade(4, 10), grade(1, 9)]), state(&[grade(4, 10)]));
    assert_eq!(state(&[grade(4, 10), event(Act::Reset, 9)]), state(&[grade(4, 10)]));
}

#[test]
fn a_flip_does_not_make_a_grade_stale() {
    assert_eq!(state(&[event(Act::Flip, 10), grade(4, 9)]).reviews, 1);
}

#[test]
fn after_an_undo_a_page_that_saw_the_undone_state_is_out_of_date() {
    let seen = state(&[grade(4, 1)]).revision;
    assert_ne!(state(&[grade(4, 1), event(Act::Undo, 2)]).revision, seen);
}

#[test]
fn a_lapse_is_a_miss_of_a_card_that_had_been_remembered() {
    let card = state(&[grade(1, 1), grade(1, 2), grade(4, 3), grade(0, 4)]);
    assert_eq!((card.misses, card.lapses), (3, 1));
}

#[test]
fn a_card_missed_eight_times_after_it_was_remembered_is_a_leech_with_a_suggestion() {
    let lapses = |n: i64| -> Vec<Event> { (0..n).flat_map(|n| [grade(4, 2 * n), grade(1, 2 * n + 1)]).collect() };
    let (seven, eight) = (state(&lapses(7)), state(&lapses(8)));
    assert_eq!((seven.is_leech(), seven.suggestion()), (false, None));
    assert!(eight.is_leech() && eight.suggestion().is_some());
}

fn any_event() -> impl Strategy<Value = Event> {
    (0..9i64, 0..50i64).prop_map(|(kind, at)| match kind {
        0..=5 => grade(kind, at),
        6 => event(Act::Flip, at),
        7 => event(Act::Reset, at),
        _ => event(Act::Undo, at),
    })
}

proptest! {
    #[test]
    fn what_stands_of_a_log_gives_the_schedule_that_replaying_it_gives(log in prop::collection::vec(any_event(), 0..60)) {
        let standing = standing_events(log.iter().copied());
        prop_assert!(standing.iter().all(|event| event.act != Act::Undo));
        let stepped = standing.iter().fold(CardState::default(), |state, event| state.after(event, ALGORITHM));
        let replayed = state(&log);
        prop_assert_eq!((stepped.memory, stepped.due_at, stepped.reviews), (replayed.memory, replayed.due_at, replayed.reviews));
    }

    #[test]
    fn without_undo_one_step_at_a_time_gives_what_replay_gives(log in prop::collection::vec(any_event(), 0..60)) {
        let log: Vec<Event> = log.into_iter().filter(|e| e.act != Act::Undo).collect();
        let stepped = log.iter().fold(CardState::default(), |state, event| state.after(event, ALGORITHM));
        prop_assert_eq!(stepped, state(&log));
    }

    #[test]
    fn the_revision_never_goes_back(log in prop::collection::vec(any_event(), 0..60)) {
        let revisions: Vec<u32> = (0..=log.len()).map(|n| state(&log[..n]).revision).collect();
        prop_assert!(revisions.is_sorted());
    }
}
