//! `ETag`, `If-Match` and `If-None-Match` over a session's version (RFC 9110, section 13).

use axum::http::{HeaderMap, HeaderValue, header::HeaderName};

/// The entity tag of a version.
pub(crate) fn etag(version: i64) -> HeaderValue {
    HeaderValue::from_str(&format!("\"{version}\"")).unwrap_or(HeaderValue::from_static("\"0\""))
}

/// Does a header name this version? Nothing when the header was not sent. `*` names any version but that of a session
/// nobody has seen; weak tags count like strong ones, since a version is never given to two states.
pub(crate) fn matches(headers: &HeaderMap, name: &HeaderName, version: i64) -> Option<bool> {
    let mut sent = headers.get_all(name).iter().peekable();
    sent.peek()?;
    let tag = format!("\"{version}\"");
    let named = sent.filter_map(|value| value.to_str().ok()).flat_map(|list| list.split(',')).map(str::trim);
    Some(named.into_iter().any(|one| match one {
        "*" => version > 0,
        one => one.strip_prefix("W/").unwrap_or(one) == tag,
    }))
}

#[cfg(test)]
mod tests {
    use axum::http::header::IF_MATCH;

    use super::*;

    #[test]
    fn a_tag_is_found_in_any_list_weak_or_strong() {
        for (sent, version, expected) in [
            (None, 3, None),
            (Some("\"3\""), 3, Some(true)),
            (Some("W/\"3\""), 3, Some(true)),
            (Some("\"1\", \"3\""), 3, Some(true)),
            (Some("\"1\""), 3, Some(false)),
            (Some("3"), 3, Some(false)),
            (Some("*"), 3, Some(true)),
            (Some("*"), 0, Some(false)),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(sent) = sent {
                headers.insert(IF_MATCH, HeaderValue::from_static(sent));
            }
            assert_eq!(matches(&headers, &IF_MATCH, version), expected, "{sent:?}");
        }
    }
}
