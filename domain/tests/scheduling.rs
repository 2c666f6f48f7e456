//! The schedulers against their published vectors, and what holds for any history.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use domain::schedule::{Algorithm, Grade, MAX_EASE_FACTOR, MAX_INTERVAL_DAYS, MIN_EASE_FACTOR, Memory, VECTORS};
use proptest::prelude::*;
use serde_json::Value;

fn check_vectors(algorithm: Algorithm) {
    let mut files = VECTORS.iter().map(|file| serde_json::from_str::<Value>(file).unwrap());
    let file = files.find(|file| file["algo"] == algorithm.name()).unwrap();
    for history in file["histories"].as_array().unwrap() {
        let grades = history["grades"].as_array().unwrap();
        let states = history["states"].as_array().unwrap();
        assert_eq!(grades.len(), states.len());
        let gaps = history["gaps"].as_array();
        let mut memory = Memory::NEW;
        for (n, (grade, state)) in grades.iter().zip(states).enumerate() {
            let gap = gaps.map_or(0, |gaps| u32::try_from(gaps[n].as_u64().unwrap()).unwrap());
            memory = algorithm.next(memory, Grade::parse(grade.as_i64().unwrap()).unwrap(), gap);
            assert_eq!(u64::from(memory.reps), state["reps"].as_u64().unwrap(), "{history}");
            assert_eq!(u64::from(memory.interval_days), state["interval_days"].as_u64().unwrap(), "{history}");
            assert!(
                (memory.ease_factor - state["ef"].as_f64().unwrap()).abs() < 1e-9,
                "{} {history}",
                memory.ease_factor
            );
            let close = |got: f64, name: &str| {
                let want = state[name].as_f64().unwrap();
                assert!((got / want - 1.0).abs() < file["tolerance"].as_f64().unwrap(), "{name} {got}: {history}");
            };
            assert_eq!(memory.trace.is_some(), algorithm == Algorithm::Fsrs6);
            if let Some(trace) = memory.trace {
                close(trace.stability, "stability");
                close(trace.difficulty, "difficulty");
            }
        }
    }
}

#[test]
fn sm2_lite_gives_its_published_vectors() {
    check_vectors(Algorithm::Sm2Lite);
}

#[test]
fn sm2_gives_its_published_vectors() {
    check_vectors(Algorithm::Sm2);
}

#[test]
fn fsrs_6_gives_its_published_vectors() {
    check_vectors(Algorithm::Fsrs6);
}

fn any_grade() -> impl Strategy<Value = Grade> {
    (0..=5i64).prop_map(|q| Grade::parse(q).unwrap())
}

proptest! {
    #[test]
    fn no_history_leaves_the_bounds(grades in prop::collection::vec(any_grade(), 0..200), lite in any::<bool>()) {
        let algorithm = if lite { Algorithm::Sm2Lite } else { Algorithm::Sm2 };
        let mut memory = Memory::NEW;
        for grade in grades {
            memory = algorithm.next(memory, grade, 0);
            prop_assert!(memory.ease_factor >= MIN_EASE_FACTOR);
            prop_assert!(!lite || memory.ease_factor <= MAX_EASE_FACTOR);
            prop_assert!(memory.interval_days <= MAX_INTERVAL_DAYS);
            prop_assert_eq!(memory.reps == 0, !grade.is_pass());
            prop_assert_eq!(memory.interval_days == 0, !grade.is_pass());
        }
    }

    #[test]
    fn a_better_grade_never_brings_a_card_back_sooner(grades in prop::collection::vec(any_grade(), 0..20)) {
        for algorithm in [Algorithm::Sm2Lite, Algorithm::Sm2] {
            let memory = grades.iter().fold(Memory::NEW, |memory, grade| algorithm.next(memory, *grade, 0));
            let next = algorithm.next_all(memory, 0);
            prop_assert!(next.windows(2).all(|pair| pair[0].interval_days <= pair[1].interval_days), "{next:?}");
        }
    }

    #[test]
    fn even_a_memory_no_grade_could_make_stays_within_bounds(reps: u32, ease_factor: f64, interval_days: u32, grade in any_grade()) {
        let next = Algorithm::Sm2Lite.next(Memory { reps, ease_factor, interval_days, trace: None }, grade, 0);
        prop_assert!(next.interval_days <= MAX_INTERVAL_DAYS);
    }
}
