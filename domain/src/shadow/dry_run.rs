//! The next ninety days under an algorithm, reckoned through.
//!
//! Whether a card will be recalled is drawn by the forgetting curve of FSRS-6, which knows most about a memory, and the
//! same for every algorithm: the same card at its same review meets the same chance. That favours FSRS-6 where its idea
//! of this learner is wrong; the fit to the reviews of the past says how far to trust it.

use crate::{
    card::{Act, CardState, Event, replay},
    random::Random,
    schedule::{Algorithm, Grade},
    time::{DAY_MS, Timestamp},
};

/// How far ahead it is reckoned.
pub const DAYS: u32 = 90;
/// Recalls that differ by less than this are the same.
pub const SAME_RECALL: f64 = 0.005;
/// Every how many days it is asked how much is known.
const SAMPLE_DAYS: u32 = 10;
/// Milliseconds from a miss to the card's next turn in the same sitting.
const NEXT_TURN_MS: i64 = 10 * 60 * 1000;

/// What ninety days bring.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DryRun {
    /// Cards that have been studied and so come back; no new ones are begun.
    pub cards: usize,
    /// Reviews of them, repeated ones after a miss among them.
    pub reviews: u64,
    /// How likely one of the cards is to be known on any day, 0 to 1; 0 without cards.
    pub recall: f64,
}

/// Goes through the next [`DAYS`] days: each card is studied on the day it is due, a recall is graded 4 (good), a miss 2
/// and then 4 on the same day. What is overdue now is studied now. `cards` are the cards' logs.
pub fn dry_run(algorithm: Algorithm, cards: &[Vec<Event>], now: Timestamp, seed: u64) -> DryRun {
    let mut total = DryRun { cards: 0, reviews: 0, recall: 0.0 };
    for (place, log) in cards.iter().enumerate() {
        let state = |algorithm| replay(algorithm, log.iter().copied());
        let chance = Random::new(seed ^ (place as u64).wrapping_mul(0x2545_f491_4f6c_dd1d));
        let Some((reviews, recall)) = ahead(algorithm, state(algorithm), state(Algorithm::Fsrs6), now, chance) else {
            continue;
        };
        total.cards += 1;
        total.reviews += reviews;
        total.recall += recall;
    }
    total.recall /= total.cards.max(1) as f64;
    total
}

/// Reviews of one card and its mean recall; none for a card that was never studied. `truth` is the same card as
/// FSRS-6 sees it.
fn ahead(
    algorithm: Algorithm,
    mut card: CardState,
    mut truth: CardState,
    now: Timestamp,
    mut chance: Random,
) -> Option<(u64, f64)> {
    let (mut reviews, mut known) = (0, 0.0);
    let mut sampled = 0;
    // A card comes at most once a day, and once more to see that it does not come again.
    for _ in 0..=DAYS {
        let due_in = card.due_at?.millis_since(now).max(0);
        let due_day = u32::try_from((due_in + DAY_MS / 2) / DAY_MS).unwrap_or(u32::MAX);
        // Up to the review the memory fades; from it on it is another.
        while sampled < DAYS / SAMPLE_DAYS && (sampled + 1) * SAMPLE_DAYS <= due_day {
            sampled += 1;
            known += truth.recall(Algorithm::Fsrs6, now.plus_days(sampled * SAMPLE_DAYS))?;
        }
        if due_day >= DAYS {
            break;
        }
        let at = now.plus_days(due_day).max(card.changed_at.unwrap_or(now));
        let remembered = chance.unit() < truth.recall(Algorithm::Fsrs6, at)?;
        let grades: &[(Grade, i64)] =
            if remembered { &[(Grade::GOOD, 0)] } else { &[(Grade::MISSED, 0), (Grade::GOOD, NEXT_TURN_MS)] };
        for (grade, later) in grades {
            let event = Event { act: Act::Grade(*grade), at: at.plus_millis(*later), round: None };
            card = card.after(&event, algorithm);
            truth = truth.after(&event, Algorithm::Fsrs6);
            reviews += 1;
        }
    }
    Some((reviews, known / f64::from(DAYS / SAMPLE_DAYS)))
}

impl DryRun {
    /// This run against the one of another algorithm: `412 fewer reviews at the same recall`.
    pub fn against(&self, other: &DryRun) -> String {
        let more = self.reviews.abs_diff(other.reviews);
        let reviews = match self.reviews.cmp(&other.reviews) {
            std::cmp::Ordering::Less => format!("{more} fewer reviews"),
            std::cmp::Ordering::Equal => "as many reviews".to_owned(),
            std::cmp::Ordering::Greater => format!("{more} more reviews"),
        };
        let (mine, theirs) = (self.recall * 100.0, other.recall * 100.0);
        if (self.recall - other.recall).abs() < SAME_RECALL {
            format!("{reviews} at the same recall")
        } else {
            format!("{reviews} at a recall of {mine:.1} % instead of {theirs:.1} %")
        }
    }
}
