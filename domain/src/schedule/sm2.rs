//! SuperMemo's SM-2 as published (P. A. Woźniak, 1990), the second algorithm.
//!
//! The paper leaves four things open; Cerply reads them so:
//! - The interval is computed with the ease factor that this grade gives, not the one before it: step 5 modifies the
//!   factor "after each repetition", and the next interval is only then computed.
//! - Fractions of a day are rounded up, as the paper says in a side remark.
//! - A grade below 3 starts the repetitions anew and leaves the ease factor as it was (step 6); the card is due at once.
//! - "Repeat all items that scored below four" the same day (step 7) is a matter of the study round, not of the
//!   schedule: a grade of 3 counts as a success and gets its interval.

use super::Grade;
use super::memory::{MIN_EASE_FACTOR, Memory, bounded_days, eased};

/// The memory after a grade.
pub(super) fn next(memory: Memory, grade: Grade) -> Memory {
    if !grade.is_pass() {
        return Memory { reps: 0, interval_days: 0, trace: None, ..memory };
    }
    let ease_factor = eased(memory.ease_factor, grade.quality()).max(MIN_EASE_FACTOR);
    let reps = memory.reps.saturating_add(1);
    let days = match reps {
        1 => 1.0,
        2 => 6.0,
        // The ease factor is a sum of tenths: what doubles leave over a whole day is no fraction to round up.
        _ => (f64::from(memory.interval_days) * ease_factor - 1e-9).ceil(),
    };
    Memory { reps, ease_factor, interval_days: bounded_days(days), trace: None }
}
