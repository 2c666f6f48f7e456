//! Security headers and CORS: what must be there, and what is.

use super::row::Row;
use crate::http::{Reply, show};

/// Half a year: less than that is not taken for a promise by those who collect them.
const HSTS_SECS: u64 = 15_768_000;

/// Name, what it must be in words, and whether it is.
type Rule = (&'static str, &'static str, fn(&str) -> bool);

const SECURITY: [Rule; 7] = [
    ("x-content-type-options", "nosniff", |v| v == "nosniff"),
    ("x-frame-options", "DENY or SAMEORIGIN", |v| v == "deny" || v == "sameorigin"),
    ("referrer-policy", "one that tells other sites no path", |v| {
        ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"].contains(&v)
    }),
    ("permissions-policy", "a policy", |v| v.contains('=')),
    ("cross-origin-opener-policy", "same-origin", |v| v == "same-origin"),
    ("content-security-policy", "default-src 'none' or 'self'", |v| {
        v.split(';').map(str::trim).any(|rule| rule == "default-src 'none'" || rule == "default-src 'self'")
    }),
    ("cache-control", "no-store", |v| v.split(',').any(|word| word.trim() == "no-store")),
];

/// What an answer's security headers say. `strict-transport-security` counts over https only: over http a browser has
/// to ignore it.
pub(super) fn security(answer: &Reply, https: bool) -> Vec<Row> {
    let mut rows: Vec<Row> = SECURITY.iter().map(|rule| header(answer, *rule)).collect();
    let hsts = "strict-transport-security";
    rows.push(if https {
        header(answer, (hsts, "max-age of half a year or more", lasts))
    } else {
        Row::noted(hsts, "means nothing over http")
    });
    rows
}

/// What an answer and a preflight say to pages of other origins.
pub(super) fn cors(answer: &Reply, preflight: &Reply) -> Vec<Row> {
    let lists = |name: &str, word: &'static str| {
        let found = preflight.header(name).unwrap_or("none");
        Row::must(preflight.names(name, word).is_ok(), &format!("{name} (preflight)"), word, found)
    };
    let credentials = answer.header("access-control-allow-credentials");
    vec![
        header(answer, ("access-control-allow-origin", "*", |v| v == "*")),
        Row::must(credentials.is_none(), "access-control-allow-credentials", "none", credentials.unwrap_or("none")),
        Row::must(preflight.status == 204, "status of a preflight", 204, preflight.status),
        lists("access-control-allow-methods", "POST"),
        lists("access-control-allow-headers", "content-type"),
        header(preflight, ("access-control-max-age", "600", |v| v == "600")),
    ]
}

fn header(answer: &Reply, (name, expected, holds): Rule) -> Row {
    let found = answer.header(name);
    let fits = found.is_some_and(|value| holds(&value.to_ascii_lowercase()));
    Row::must(fits, name, expected, found.map_or_else(|| "none".to_owned(), show))
}

fn lasts(hsts: &str) -> bool {
    let age = hsts.split(';').find_map(|part| part.trim().strip_prefix("max-age="));
    age.and_then(|secs| secs.trim_matches('"').parse::<u64>().ok()).is_some_and(|secs| secs >= HSTS_SECS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_of_https_must_last_half_a_year() {
        for (value, expected) in [
            ("max-age=31536000; includesubdomains", true),
            ("includesubdomains; max-age=\"15768000\"", true),
            ("max-age=0", false),
            ("max-age=-1", false),
            ("", false),
        ] {
            assert_eq!(lasts(value), expected, "{value}");
        }
    }
}
