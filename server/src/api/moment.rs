//! Moments that clients send.

use domain::time::Timestamp;

use super::limits::AHEAD_MS;

/// A moment by a client's clock, which may be up to five minutes ahead of this one.
pub(crate) fn by_client_clock(text: &str, now: Timestamp) -> Result<Timestamp, String> {
    let at = Timestamp::parse(text).map_err(|error| error.to_string())?;
    if at.millis_since(now) > AHEAD_MS {
        return Err("must not be more than 5 minutes ahead".to_owned());
    }
    Ok(at)
}
