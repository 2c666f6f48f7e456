//! The tags under which a rollback keeps what was in service.

use jiff::{SignedDuration, Timestamp};

use crate::registry::{Digest, Manifest, Registry, Tag, Trouble, failed};

/// So many names are tried.
const MOST_TAKEN: i64 = 10;

/// Seen from the tag of the service: `prod-latest` is kept as `prod-rollback-…`.
pub(super) fn prefix(tag: &Tag) -> String {
    let tag = tag.as_str();
    format!("{}-rollback-", tag.strip_suffix("-latest").unwrap_or(tag))
}

/// Keeps `now` under a tag of its own and says which. An interrupted run has kept it already: then its tag is the newest.
pub(super) fn keep(registry: &mut Registry, tag: &Tag, now: &Manifest) -> Result<(Tag, bool), Trouble> {
    let prefix = prefix(tag);
    let tags = registry.tags()?;
    let newest = tags.into_iter().rev().find(|tag| is_kept(tag, &prefix));
    if let Some(newest) = newest
        && stands_for(registry, &newest, &now.digest)?
    {
        return Ok((newest, true));
    }
    let kept = free(registry, &prefix)?;
    registry.point(&kept, now)?;
    if !stands_for(registry, &kept, &now.digest)? {
        return Err(failed(format!(
            "the registry took {kept} and does not have it: nothing was kept, nothing is moved"
        )));
    }
    Ok((kept, false))
}

/// The name of this second, or of the next that is not taken: two rollbacks can follow each other at once.
fn free(registry: &mut Registry, prefix: &str) -> Result<Tag, Trouble> {
    let now = Timestamp::now();
    for later in 0..MOST_TAKEN {
        let moment = now + SignedDuration::from_secs(later);
        let name = format!("{prefix}{}", moment.strftime("%Y%m%d-%H%M%S"));
        let tag = Tag::parse(&name).map_err(|why| failed(format!("{name} {why}")))?;
        if registry.tagged(&tag)?.is_none() {
            return Ok(tag);
        }
    }
    Err(failed(format!("{prefix}… is taken for the next {MOST_TAKEN} seconds: who else is rolling back?")))
}

/// Is this one of the tags that are made here?
pub(super) fn is_kept(tag: &Tag, prefix: &str) -> bool {
    let moment = tag.as_str().strip_prefix(prefix).and_then(|rest| rest.split_once('-'));
    moment.is_some_and(|(day, time)| {
        day.len() == 8 && time.len() == 6 && (day.bytes().chain(time.bytes())).all(|byte| byte.is_ascii_digit())
    })
}

/// Does the tag stand for this digest?
pub(super) fn stands_for(registry: &mut Registry, tag: &Tag, digest: &Digest) -> Result<bool, Trouble> {
    Ok(registry.tagged(tag)?.is_some_and(|found| found.digest == *digest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_tag_is_told_from_others() {
        let prefix = prefix(&Tag::parse("prod-latest").unwrap());
        assert_eq!(prefix, "prod-rollback-");
        for (text, expected) in [
            ("prod-rollback-20260131-093000", true),
            ("prod-rollback-20260131", false),
            ("prod-rollback-2026-01-31", false),
            ("prod-rollback-20260131-09300x", false),
            ("staging-rollback-20260131-093000", false),
        ] {
            assert_eq!(is_kept(&Tag::parse(text).unwrap(), &prefix), expected, "{text}");
        }
    }
}
