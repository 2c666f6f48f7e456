//! Never faster than was allowed.

use std::time::{Duration, Instant};

/// Spaces requests evenly.
#[derive(Debug)]
pub(super) struct Pace {
    gap: Duration,
    next: Option<Instant>,
}

impl Pace {
    /// At most so many a second; `per_second` is over 0.
    pub(super) fn new(per_second: f64) -> Self {
        Self { gap: Duration::from_secs_f64(1.0 / per_second), next: None }
    }

    /// How long the next request has to wait, now being `now`. A slow answer lends no time to later requests.
    pub(super) fn wait(&mut self, now: Instant) -> Duration {
        let start = self.next.map_or(now, |next| next.max(now));
        self.next = Some(start + self.gap);
        start - now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_requests_are_closer_than_the_rate_allows() {
        let mut pace = Pace::new(10.0);
        let mut now = Instant::now();
        let mut last: Option<Instant> = None;
        for answered_after_ms in [0, 0, 30, 250, 0, 99, 101, 0] {
            let sent = now + pace.wait(now);
            if let Some(last) = last {
                assert!(sent - last >= Duration::from_millis(100), "{:?}", sent - last);
            }
            last = Some(sent);
            now = sent + Duration::from_millis(answered_after_ms);
        }
    }
}
