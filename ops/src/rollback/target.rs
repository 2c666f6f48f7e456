//! The image to go to: found by its commit or by the tag it was kept under, and checked against its own label.

use super::commit::Commit;
use crate::{
    http::show,
    registry::{Labels, Manifest, Registry, Tag, Trouble, failed},
};

/// The image to go to.
pub(super) struct Target {
    /// The tag it was found by.
    pub(super) tag: Tag,
    /// What is put under the tag of the service.
    pub(super) manifest: Manifest,
    /// The whole commit, as its label says.
    pub(super) commit: Commit,
    /// The highest migration it knows; none when it does not say.
    pub(super) schema: Option<u64>,
}

/// By its commit.
pub(super) fn of_commit(registry: &mut Registry, commit: &Commit) -> Result<Target, Trouble> {
    let exact = Tag::parse(commit.as_str()).map_err(failed)?;
    let (tag, manifest) = match registry.tagged(&exact)? {
        Some(manifest) => (exact, manifest),
        None => by_list(registry, commit)?,
    };
    let target = checked(registry, tag, manifest)?;
    if !commit.begins(&target.commit) {
        let Target { tag, commit: said, .. } = target;
        return Err(failed(format!("the image tagged {tag} is not of commit {commit}: its label says {said}")));
    }
    Ok(target)
}

/// By the tag it was kept under.
pub(super) fn of_tag(registry: &mut Registry, tag: &Tag) -> Result<Target, Trouble> {
    let manifest = registry.tagged(tag)?;
    let manifest = manifest.ok_or_else(|| failed(format!("the registry knows no tag {tag}")))?;
    checked(registry, tag.clone(), manifest)
}

/// A short name may stand for a tag with the whole one, and the other way round.
fn by_list(registry: &mut Registry, commit: &Commit) -> Result<(Tag, Manifest), Trouble> {
    let tags = registry.tags()?;
    let commits = tags.into_iter().filter_map(|tag| Some((Commit::parse(tag.as_str()).ok()?, tag)));
    let fitting = commits.filter(|(known, _)| commit.begins(known) || known.begins(commit));
    let mut fitting = fitting.map(|(_, tag)| tag);
    let unknown = || failed(format!("unknown commit: no image is tagged {commit}"));
    let tag = fitting.next().ok_or_else(unknown)?;
    let manifest =
        registry.tagged(&tag)?.ok_or_else(|| failed(format!("the registry has lost what {tag} stands for")))?;
    for other in fitting {
        if registry.tagged(&other)?.is_some_and(|known| known.digest != manifest.digest) {
            return Err(failed(format!("{commit} could be {tag} or {other}: give more digits")));
        }
    }
    Ok((tag, manifest))
}

fn checked(registry: &mut Registry, tag: Tag, manifest: Manifest) -> Result<Target, Trouble> {
    let Labels { revision, schema } = registry.labels(&manifest)?;
    let said = revision.as_deref().unwrap_or("nothing");
    let commit = Commit::whole(said).ok_or_else(|| {
        failed(format!(
            "the image tagged {tag} names no whole commit: org.opencontainers.image.revision says {}",
            show(said)
        ))
    })?;
    Ok(Target { tag, manifest, commit, schema })
}
