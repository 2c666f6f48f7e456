//! FSRS-6 against its authors' own implementation, and what holds for any history.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use domain::schedule::{
    Algorithm, DIFFICULTY, Grade, MAX_INTERVAL_DAYS, Memory, STABILITY_DAYS, Trace,
    fsrs::{DESIRED_RETENTION, retrievability},
};
use fsrs::{FSRS, MemoryState};
use proptest::prelude::*;

/// The grade that each rating of FSRS, 1 to 4, has here.
const GRADES: [i64; 4] = [2, 3, 4, 5];

fn next(memory: Memory, grade: i64, gap: u32) -> Memory {
    Algorithm::Fsrs6.next(memory, Grade::parse(grade).unwrap(), gap)
}

/// A memory after ratings 1 to 4, each some days after the one before.
fn after(history: &[(usize, u32)]) -> Memory {
    history.iter().fold(Memory::NEW, |memory, (rating, gap)| next(memory, GRADES[rating - 1], *gap))
}

fn trace(memory: Memory) -> Trace {
    memory.trace.unwrap()
}

/// Theirs is in single precision.
fn is_close(ours: f64, theirs: f32) -> bool {
    (ours - f64::from(theirs)).abs() <= 2e-4 * f64::from(theirs).abs()
}

#[test]
fn a_published_history_ends_at_its_published_stability_and_difficulty() {
    let end = trace(after(&[(1, 0), (3, 0), (3, 1), (3, 3), (3, 8), (3, 21)]));
    assert!(is_close(end.stability, 53.62691) && is_close(end.difficulty, 6.357_486_7), "{end:?}");
}

#[test]
fn grades_below_three_are_again_and_three_to_five_hard_good_and_easy() {
    let first: Vec<f64> = (0..=5).map(|grade| trace(next(Memory::NEW, grade, 0)).stability).collect();
    assert_eq!(first, [0.212, 0.212, 0.212, 1.2931, 2.3065, 8.2956]);
}

#[test]
fn a_missed_card_is_due_at_once_and_a_remembered_one_not_before_tomorrow() {
    let missed = after(&[(3, 0), (1, 2)]);
    let again = next(missed, 3, 0);
    assert_eq!((missed.reps, missed.interval_days, again.reps, again.interval_days), (0, 0, 1, 1));
}

#[test]
fn a_card_brought_from_sm_2_starts_with_the_trace_its_authors_give_it() {
    let model = FSRS::default();
    for (ease_factor, interval_days) in [(2.5, 10), (1.3, 1), (3.0, 300), (2.1, 36_500)] {
        let brought = Memory { reps: 3, ease_factor, interval_days, trace: None };
        let theirs = model.memory_state_from_sm2(ease_factor as f32, interval_days as f32, 0.9).unwrap();
        let theirs = model.next_states(Some(theirs), 0.9, interval_days).unwrap().good.memory;
        let ours = trace(next(brought, 4, interval_days));
        assert!(
            is_close(ours.stability, theirs.stability) && is_close(ours.difficulty, theirs.difficulty),
            "{ours:?} {theirs:?}"
        );
    }
}

fn any_history() -> impl Strategy<Value = Vec<(usize, u32)>> {
    prop::collection::vec((1..=4usize, prop_oneof![Just(0u32), 1..40u32, 0..40_000u32]), 1..60)
}

fn any_memory() -> impl Strategy<Value = Memory> {
    let trace = prop::option::of((any::<f64>(), any::<f64>()))
        .prop_map(|pair| pair.map(|(stability, difficulty)| Trace { stability, difficulty }));
    (any::<u32>(), any::<f64>(), any::<u32>(), trace).prop_map(|(reps, ease_factor, interval_days, trace)| Memory {
        reps,
        ease_factor,
        interval_days,
        trace,
    })
}

fn any_trace() -> impl Strategy<Value = Trace> {
    // Stabilities spread evenly over their magnitudes.
    (-6.9..10.5f64, 1.0..10.0f64).prop_map(|(log, difficulty)| Trace { stability: log.exp(), difficulty })
}

fn of(trace: Trace) -> Memory {
    Memory { trace: Some(trace), reps: 1, interval_days: 1, ..Memory::NEW }
}

proptest! {
    #[test]
    fn any_history_comes_to_what_the_authors_implementation_says(history in any_history()) {
        let model = FSRS::default();
        let (mut ours, mut theirs) = (Memory::NEW, None::<MemoryState>);
        for (rating, gap) in history {
            ours = next(ours, GRADES[rating - 1], gap);
            let states = model.next_states(theirs, DESIRED_RETENTION as f32, gap).unwrap();
            let state = [states.again, states.hard, states.good, states.easy][rating - 1].memory;
            let trace = trace(ours);
            prop_assert!(is_close(trace.stability, state.stability), "{} {}", trace.stability, state.stability);
            prop_assert!(is_close(trace.difficulty, state.difficulty), "{} {}", trace.difficulty, state.difficulty);
            // Each goes on from the same state: what is compared is a step, not how roundings add up.
            theirs = Some(MemoryState { stability: trace.stability as f32, difficulty: trace.difficulty as f32 });
        }
    }

    #[test]
    fn no_memory_however_damaged_leaves_the_bounds(memory in any_memory(), grade in 0..=5i64, gap: u32) {
        let next = next(memory, grade, gap);
        prop_assert!(STABILITY_DAYS.contains(&trace(next).stability), "{next:?}");
        prop_assert!(DIFFICULTY.contains(&trace(next).difficulty), "{next:?}");
        prop_assert!(next.interval_days <= MAX_INTERVAL_DAYS);
        prop_assert_eq!((next.interval_days == 0, next.reps == 0), (grade < 3, grade < 3));
    }

    #[test]
    fn a_better_grade_never_makes_a_card_less_stable_or_harder(trace in any_trace(), gap in 0..1000u32) {
        let next = Algorithm::Fsrs6.next_all(of(trace), gap).map(|memory| (memory.interval_days, memory.trace.unwrap()));
        for pair in next.windows(2) {
            prop_assert!(pair[0].0 <= pair[1].0 && pair[0].1.stability <= pair[1].1.stability, "{next:?}");
            prop_assert!(pair[0].1.difficulty >= pair[1].1.difficulty, "{next:?}");
        }
    }

    #[test]
    fn a_miss_never_makes_a_card_more_stable_and_a_recall_never_less(old in any_trace(), gap in 0..1000u32) {
        let stability = |grade| trace(next(of(old), grade, gap)).stability;
        prop_assert!(stability(2) <= old.stability.max(*STABILITY_DAYS.start()));
        prop_assert!((3..=5).all(|grade| stability(grade) >= old.stability.min(*STABILITY_DAYS.end())));
    }

    #[test]
    fn a_more_stable_card_never_comes_back_sooner(a in any_history(), b in any_history()) {
        let (a, b) = (after(&a), after(&b));
        let (less, more) = if trace(a).stability <= trace(b).stability { (a, b) } else { (b, a) };
        prop_assume!(less.interval_days > 0 && more.interval_days > 0);
        prop_assert!(less.interval_days <= more.interval_days, "{less:?} {more:?}");
    }

    #[test]
    fn the_longer_ago_the_less_likely_a_recall(trace in any_trace(), a in 0.0..1e6f64, b in 0.0..1e6f64) {
        let (sooner, later) = (retrievability(trace.stability, a.min(b)), retrievability(trace.stability, a.max(b)));
        prop_assert!((0.0..=1.0).contains(&later) && later <= sooner && sooner <= 1.0);
    }
}
