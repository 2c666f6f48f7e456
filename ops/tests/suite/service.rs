//! A service that answers as a test says.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    thread,
};

use serde_json::Value;

/// A request as it arrived.
pub(crate) struct Asked {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Asked {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn read(stream: &TcpStream) -> Option<Self> {
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let mut words = line.split_whitespace();
        let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        let mut headers = Vec::new();
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok()?;
            let Some((name, value)) = line.split_once(':') else { break };
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let mut asked = Self { method, path: path.to_owned(), query: query.to_owned(), headers, body: Vec::new() };
        let length = asked.header("content-length").and_then(|n| n.parse().ok()).unwrap_or(0);
        asked.body = vec![0; length];
        reader.read_exact(&mut asked.body).ok()?;
        Some(asked)
    }
}

/// What is answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) json: Value,
}

/// What comes over the wire.
pub(crate) enum Wire {
    /// These bytes, then the end.
    Bytes(Vec<u8>),
    /// Nothing, and no end.
    Silence,
}

impl From<Answer> for Wire {
    fn from(answer: Answer) -> Self {
        let body = if answer.json.is_null() { String::new() } else { answer.json.to_string() };
        let mut text = format!("HTTP/1.1 {} Said\r\nconnection: close\r\n", answer.status);
        for (name, value) in &answer.headers {
            text += &format!("{name}: {value}\r\n");
        }
        if answer.status != 204 {
            text += &format!("content-length: {}\r\n", body.len());
        }
        Self::Bytes((text + "\r\n" + &body).into_bytes())
    }
}

/// Starts a service on a free port and tells where it is. It ends with the test.
pub(crate) fn start(mut answer: impl FnMut(&Asked) -> Wire + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let mut silent = Vec::new();
        for stream in listener.incoming().flatten() {
            let Some(asked) = Asked::read(&stream) else { continue };
            match answer(&asked) {
                // Who asked may have gone, as it should when the answer is too large.
                Wire::Bytes(bytes) => drop((&stream).write_all(&bytes)),
                Wire::Silence => silent.push(stream),
            }
        }
    });
    url
}
