//! What stands between the program and a registry, and does what a test says.

use ureq::{Agent, http::Request};

use super::Registry;
use crate::service::{Asked, Wire, start};

/// Passes a request on to a registry and gives back what it answers.
pub(super) fn pass_on(host: &str, asked: &Asked) -> Wire {
    let config = Agent::config_builder().http_status_as_error(false).proxy(None).build();
    let agent: Agent = config.into();
    let mark = if asked.query.is_empty() { "" } else { "?" };
    let uri = format!("http://{host}{}{mark}{}", asked.path, asked.query);
    let mut request = Request::builder().method(asked.method.as_str()).uri(uri);
    for name in ["accept", "content-type"] {
        request = asked.header(name).into_iter().fold(request, |request, value| request.header(name, value));
    }
    let mut answer = agent.run(request.body(asked.body.as_slice()).unwrap()).unwrap();
    let body = answer.body_mut().read_to_vec().unwrap();
    let headers = answer.headers().iter().filter(|(name, _)| *name != "content-length");
    let headers: String = headers.map(|(name, value)| format!("{name}: {}\r\n", value.to_str().unwrap())).collect();
    let head = format!("HTTP/1.1 {}\r\n{headers}content-length: {}\r\n", answer.status().as_u16(), body.len());
    Wire::Bytes([head.as_bytes(), b"connection: close\r\n\r\n", &body].concat())
}

/// An answer in a few words.
pub(super) fn say(head: &str, body: &str) -> Wire {
    let length = body.len();
    Wire::Bytes(format!("HTTP/1.1 {head}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}").into_bytes())
}

/// Stands before a registry: `script` answers, or does not and the registry does. Gives what `--image` takes.
pub(super) fn before(registry: &Registry, mut script: impl FnMut(&Asked) -> Option<Wire> + Send + 'static) -> String {
    let host = registry.host.clone();
    let url = start(move |asked| script(asked).unwrap_or_else(|| pass_on(&host, asked)));
    format!("{}/{}", url.trim_start_matches("http://"), registry.repository)
}
