//! Whether the image understands the database: migrations only go forward.

use super::service::Service;
use crate::registry::{Labels, Trouble, failed, not_run};

/// Says how the two compare, or why that cannot be known. `now` is what the image in service says about itself.
pub(super) fn check(
    understands: Option<u64>,
    service: Option<&Service>,
    now: Option<Labels>,
    forced: bool,
) -> Result<String, Trouble> {
    let (migrated, source) = match service {
        Some(service) => match service.running() {
            Ok(running) => (running.schema, "the service".to_owned()),
            Err(why) => (None, format!("the service cannot be asked ({why}), which")),
        },
        None => (now.and_then(|labels| labels.schema), "the image in service".to_owned()),
    };
    match (understands, migrated) {
        (Some(understands), Some(migrated)) if migrated > understands => Err(failed(format!(
            "the database is migrated to {migrated}, as {source} says, and the image understands {understands} at most: \
             restore a backup from before that migration, or mend it with a newer build"
        ))),
        (Some(understands), Some(migrated)) => {
            Ok(format!("database at {migrated}, as {source} says; the image understands {understands}"))
        }
        (understands, _) => {
            let why = match understands {
                None => "the image has no label cerply.schema".to_owned(),
                Some(_) => format!("{source} does not say how far the database is migrated"),
            };
            if forced { Ok(format!("{why}; not checked, as --force-schema says")) } else { Err(unknown(&why)) }
        }
    }
}

fn unknown(why: &str) -> Trouble {
    not_run(format!("{why}: whether the image understands the database is not known; --force-schema goes on without"))
}
