//! `ETag`, `If-Match` and `If-None-Match` over a session's version (RFC 9110, section 13).

use axum::http::{
    HeaderMap, HeaderValue,
    header::{HeaderName, IF_MATCH, IF_NONE_MATCH},
};
use store::Precondition;

/// The entity tag of a version.
pub(crate) fn etag(version: i64) -> HeaderValue {
    HeaderValue::from_str(&format!("\"{version}\"")).unwrap_or(HeaderValue::from_static("\"0\""))
}

/// What `If-Match` asks of a session.
pub(crate) fn if_match(headers: &HeaderMap) -> Precondition {
    if !headers.contains_key(IF_MATCH) {
        return Precondition::None;
    }
    if tags(headers, &IF_MATCH).any(|tag| tag == "*") {
        return Precondition::Exists;
    }
    Precondition::OneOf(tags(headers, &IF_MATCH).filter_map(version).collect())
}

/// Has the client this version, by what `If-None-Match` says? `*` is any but that of a session nobody has seen.
pub(crate) fn if_none_match(headers: &HeaderMap, current: i64) -> bool {
    tags(headers, &IF_NONE_MATCH).any(|tag| if tag == "*" { current > 0 } else { version(tag) == Some(current) })
}

fn tags<'h>(headers: &'h HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'h str> {
    headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).flat_map(|list| list.split(',')).map(str::trim)
}

/// The version that a tag names. Weak tags count like strong ones, since a version is never given to two states.
fn version(tag: &str) -> Option<i64> {
    tag.strip_prefix("W/").unwrap_or(tag).strip_prefix('"')?.strip_suffix('"')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_from_any_list_weak_or_strong() {
        for (sent, asked) in [
            (None, Precondition::None),
            (Some("\"3\""), Precondition::OneOf(vec![3])),
            (Some("W/\"3\""), Precondition::OneOf(vec![3])),
            (Some("\"1\", \"3\""), Precondition::OneOf(vec![1, 3])),
            (Some("3"), Precondition::OneOf(vec![])),
            (Some("*"), Precondition::Exists),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(sent) = sent {
                headers.insert(IF_MATCH, HeaderValue::from_static(sent));
            }
            assert_eq!(if_match(&headers), asked, "{sent:?}");
        }
    }

    #[test]
    fn a_client_has_the_version_it_names_and_any_star_but_the_unseen() {
        for (sent, current, has) in [("\"3\"", 3, true), ("\"2\"", 3, false), ("*", 3, true), ("*", 0, false)] {
            let headers = HeaderMap::from_iter([(IF_NONE_MATCH, HeaderValue::from_static(sent))]);
            assert_eq!(if_none_match(&headers, current), has, "{sent} {current}");
        }
    }
}
