//! Fuzz: cards learned together drift apart, instead of coming back together for ever.

use super::memory::MAX_INTERVAL_DAYS;
use crate::random::Random;

/// Up to which interval in days each share of it is added to how far a card may move. Source: Anki's scheduler: 15 % of
/// the days from 2.5 to 7, 10 % of those to 20, 5 % of the rest, and a day.
const SHARES: [(f64, f64, f64); 3] = [(2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, f64::MAX, 0.05)];

/// The interval, moved a little at random: the same seed moves it the same way. Intervals under 2.5 days stay, longer
/// ones never come under 2 days. The API does not use it: there, the published vectors hold to the day.
pub fn fuzzed(interval_days: u32, seed: u64) -> u32 {
    let days = f64::from(interval_days);
    if days < SHARES[0].0 {
        return interval_days;
    }
    let reach = 1.0 + SHARES.iter().map(|(from, to, share)| share * (days.min(*to) - from).max(0.0)).sum::<f64>();
    let (least, most) = ((days - reach).round().max(2.0), (days + reach).round().min(f64::from(MAX_INTERVAL_DAYS)));
    (least + (Random::new(seed).unit() * (most - least + 1.0)).floor()) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(days: u32) -> (u32, u32) {
        let all = || (0..3000).map(|seed| fuzzed(days, seed));
        (all().min().unwrap_or(0), all().max().unwrap_or(0))
    }

    #[test]
    fn an_interval_moves_within_the_range_of_its_length() {
        for (days, expected) in [(0, (0, 0)), (2, (2, 2)), (3, (2, 4)), (7, (5, 9)), (20, (17, 23)), (100, (93, 107))] {
            assert_eq!(range(days), expected, "{days}");
        }
    }

    #[test]
    fn no_interval_moves_beyond_a_hundred_years() {
        assert!((0..100).all(|seed| fuzzed(MAX_INTERVAL_DAYS, seed) <= MAX_INTERVAL_DAYS));
    }
}
