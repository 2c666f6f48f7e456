//! Why there is no answer.

use std::{io, time::Duration};

use ureq::{Error, Timeout};

use super::{Finding, show};

/// Was there nobody to talk to, or nobody who can be trusted to be who was asked for?
pub(super) fn is_unreachable(error: &Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    match error {
        // Somebody hung up: there was somebody. All else (no such name, refused, no route, a certificate that does not
        // fit) comes before a word was said.
        Error::Io(error) => !matches!(error.kind(), BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof),
        Error::Timeout(at) => matches!(at, Timeout::Resolve | Timeout::Connect),
        Error::HostNotFound | Error::ConnectionFailed | Error::Tls(_) | Error::Rustls(_) => true,
        Error::ConnectProxyFailed(_) | Error::InvalidProxyUrl => true,
        _ => false,
    }
}

/// Why there is no answer.
pub(crate) fn said(error: &Error, time: Duration) -> Finding {
    Finding::new(match error {
        Error::Timeout(_) => format!("no whole answer within {:.1} s", time.as_secs_f64()),
        Error::BodyExceedsLimit(limit) => format!("the answer is larger than {limit} bytes"),
        error => format!("no whole answer: {}", show(&error.to_string())),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_out_of_reach_when_nobody_said_a_word() {
        for (kind, expected) in [
            (io::ErrorKind::ConnectionRefused, true),
            (io::ErrorKind::HostUnreachable, true),
            (io::ErrorKind::Other, true),
            // What a certificate that does not fit ends in.
            (io::ErrorKind::InvalidData, true),
            (io::ErrorKind::ConnectionReset, false),
            (io::ErrorKind::UnexpectedEof, false),
        ] {
            assert_eq!(is_unreachable(&Error::Io(kind.into())), expected, "{kind}");
        }
        for (error, expected) in [
            (Error::HostNotFound, true),
            (Error::Timeout(Timeout::Connect), true),
            (Error::Timeout(Timeout::Global), false),
            (Error::BodyExceedsLimit(1), false),
        ] {
            assert_eq!(is_unreachable(&error), expected, "{error}");
        }
    }
}
