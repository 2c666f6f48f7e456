//! A study round: the cards of one sitting, each shown until it is remembered once.

use serde::{Deserialize, Serialize};

use crate::card::CardState;

/// Where a learner stands in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The place of the card to show, counted from 0; none when the round is complete.
    pub current: Option<usize>,
    /// Was that card missed earlier in this round?
    pub again: bool,
    /// Cards remembered in this round.
    pub done: usize,
    /// Cards graded at least once in this round.
    pub seen: usize,
}

/// Finds the card to show: first those not yet graded in this round, in their order, then those missed in it, the one
/// missed longest ago first, until each has been remembered.
pub fn standing<'a>(round: u32, cards: impl IntoIterator<Item = &'a CardState>) -> Standing {
    let (mut next_fresh, mut next_missed) = (None, None);
    let (mut done, mut seen) = (0, 0);
    for (place, card) in cards.into_iter().enumerate() {
        if card.round != Some(round) {
            next_fresh = next_fresh.or(Some(place));
            continue;
        }
        seen += 1;
        if !card.is_missed() {
            done += 1;
        } else if next_missed.is_none_or(|(at, _)| card.changed_at < at) {
            next_missed = Some((card.changed_at, place));
        }
    }
    let missed = next_missed.map(|(_, place)| place);
    Standing { current: next_fresh.or(missed), again: next_fresh.is_none() && missed.is_some(), done, seen }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        card::{Act, Event},
        schedule::{Algorithm, Grade},
        time::Timestamp,
    };

    fn graded(grade: i64, at: i64, round: u32) -> CardState {
        let act = Act::Grade(Grade::parse(grade).unwrap());
        let event = Event { act, at: Timestamp::from_millis(at), round: Some(round) };
        CardState::default().after(&event, Algorithm::Sm2Lite)
    }

    #[test]
    fn fresh_cards_come_in_order_then_the_missed_ones_oldest_miss_first() {
        let new = CardState::default;
        for (cards, current, again, done) in [
            (vec![], None, false, 0),
            (vec![new(), new()], Some(0), false, 0),
            (vec![graded(4, 1, 1), new()], Some(1), false, 1),
            (vec![graded(1, 1, 1), new()], Some(1), false, 0),
            (vec![graded(1, 5, 1), graded(2, 3, 1), graded(3, 4, 1)], Some(1), true, 1),
            (vec![graded(1, 3, 1), graded(2, 5, 1), graded(3, 4, 1)], Some(0), true, 1),
            (vec![graded(3, 5, 1), graded(5, 3, 1)], None, false, 2),
            // What was graded in an earlier round is to be done again.
            (vec![graded(5, 1, 0), graded(5, 2, 1)], Some(0), false, 1),
        ] {
            let found = standing(1, &cards);
            assert_eq!((found.current, found.again, found.done), (current, again, done), "{cards:?}");
        }
    }
}
