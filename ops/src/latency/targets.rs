//! What is promised: the operational SLA's table.

use super::Quantiles;
use crate::http::Endpoint;

/// The slowest that an endpoint's quantiles may be, in milliseconds. Source: docs/OPERATIONS.md, targets.
pub(crate) const fn target(endpoint: Endpoint) -> Quantiles {
    let (p50_ms, p95_ms, p99_ms) = match endpoint {
        Endpoint::Preview => (400.0, 800.0, 1500.0),
        Endpoint::Generate => (800.0, 1500.0, 3000.0),
        Endpoint::Score => (100.0, 300.0, 500.0),
        Endpoint::DailyNext => (50.0, 150.0, 300.0),
        Endpoint::UsageDaily => (50.0, 100.0, 200.0),
        Endpoint::Version => (10.0, 50.0, 100.0),
    };
    Quantiles { p50_ms, p95_ms, p99_ms }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_operators_manual_prints_the_same_table() {
        let manual = include_str!("../../../docs/OPERATIONS.md");
        for endpoint in Endpoint::ALL {
            let Quantiles { p50_ms, p95_ms, p99_ms } = target(endpoint);
            let row = format!("| {endpoint} | {p50_ms} | {p95_ms} | {p99_ms} |");
            assert!(manual.contains(&row), "{row}");
        }
    }
}
