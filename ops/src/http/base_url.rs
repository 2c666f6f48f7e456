//! Where a service is.

use std::{fmt, net::Ipv4Addr};

use ureq::http::Uri;

/// Where a service is: scheme, host and the path under which it lives, without a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BaseUrl {
    text: String,
    host: String,
    https_port: Option<u16>,
}

impl BaseUrl {
    /// Accepts `http://…` and `https://…` without a query and without a password.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let uri: Uri = text.parse().map_err(|_| "is no URL")?;
        if !matches!(uri.scheme_str(), Some("http" | "https")) {
            return Err("must begin with http:// or https://");
        }
        let host = uri.host().filter(|host| !host.is_empty()).ok_or("names no host")?;
        if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) {
            return Err("must hold no user or password: see --api-key");
        }
        if uri.query().is_some() || text.contains('#') {
            return Err("must end with the path under which the service lives, without ? and #");
        }
        let https_port = (uri.scheme_str() == Some("https")).then(|| uri.port_u16().unwrap_or(443));
        Ok(Self { host: host.to_owned(), https_port, text: text.trim_end_matches('/').to_owned() })
    }

    /// The host's name or address, one of version 6 in brackets.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// The port, over https.
    pub(crate) fn https_port(&self) -> Option<u16> {
        self.https_port
    }

    /// Is it this machine? No proxy is asked then.
    pub(crate) fn is_local(&self) -> bool {
        let address = || self.host.parse::<Ipv4Addr>();
        self.host == "localhost" || self.host == "[::1]" || address().is_ok_and(|address| address.is_loopback())
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_loses_its_last_slash_and_nothing_else() {
        for (sent, kept) in [
            ("http://localhost:3000", "http://localhost:3000"),
            ("https://example.org/learn/", "https://example.org/learn"),
            ("http://[::1]:80/", "http://[::1]:80"),
        ] {
            assert_eq!(BaseUrl::parse(sent).map(|url| url.to_string()), Ok(kept.to_owned()));
        }
    }

    #[test]
    fn only_this_machine_is_local() {
        for (url, expected) in [
            ("http://localhost:1", true),
            ("http://127.0.0.2", true),
            ("http://[::1]:80", true),
            ("http://127.example.org", false),
            ("http://10.0.0.1", false),
        ] {
            assert_eq!(BaseUrl::parse(url).map(|url| url.is_local()), Ok(expected), "{url}");
        }
    }

    #[test]
    fn what_names_no_service_is_refused() {
        for text in ["", "localhost:3000", "ftp://x", "http://", "http://u:p@x", "http://x?y=1", "http://x/#y", "/api"]
        {
            assert!(BaseUrl::parse(text).is_err(), "{text}");
        }
    }
}
