//! How long scheduling takes: `cargo bench -p domain --bench scheduling`.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on ends")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use domain::{
    card::{Act, CardState, Event},
    day::{Day, Zone},
    queue::{Candidate, Limits, daily_queue},
    random::Random,
    schedule::{Algorithm, Grade},
    shadow::compare,
    time::{DAY_MS, Timestamp},
};

const NOW: i64 = 1_800_000_000_000;

/// The log of a card with some reviews, the last of them within the last three months.
fn log(seed: u64, reviews: i64) -> Vec<Event> {
    let mut chance = Random::new(seed);
    let last = NOW - (chance.unit() * 90.0) as i64 * DAY_MS;
    let mut event = |before: i64| {
        let quality = (chance.unit() * 6.0) as i64;
        let at = Timestamp::from_millis(last - before * 9 * DAY_MS);
        Event { act: Act::Grade(Grade::parse(quality).unwrap()), at, round: None }
    };
    (0..reviews).rev().map(&mut event).collect()
}

fn card(seed: u64, algorithm: Algorithm) -> CardState {
    // A quarter are new.
    let log = log(seed, i64::try_from(seed % 4).unwrap());
    log.iter().fold(CardState::default(), |state, event| state.after(event, algorithm))
}

fn next_states(c: &mut Criterion) {
    for algorithm in Algorithm::ALL {
        let card = card(3, algorithm);
        let now = Timestamp::from_millis(NOW);
        c.bench_function(&format!("all next states, {algorithm}"), |b| {
            b.iter(|| black_box(&card).next_all(algorithm, now));
        });
    }
}

fn queue(c: &mut Criterion) {
    let now = Timestamp::from_millis(NOW);
    let day = Day::at(now, &Zone::utc(), 4);
    let limits = Limits { total: 20, new_per_day: 10, siblings_apart: true };
    for size in [1_000, 10_000, 100_000u64] {
        let cards: Vec<CardState> = (0..size).map(|seed| card(seed, Algorithm::Fsrs6)).collect();
        c.bench_function(&format!("queue over {size} cards"), |b| {
            b.iter(|| {
                let candidates = cards.iter().zip(0u64..).map(|(card, n)| Candidate { card, sibling: Some(n / 3) });
                daily_queue(black_box(candidates), &day, now, limits)
            });
        });
    }
}

fn shadow(c: &mut Criterion) {
    let logs: Vec<Vec<Event>> = (0..1_000).map(|seed| log(seed, 10)).collect();
    let now = Timestamp::from_millis(NOW);
    c.bench_function("shadow of 10000 reviews of 1000 cards", |b| b.iter(|| compare(black_box(&logs), now, 1)));
}

criterion_group!(benches, next_states, queue, shadow);
criterion_main!(benches);
