//! Why there is no answer.

use std::{io, time::Duration};

use ureq::{Error, Timeout};

use super::{Finding, show};

/// Was there nobody to talk to?
pub(super) fn is_unreachable(error: &Error) -> bool {
    use io::ErrorKind::{ConnectionRefused, HostUnreachable, NetworkUnreachable, TimedOut};
    match error {
        Error::Io(error) => {
            matches!(error.kind(), ConnectionRefused | HostUnreachable | NetworkUnreachable | TimedOut)
        }
        Error::HostNotFound | Error::ConnectionFailed | Error::Tls(_) | Error::Rustls(_) => true,
        Error::ConnectProxyFailed(_) | Error::InvalidProxyUrl => true,
        Error::Timeout(at) => matches!(at, Timeout::Resolve | Timeout::Connect),
        _ => false,
    }
}

/// Why there is no answer.
pub(super) fn said(error: &Error, time: Duration) -> Finding {
    Finding::new(match error {
        Error::Timeout(_) => format!("no whole answer within {:.1} s", time.as_secs_f64()),
        Error::BodyExceedsLimit(limit) => format!("the answer is larger than {limit} bytes"),
        error => format!("no whole answer: {}", show(&error.to_string())),
    })
}
