//! What is asserted, in which order.

use super::{
    checks::{daily, every, generate, preview, score, usage, version},
    visit::Visit,
};
use crate::http::{Check, Endpoint};

/// How many assertions there are.
pub const TOTAL: usize = 31;

/// Something that must hold.
pub(crate) struct Assertion {
    /// Of which endpoint; none when it is about all six.
    pub(crate) endpoint: Option<Endpoint>,
    /// What must hold, as the rest of a sentence that begins with the endpoint.
    pub(crate) says: &'static str,
    /// Looks whether it does.
    pub(crate) check: fn(&mut Visit) -> Check,
}

/// An assertion about one endpoint.
pub(super) const fn of(endpoint: Endpoint, says: &'static str, check: fn(&mut Visit) -> Check) -> Assertion {
    Assertion { endpoint: Some(endpoint), says, check }
}

/// All of them. The usage is read first and last, so that everything between must have been counted.
pub(crate) fn assertions() -> impl Iterator<Item = &'static Assertion> {
    usage::BEFORE
        .iter()
        .chain(&version::ALL)
        .chain(&preview::ALL)
        .chain(&generate::ALL)
        .chain(&score::ALL)
        .chain(&daily::ALL)
        .chain(&usage::AFTER)
        .chain(&every::ALL)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn there_are_31_assertions_and_no_two_say_the_same() {
        assert_eq!(TOTAL, 31);
        assert_eq!(assertions().count(), TOTAL);
        let said: HashSet<_> = assertions().map(|a| (a.endpoint, a.says)).collect();
        assert_eq!(said.len(), TOTAL);
    }

    #[test]
    fn every_endpoint_has_assertions_of_its_own() {
        for endpoint in Endpoint::ALL {
            assert!(assertions().any(|assertion| assertion.endpoint == Some(endpoint)), "{endpoint}");
        }
    }
}
