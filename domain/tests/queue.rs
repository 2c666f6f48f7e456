//! The daily queue.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use domain::{
    card::{Act, CardState, Event},
    day::{Day, Zone},
    queue::{Counts, Limits, Reason, daily_queue},
    schedule::{Algorithm, Grade},
    time::{DAY_MS, Timestamp},
};
use proptest::prelude::*;

const NOW: i64 = 1_800_000_000_000;
const LIMITS: Limits = Limits { total: 20, new_per_day: 10 };

fn now() -> Timestamp {
    Timestamp::from_millis(NOW)
}

fn today() -> Day {
    Day::at(now(), &Zone::utc(), 4)
}

/// A card with these grades, each as many days before now as said.
fn card(grades: &[(i64, i64)]) -> CardState {
    grades.iter().fold(CardState::default(), |state, (quality, days_ago)| {
        let act = Act::Grade(Grade::parse(*quality).unwrap());
        let at = Timestamp::from_millis(NOW - days_ago * DAY_MS);
        state.after(&Event { act, at, round: None }, Algorithm::Sm2Lite)
    })
}

fn reasons(cards: &[CardState], limits: Limits) -> Vec<(usize, Reason)> {
    daily_queue(cards, &today(), now(), limits).0.into_iter().map(|entry| (entry.index, entry.reason)).collect()
}

#[test]
fn mistakes_come_first_then_what_is_due_then_what_is_new() {
    let cards = [card(&[]), card(&[(4, 5)]), card(&[(1, 0)]), card(&[(4, 0)])];
    let expected = [(2, Reason::RecentMistake), (1, Reason::DueForReview), (0, Reason::New)];
    assert_eq!(reasons(&cards, LIMITS), expected);
}

#[test]
fn a_card_whose_time_comes_later_today_is_spaced_repetition() {
    // Graded a day ago but for an hour, to come back in a day: within the day, not yet due.
    let mut later = card(&[(4, 1)]);
    later.due_at = Some(now().plus_millis(3_600_000));
    assert_eq!(reasons(&[later], LIMITS), [(0, Reason::SpacedRepetition)]);
}

#[test]
fn new_cards_of_today_use_up_the_limit() {
    let cards: Vec<CardState> = (0..3).map(|_| card(&[(4, 0)])).chain((0..20).map(|_| card(&[]))).collect();
    let (queue, counts) = daily_queue(&cards, &today(), now(), Limits { total: 20, new_per_day: 5 });
    assert_eq!((queue.len(), counts), (2, Counts { due: 0, new: 2, learning: 0 }));
}

#[test]
fn the_total_limit_keeps_the_most_pressing_and_the_counts_whole() {
    let cards: Vec<CardState> = (0..30).map(|n| card(&[(4, 2 + n)])).collect();
    let (queue, counts) = daily_queue(&cards, &today(), now(), Limits { total: 3, new_per_day: 0 });
    assert_eq!(queue.iter().map(|e| e.index).collect::<Vec<_>>(), [29, 28, 27]);
    assert_eq!(counts.due, 30);
}

fn any_card() -> impl Strategy<Value = CardState> {
    prop::collection::vec((0..=5i64, 0..400i64), 0..8).prop_map(|mut grades| {
        grades.sort_by_key(|(_, days_ago)| -days_ago);
        card(&grades)
    })
}

proptest! {
    #[test]
    fn without_limits_the_queue_is_a_permutation_of_what_is_due_or_new(cards in prop::collection::vec(any_card(), 0..40)) {
        let limits = Limits { total: usize::MAX, new_per_day: usize::MAX };
        let (queue, counts) = daily_queue(&cards, &today(), now(), limits);
        let mut indices: Vec<usize> = queue.iter().map(|e| e.index).collect();
        indices.sort_unstable();
        let wanted: Vec<usize> = (0..cards.len()).filter(|i| cards[*i].due_at.is_none_or(|at| at < today().ends_at)).collect();
        prop_assert_eq!(&indices, &wanted);
        prop_assert_eq!(counts.due + counts.new + counts.learning, wanted.len());
    }

    #[test]
    fn priorities_fall_and_stay_between_0_and_1(cards in prop::collection::vec(any_card(), 0..40)) {
        let (queue, _) = daily_queue(&cards, &today(), now(), LIMITS);
        prop_assert!(queue.iter().all(|e| (0.0..=1.0).contains(&e.priority)));
        prop_assert!(queue.windows(2).all(|pair| pair[0].priority >= pair[1].priority));
        prop_assert!(queue.len() <= LIMITS.total);
    }
}
