//! Each algorithm on a learner's own log, and the months ahead.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use domain::{
    card::{Act, CardState, Event},
    random::Random,
    schedule::{Algorithm, Grade},
    shadow::{DryRun, Fit, Prediction, compare, constant, dry_run, predictions},
    time::{DAY_MS, Timestamp},
};

const START: i64 = 1_700_000_000_000;

fn on_day(days: i64) -> Timestamp {
    Timestamp::from_millis(START + days * DAY_MS)
}

fn event(act: Act, day: i64) -> Event {
    Event { act, at: on_day(day), round: None }
}

fn grade(quality: i64, day: i64) -> Event {
    event(Act::Grade(Grade::parse(quality).unwrap()), day)
}

/// The logs of cards of a learner who forgets as FSRS-6 says, reviewed after gaps of one to some sixty days.
fn logs(cards: u64) -> Vec<Vec<Event>> {
    (0..cards)
        .map(|card| {
            let mut chance = Random::new(card);
            let (mut state, mut log, mut day) = (CardState::default(), Vec::new(), 0);
            for _ in 0..8 {
                let recall = state.recall(Algorithm::Fsrs6, on_day(day)).unwrap_or(0.5);
                let quality = if chance.unit() < recall { 4 } else { 1 };
                let reviewed = grade(quality, day);
                state = state.after(&reviewed, Algorithm::Fsrs6);
                log.push(reviewed);
                day += 1 + (chance.unit() * chance.unit() * 60.0) as i64;
            }
            log
        })
        .collect()
}

fn recalls(predictions: &[Prediction]) -> Vec<(f64, bool)> {
    predictions.iter().map(|p| ((p.recall * 1000.0).round() / 1000.0, p.remembered)).collect()
}

#[test]
fn of_sm_2_recall_is_90_percent_when_the_interval_is_over_and_fades_from_there() {
    // Interval 1, then 6: the second review comes when it is due, the third after twice as long.
    let log = [grade(4, 0), grade(4, 1), grade(1, 13)];
    assert_eq!(recalls(&predictions(Algorithm::Sm2Lite, log)), [(0.9, true), (0.846, false)]);
}

#[test]
fn the_first_review_and_those_of_the_same_day_are_not_predicted() {
    let log = [grade(1, 0), grade(4, 0), grade(4, 2), event(Act::Reset, 3), grade(4, 5), grade(5, 9)];
    for algorithm in Algorithm::ALL {
        let remembered: Vec<bool> = predictions(algorithm, log).iter().map(|p| p.remembered).collect();
        assert_eq!(remembered, [true, true], "{algorithm}");
    }
}

#[test]
fn what_was_undone_is_neither_predicted_nor_learned_from() {
    let log = [grade(4, 0), grade(1, 2), event(Act::Undo, 2), grade(4, 2), grade(4, 9)];
    let plain = [grade(4, 0), grade(4, 2), grade(4, 9)];
    for algorithm in Algorithm::ALL {
        assert_eq!(predictions(algorithm, log), predictions(algorithm, plain), "{algorithm}");
    }
}

#[test]
fn of_a_learner_who_forgets_as_an_algorithm_says_that_algorithm_predicts_best() {
    let (shadows, constant) = compare(&logs(500), on_day(0), 1);
    let loss = |algorithm| {
        let shadow = shadows.iter().find(|shadow| shadow.algorithm == algorithm).unwrap();
        shadow.fit.as_ref().unwrap().log_loss
    };
    let fsrs = loss(Algorithm::Fsrs6);
    assert!(fsrs < constant.unwrap().log_loss && fsrs < loss(Algorithm::Sm2) && fsrs < loss(Algorithm::Sm2Lite));
}

#[test]
fn every_algorithm_is_held_against_the_same_reviews() {
    let (shadows, constant) = compare(&logs(50), on_day(0), 1);
    let reviews = constant.unwrap().reviews;
    assert!(reviews > 100 && shadows.iter().all(|shadow| shadow.fit.as_ref().unwrap().reviews == reviews));
}

#[test]
fn the_constant_is_the_share_that_was_remembered_and_its_loss_the_entropy_of_it() {
    let made: Vec<Prediction> = (0..4).map(|n| Prediction { recall: 0.5, remembered: n > 0 }).collect();
    let fit = Fit::of(&constant(&made)).unwrap();
    let entropy = -(0.75 * 0.75f64.ln() + 0.25 * 0.25f64.ln());
    assert!((fit.log_loss - entropy).abs() < 1e-12 && fit.auc == Some(0.5), "{fit:?}");
}

#[test]
fn a_dry_run_is_the_same_for_the_same_seed_and_another_for_another() {
    let (logs, now) = (logs(100), on_day(400));
    for algorithm in Algorithm::ALL {
        let run = |seed| dry_run(algorithm, &logs, now, seed);
        assert_eq!(run(1), run(1));
        assert_ne!(run(1), run(2));
    }
}

#[test]
fn a_dry_run_counts_studied_cards_only_and_none_that_comes_back_later() {
    let long_known = vec![grade(5, 0), grade(5, 8), grade(5, 100), grade(5, 900)];
    let never_graded = vec![event(Act::Flip, 0)];
    let run = dry_run(Algorithm::Fsrs6, &[long_known, never_graded], on_day(901), 1);
    assert_eq!((run.cards, run.reviews), (1, 0));
    assert!(run.recall > 0.98, "{run:?}");
    assert_eq!(dry_run(Algorithm::Fsrs6, &[], on_day(0), 1), DryRun { cards: 0, reviews: 0, recall: 0.0 });
}

#[test]
fn a_card_of_the_lowest_ease_comes_eight_times_in_ninety_days_or_more_and_at_most_twice_a_day() {
    // sm2-lite brings a card at its lowest ease back after 1, 6, 8, 10, 13, 17 and 22 days: 8 reviews, more with misses.
    let hopeless: Vec<Event> = (0..40).map(|n| grade(1, n)).collect();
    let run = dry_run(Algorithm::Sm2Lite, &[hopeless], on_day(40), 3);
    assert!((8..=180).contains(&run.reviews), "{run:?}");
}

#[test]
fn at_the_end_of_time_a_dry_run_ends_too() {
    let late = Timestamp::from_millis(i64::MAX);
    let log = vec![Event { act: Act::Grade(Grade::GOOD), at: late, round: None }];
    for algorithm in Algorithm::ALL {
        assert_eq!(dry_run(algorithm, std::slice::from_ref(&log), late, 1).cards, 1);
    }
}

#[test]
fn two_dry_runs_are_compared_in_words_that_claim_no_more_than_they_show() {
    let run = |reviews, recall| DryRun { cards: 1, reviews, recall };
    for (mine, theirs, said) in [
        (run(100, 0.912), run(512, 0.914), "412 fewer reviews at the same recall"),
        (run(7, 0.9), run(7, 0.9), "as many reviews at the same recall"),
        (run(9, 0.931), run(7, 0.9), "2 more reviews at a recall of 93.1 % instead of 90.0 %"),
    ] {
        assert_eq!(mine.against(&theirs), said);
    }
}
