//! The daily queue.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use domain::{
    card::{Act, CardState, Event},
    day::{Day, Zone},
    queue::{Candidate, Counts, Limits, Reason, daily_queue},
    schedule::{Algorithm, Grade},
    time::{DAY_MS, Timestamp},
};
use proptest::prelude::*;

const NOW: i64 = 1_800_000_000_000;
const LIMITS: Limits = Limits { total: 20, new_per_day: 10, siblings_apart: true };

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
    let (queue, counts) = daily_queue(&cards, &today(), now(), Limits { new_per_day: 5, ..LIMITS });
    assert_eq!((queue.len(), counts), (2, Counts { due: 0, new: 2, learning: 0 }));
}

#[test]
fn the_total_limit_keeps_the_most_pressing_and_the_counts_whole() {
    let cards: Vec<CardState> = (0..30).map(|n| card(&[(4, 2 + n)])).collect();
    let (queue, counts) = daily_queue(&cards, &today(), now(), Limits { total: 3, new_per_day: 0, ..LIMITS });
    assert_eq!(queue.iter().map(|e| e.index).collect::<Vec<_>>(), [29, 28, 27]);
    assert_eq!(counts.due, 30);
}

/// Which cards of a day's queue come, given each card's sibling key.
fn with_siblings(cards: &[(CardState, Option<u64>)], limits: Limits) -> (Vec<usize>, Counts) {
    let candidates = cards.iter().map(|(card, sibling)| Candidate { card, sibling: *sibling });
    let (queue, counts) = daily_queue(candidates, &today(), now(), limits);
    (queue.iter().map(|entry| entry.index).collect(), counts)
}

#[test]
fn of_siblings_the_most_pressing_comes_and_the_others_wait() {
    let due = card(&[(4, 5)]);
    let cards = [(card(&[]), Some(1)), (due, Some(1)), (card(&[]), Some(2)), (card(&[]), Some(2)), (card(&[]), None)];
    assert_eq!(with_siblings(&cards, LIMITS), (vec![1, 2, 4], Counts { due: 1, new: 2, learning: 0 }));
}

#[test]
fn siblings_of_a_card_studied_today_wait_and_it_may_come_again_itself() {
    let (missed, passed) = (card(&[(1, 0)]), card(&[(4, 0)]));
    let cards = [(card(&[(4, 5)]), Some(1)), (missed, Some(1)), (passed, Some(2)), (card(&[]), Some(2))];
    assert_eq!(with_siblings(&cards, LIMITS).0, [1]);
}

#[test]
fn whoever_asks_for_siblings_together_gets_them_together() {
    let cards = [(card(&[]), Some(1)), (card(&[]), Some(1))];
    assert_eq!(with_siblings(&cards, Limits { siblings_apart: false, ..LIMITS }).0, [0, 1]);
}

#[test]
fn siblings_that_wait_do_not_use_up_the_days_new_cards() {
    let cards = [(card(&[]), Some(1)), (card(&[]), Some(1)), (card(&[]), None)];
    assert_eq!(with_siblings(&cards, Limits { new_per_day: 2, ..LIMITS }).0, [0, 2]);
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
        let limits = Limits { total: usize::MAX, new_per_day: usize::MAX, ..LIMITS };
        let (queue, counts) = daily_queue(&cards, &today(), now(), limits);
        let mut indices: Vec<usize> = queue.iter().map(|e| e.index).collect();
        indices.sort_unstable();
        let wanted: Vec<usize> = (0..cards.len()).filter(|i| cards[*i].due_at.is_none_or(|at| at < today().ends_at)).collect();
        prop_assert_eq!(&indices, &wanted);
        prop_assert_eq!(counts.due + counts.new + counts.learning, wanted.len());
    }

    #[test]
    fn no_two_siblings_come_unless_both_were_studied_today(
        cards in prop::collection::vec((any_card(), prop::option::of(0..4u64)), 0..40),
    ) {
        let (queue, counts) = with_siblings(&cards, Limits { total: usize::MAX, new_per_day: usize::MAX, ..LIMITS });
        let starts_at = today().starts_at;
        let unstudied = |index: &&usize| cards[**index].0.changed_at.is_none_or(|at| at < starts_at);
        for key in 0..4 {
            let alike: Vec<&usize> = queue.iter().filter(|index| cards[**index].1 == Some(key)).collect();
            let not_studied = alike.iter().filter(|index| unstudied(index)).count();
            prop_assert!(not_studied == 0 || alike.len() == 1, "{alike:?}");
        }
        prop_assert_eq!(queue.len(), counts.due + counts.new + counts.learning);
    }

    #[test]
    fn priorities_fall_and_stay_between_0_and_1(cards in prop::collection::vec(any_card(), 0..40)) {
        let (queue, _) = daily_queue(&cards, &today(), now(), LIMITS);
        prop_assert!(queue.iter().all(|e| (0.0..=1.0).contains(&e.priority)));
        prop_assert!(queue.windows(2).all(|pair| pair[0].priority >= pair[1].priority));
        prop_assert!(queue.len() <= LIMITS.total);
    }
}
