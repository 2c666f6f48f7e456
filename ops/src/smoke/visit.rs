//! One run: each request is sent once, when it is first needed.

use std::{collections::HashMap, rc::Rc};

use serde_json::Value;

use super::ask::Ask;
use crate::http::{Check, Client, Endpoint, Finding, Reply, Request, Sent};

/// One run against one service.
pub(crate) struct Visit {
    client: Client,
    /// Unique to this run: the names of its reviews hold it.
    pub(super) run: String,
    replies: HashMap<Ask, Check<Rc<Reply>>>,
    /// What had been answered when the usage was first read.
    counted_from: HashMap<Endpoint, Sent>,
}

impl Visit {
    /// Nothing has been asked yet.
    pub(crate) fn new(client: Client) -> Self {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        let run = format!("smoke-{:x}-{:x}", since.as_nanos(), std::process::id());
        Self { client, run, replies: HashMap::new(), counted_from: HashMap::new() }
    }

    /// Why nobody can be asked.
    pub(crate) fn unreachable(&self) -> Option<&Finding> {
        self.client.unreachable()
    }

    /// How many requests got no whole answer.
    pub(crate) fn unanswered(&self) -> u32 {
        self.client.unanswered()
    }

    /// Sends a request anew, whatever was answered before.
    pub(crate) fn send(&mut self, request: Request) -> Check<Reply> {
        self.client.send(request)
    }

    /// The answer to a request, whatever its status. What it needs from earlier answers is asked for first.
    pub(crate) fn reply(&mut self, ask: Ask) -> Check<Rc<Reply>> {
        if let Some(known) = self.replies.get(&ask) {
            return known.clone();
        }
        let reply = ask.request(self).and_then(|request| self.client.send(request)).map(Rc::new);
        self.replies.insert(ask, reply.clone());
        if ask == Ask::UsageBefore {
            self.counted_from = self.client.answered().iter().map(|(endpoint, sent)| (*endpoint, *sent)).collect();
        }
        reply
    }

    /// The document of an answer that must be a good one.
    pub(crate) fn good(&mut self, ask: Ask) -> Check<Value> {
        let reply = self.reply(ask)?;
        reply.has_status(200)?;
        reply.json()
    }

    /// What an endpoint has answered since the usage was first read.
    pub(crate) fn answered_since_usage_was_read(&self, endpoint: Endpoint) -> Sent {
        let of = |known: Option<&Sent>| known.copied().unwrap_or_default();
        let (from, to) = (of(self.counted_from.get(&endpoint)), of(self.client.answered().get(&endpoint)));
        Sent { requests: to.requests - from.requests, errors: to.errors - from.errors }
    }

    /// Every answer so far.
    pub(crate) fn answers(&self) -> Vec<Rc<Reply>> {
        self.replies.values().filter_map(|reply| reply.clone().ok()).collect()
    }
}
