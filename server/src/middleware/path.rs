//! One spelling of each path, and what kind of thing it names.

use axum::http::{
    Uri,
    uri::{Parts, PathAndQuery},
};

/// What a path names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The JSON API.
    Api,
    /// A page, one of its server functions or a file.
    Page,
}

/// What a path names.
pub(super) fn scope(path: &str) -> Scope {
    match path.strip_prefix("/api") {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => Scope::Api,
        _ => Scope::Page,
    }
}

/// Takes slashes off the end of a path: `/api/version/` is `/api/version`.
pub(super) fn normalise(uri: &mut Uri) {
    let path = uri.path();
    let trimmed = path.trim_end_matches('/');
    if trimmed.len() == path.len() || trimmed.is_empty() {
        return;
    }
    let spelled = match uri.query() {
        Some(query) => format!("{trimmed}?{query}"),
        None => trimmed.to_owned(),
    };
    let mut parts: Parts = uri.clone().into_parts();
    parts.path_and_query = PathAndQuery::try_from(spelled).ok();
    if let Ok(normal) = Uri::from_parts(parts) {
        *uri = normal;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slashes_at_the_end_go_and_nothing_else_does() {
        for (sent, normal) in [
            ("/", "/"),
            ("//", "//"),
            ("/api/version", "/api/version"),
            ("/api/version/", "/api/version"),
            ("/api/version///?a=/", "/api/version?a=/"),
            ("/a//b/", "/a//b"),
        ] {
            let mut uri: Uri = sent.parse().unwrap();
            normalise(&mut uri);
            assert_eq!(uri.to_string(), normal);
        }
    }

    #[test]
    fn only_what_lies_under_api_is_the_api() {
        for path in ["/api", "/api/", "/api/version"] {
            assert_eq!(scope(path), Scope::Api, "{path}");
        }
        for path in ["/", "/apis", "/_fn/x", "/certified/study"] {
            assert_eq!(scope(path), Scope::Page, "{path}");
        }
    }
}
