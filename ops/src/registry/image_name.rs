//! Where an image is kept: the registry and the repository in it.

use std::fmt;

use crate::http::BaseUrl;

/// Where an image is kept: `REGISTRY/NAME`. This machine's registry is asked over HTTP, every other over HTTPS.
#[derive(Debug, Clone)]
pub(crate) struct ImageName {
    registry: BaseUrl,
    repository: String,
}

impl ImageName {
    /// Accepts `host[:port]/path`, with `https://` in front or not. Tags and digests are given apart.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let (scheme, place) = text.split_once("://").map_or((None, text), |(scheme, place)| (Some(scheme), place));
        let (host, repository) = place.split_once('/').ok_or("must be REGISTRY/NAME, as in ghcr.io/owner/cerply")?;
        if host != "localhost" && !host.contains(['.', ':']) {
            return Err("must begin with the registry's host, as in ghcr.io/owner/cerply");
        }
        if !repository.split('/').all(is_component) {
            return Err("must end with the repository's name in lower case, without tag or digest");
        }
        let plain = BaseUrl::parse(&format!("http://{host}"))?;
        let registry = match scheme {
            None | Some("http") if plain.is_local() => plain,
            None | Some("https") => BaseUrl::parse(&format!("https://{host}"))?,
            _ => return Err("must be asked over HTTPS: only this machine's registry may be without"),
        };
        Ok(Self { registry, repository: repository.to_owned() })
    }

    /// The registry.
    pub(crate) fn registry(&self) -> &BaseUrl {
        &self.registry
    }

    /// Where the repository's parts are: `/v2/NAME/…`.
    pub(crate) fn path(&self, rest: &str) -> String {
        format!("/v2/{}/{rest}", self.repository)
    }
}

/// One part of a repository's name, by the distribution specification: runs of `a-z0-9`, between them `.`, `_`, `__`
/// or any number of `-`.
fn is_component(part: &str) -> bool {
    let is_word = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit();
    let separators = part.split(is_word).filter(|between| !between.is_empty());
    part.starts_with(is_word)
        && part.ends_with(is_word)
        && separators
            .into_iter()
            .all(|between| matches!(between, "." | "_" | "__") || between.bytes().all(|b| b == b'-'))
}

impl fmt::Display for ImageName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let registry = self.registry.to_string();
        let host = registry.split_once("://").map_or(registry.as_str(), |(_, host)| host);
        write!(f, "{host}/{}", self.repository)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registry_elsewhere_is_asked_over_https_only() {
        for (text, registry) in [
            ("ghcr.io/owner/cerply", "https://ghcr.io"),
            ("registry.example.org:5000/a-b/c__d.e", "https://registry.example.org:5000"),
            ("127.0.0.1:5000/cerply", "http://127.0.0.1:5000"),
            ("localhost/cerply", "http://localhost"),
            ("https://localhost:5000/cerply", "https://localhost:5000"),
        ] {
            let name = ImageName::parse(text).unwrap_or_else(|error| panic!("{text} {error}"));
            assert_eq!(name.registry().to_string(), registry);
            assert_eq!(name.to_string(), text.trim_start_matches("https://"));
        }
    }

    #[test]
    fn what_names_no_image_is_refused() {
        for text in [
            "",
            "cerply",
            "owner/cerply",
            "ghcr.io/",
            "ghcr.io/Owner/cerply",
            "ghcr.io/a//b",
            "ghcr.io/a:tag",
            "ghcr.io/-a",
            "ghcr.io/a@sha256:0",
            "ghcr.io/a..b",
            "user:pass@ghcr.io/a",
            "http://ghcr.io/a",
            "ftp://localhost/a",
            "ghcr.io/é",
        ] {
            assert!(ImageName::parse(text).is_err(), "{text}");
        }
    }
}
