//! sm2-lite, the scheduler of Cerply's contract: SM-2 whose ease factor moves after every grade and stays within
//! 1.3 and 3.0, and whose missed cards are due at once.

use super::Grade;
use super::memory::{MAX_EASE_FACTOR, MIN_EASE_FACTOR, Memory, bounded_days, eased};

/// The memory after a grade.
pub(super) fn next(memory: Memory, grade: Grade) -> Memory {
    let ease_factor = eased(memory.ease_factor, grade.quality()).clamp(MIN_EASE_FACTOR, MAX_EASE_FACTOR);
    if !grade.is_pass() {
        return Memory { reps: 0, ease_factor, interval_days: 0, trace: None };
    }
    let reps = memory.reps.saturating_add(1);
    let days = match reps {
        1 => 1.0,
        2 => 6.0,
        _ => (f64::from(memory.interval_days) * ease_factor).round(),
    };
    Memory { reps, ease_factor, interval_days: bounded_days(days), trace: None }
}
