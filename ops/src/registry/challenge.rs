//! What a registry wants to be shown: the header `WWW-Authenticate` of RFC 9110, 11.6.1.

use std::collections::BTreeMap;

/// What a registry wants to be shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Challenge {
    /// User and password.
    Basic,
    /// A token that is to be had somewhere.
    Bearer(Bearer),
}

/// Where a token is to be had, and for what.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bearer {
    /// Who gives it: a URL.
    pub(super) realm: String,
    /// For which service.
    pub(super) service: Option<String>,
    /// For which act.
    pub(super) scope: Option<String>,
}

impl Challenge {
    /// Reads one header; of several, the registry's first that is understood is the one to use.
    pub(super) fn parse(header: &str) -> Option<Self> {
        let (scheme, rest) = header.trim().split_once(' ').unwrap_or((header.trim(), ""));
        if scheme.eq_ignore_ascii_case("basic") {
            return Some(Self::Basic);
        }
        if !scheme.eq_ignore_ascii_case("bearer") {
            return None;
        }
        let mut given = parameters(rest);
        let realm = given.remove("realm")?;
        Some(Self::Bearer(Bearer { realm, service: given.remove("service"), scope: given.remove("scope") }))
    }
}

/// `name="value"` or `name=value`, separated by commas; a quoted value may hold commas and escaped quotes.
fn parameters(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = text;
    while let Some((name, after)) = rest.split_once('=') {
        let mut value = String::new();
        let (mut quoted, mut escaped, mut end) = (false, false, after.len());
        for (place, char) in after.char_indices() {
            match char {
                _ if escaped => {
                    value.push(char);
                    escaped = false;
                }
                '\\' if quoted => escaped = true,
                '"' => quoted = !quoted,
                ',' if !quoted => {
                    end = place + 1;
                    break;
                }
                char => value.push(char),
            }
        }
        found.insert(name.trim().to_ascii_lowercase(), value.trim().to_owned());
        rest = &after[end..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bearer_challenge_says_where_a_token_is_to_be_had() {
        let header = r#"Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:o/c:pull,push""#;
        let expected = Bearer {
            realm: "https://ghcr.io/token".to_owned(),
            service: Some("ghcr.io".to_owned()),
            scope: Some("repository:o/c:pull,push".to_owned()),
        };
        assert_eq!(Challenge::parse(header), Some(Challenge::Bearer(expected)));
    }

    #[test]
    fn spaces_cases_escapes_and_bare_values_are_read() {
        let Some(Challenge::Bearer(bearer)) = Challenge::parse(r#"bearer Realm = "a\"b" , service=x"#) else {
            panic!("no challenge")
        };
        assert_eq!((bearer.realm.as_str(), bearer.service.as_deref(), bearer.scope), (r#"a"b"#, Some("x"), None));
        assert_eq!(Challenge::parse("BASIC realm=x"), Some(Challenge::Basic));
    }

    #[test]
    fn what_is_no_challenge_is_none() {
        for header in ["", "Bearer", "Bearer service=x", "Negotiate", "Bearer realm", "=\",\\"] {
            assert_eq!(Challenge::parse(header), None, "{header}");
        }
    }
}
