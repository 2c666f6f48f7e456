//! What this program was built from.

use domain::time::Timestamp;

/// The version of the release.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The commit it was built from, `unknown` outside a repository.
pub(crate) const COMMIT: &str = env!("BUILD_COMMIT");
/// What `--version` prints after the name.
pub(crate) const VERSION_LINE: &str = concat!(env!("CARGO_PKG_VERSION"), " (", env!("BUILD_COMMIT"), ")");

/// The commit's time, or what `SOURCE_DATE_EPOCH` said when it was built.
pub(crate) fn built_at() -> Option<Timestamp> {
    let seconds: i64 = env!("BUILD_EPOCH").parse().ok()?;
    Some(Timestamp::from_millis(seconds.saturating_mul(1000)))
}
