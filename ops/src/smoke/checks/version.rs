//! `GET /api/version`.

use super::super::{
    ask::Ask,
    assertion::{Assertion, of},
    part::Part,
    visit::Visit,
};
use crate::http::{Check, Endpoint::Version, ensure, show};

/// What is asserted.
pub(crate) const ALL: [Assertion; 2] = [
    of(Version, "answers 200 with ok, version, commit, built_at, image, runtime and now", shape),
    of(Version, "says which image and channel in x-image-… and x-runtime-channel, as in its body", headers),
];

fn shape(visit: &mut Visit) -> Check {
    let version = visit.good(Ask::Version)?;
    let version = Part::root(&version);
    version.get("ok")?.is(true)?;
    version.get("version")?.words()?;
    version.get("commit")?.words()?;
    version.has(&["built_at"])?;
    version.get("image")?.has(&["tag", "revision", "created"])?;
    version.get("runtime")?.get("channel")?.words()?;
    version.get("now")?.moment().map(drop)
}

fn headers(visit: &mut Visit) -> Check {
    let reply = visit.reply(Ask::Version)?;
    let version = visit.good(Ask::Version)?;
    let version = Part::root(&version);
    let (image, runtime) = (version.get("image")?, version.get("runtime")?);
    for (header, part) in [
        ("x-image-tag", image.get("tag")?),
        ("x-image-revision", image.get("revision")?),
        ("x-image-created", image.get("created")?),
        ("x-runtime-channel", runtime.get("channel")?),
    ] {
        let said = reply.need(header)?;
        // Where the body knows nothing the header has a word of its own for that.
        let Some(known) = part.value().as_str() else { continue };
        ensure(said == known, format_args!("{header}: {}", show(known)), show(said))?;
    }
    Ok(())
}
