//! Sending what waits.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{
    github::{GitHub, Trouble},
    incident::{Act, Message, State},
};

/// Sends what waits, oldest first, and calls `keep` after each message, so that none is sent twice. What was done and
/// what could not be is told.
pub(super) fn deliver(
    state: &mut State,
    github: &GitHub,
    now: Timestamp,
    mut keep: impl FnMut(&State) -> anyhow::Result<()>,
) -> Vec<String> {
    let mut told = Vec::new();
    if let Some(until) = state.quiet_until.filter(|until| *until > now && !state.outbox.is_empty()) {
        told.push(format!("GitHub asked to be left alone until {until:.0}: {} messages wait", state.outbox.len()));
        return told;
    }
    state.quiet_until = None;
    let until = GitHub::deadline();
    let mut stuck = BTreeSet::new();
    let mut place = 0;
    while let Some(message) = state.outbox.get(place).cloned() {
        let sent = if stuck.contains(&message.marker) { None } else { Some(send(state, github, &message, until)) };
        match sent {
            Some(Ok(done)) => told.push(done),
            Some(Err(Trouble::Gone(why))) if !matches!(message.act, Act::Open { .. }) => {
                told.push(format!("an issue is gone, nothing more is said on it: {why}"));
            }
            Some(Err(Trouble::Away { why, until })) => {
                state.quiet_until = until;
                told.push(format!("{why}: {} messages wait for the next round", state.outbox.len() - place));
                break;
            }
            Some(Err(why)) => {
                told.push(format!("{why}: kept for the next round"));
                stuck.insert(message.marker);
                place += 1;
                continue;
            }
            None => {
                place += 1;
                continue;
            }
        }
        state.outbox.remove(place);
        if matches!(message.act, Act::Close) {
            state.issues.remove(&message.marker);
        }
        if let Err(why) = keep(state) {
            told.push(format!("{why:#}"));
        }
    }
    told
}

fn send(state: &mut State, github: &GitHub, message: &Message, until: std::time::Instant) -> Result<String, Trouble> {
    let number = state.issues.get(&message.marker).copied();
    let known = || number.ok_or_else(|| Trouble::Gone("its issue was never opened".to_owned()));
    match &message.act {
        Act::Open { title, body } => open(state, github, message, (title, body), until),
        Act::Comment { body } => {
            github.comment(known()?, body, until).map(|()| format!("commented on issue {}", number.unwrap_or_default()))
        }
        Act::Close => github.close(known()?, until).map(|()| format!("closed issue {}", number.unwrap_or_default())),
    }
}

/// Opens an issue, unless an earlier round did and could not take note of it.
fn open(
    state: &mut State,
    github: &GitHub,
    message: &Message,
    (title, body): (&str, &str),
    until: std::time::Instant,
) -> Result<String, Trouble> {
    let there = github.open_issues(until)?;
    let mine = there.iter().find(|issue| issue.body.contains(&message.marker));
    let like = || there.iter().find(|issue| issue.body.contains(&message.family));
    let (number, done) = match mine.or_else(like) {
        None => github.open(title, body, until).map(|number| (number, "opened"))?,
        Some(issue) if mine.is_none() => {
            github.comment(issue.number, body, until)?;
            (issue.number, "went on with")
        }
        Some(issue) => (issue.number, "found"),
    };
    state.issues.insert(message.marker.clone(), number);
    Ok(format!("{done} issue {number}: {title}"))
}
