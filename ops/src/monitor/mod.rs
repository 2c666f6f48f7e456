//! A deployment watched: rounds, a log of them, a report, and issues for what goes wrong.
//!
//! - [`args`]: what can be asked;
//! - [`round`]: looking at the service once; [`record`]: what is kept of it; [`log`]: where;
//! - [`incident`]: what is an incident and what has to be said; [`words`]: how; [`deliver`], [`github`]: to whom;
//! - [`rollup`], [`section`]: the monitor's part of a report.

mod args;
mod deliver;
mod github;
mod incident;
mod log;
mod record;
mod rollup;
mod round;
mod section;
mod words;

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    thread,
    time::Instant,
};

use anyhow::Context;
use jiff::Timestamp;
use serde::Serialize;

pub use args::MonitorArgs;

use crate::{Exit, files};
use github::GitHub;
use incident::State;
use log::Log;
use record::Record;

/// What came of a round.
#[derive(Serialize)]
struct Outcome<'a> {
    exit_code: u8,
    record: &'a Record,
    /// What was done on GitHub, what waits, and what could not be done here.
    notes: &'a [String],
}

/// One round, or one every so often until stopped.
pub(crate) fn run(args: &MonitorArgs, out: &mut impl Write) -> anyhow::Result<Exit> {
    let github = args.repo.as_ref().map(|repo| GitHub::new(args.github_api.clone(), repo.clone())).transpose()?;
    let Some(every) = args.every else { return round(args, github.as_ref(), out) };
    loop {
        let begun = Instant::now();
        if let Err(error) = round(args, github.as_ref(), out) {
            eprintln!("cerply-ops: {error:#}");
        }
        thread::sleep(every.saturating_sub(begun.elapsed()));
    }
}

fn round(args: &MonitorArgs, github: Option<&GitHub>, out: &mut impl Write) -> anyhow::Result<Exit> {
    let place = args.log.clone().unwrap_or_else(|| args.report.with_extension("jsonl"));
    let log = Log::at(place.clone());
    let _lock = log.lock()?;
    let mut notes = Vec::new();
    let mut whole = true;
    let mut said = Vec::new();
    let record = round::look(args, |line| {
        if !args.json {
            // Whoever read this may have gone; the round goes on.
            let _ = writeln!(out, "{line}");
        }
        said.push(line);
    })?;

    // A file that cannot be read or written is told, and keeps nobody from opening the issue.
    let mut tried = |tried: anyhow::Result<Option<String>>, notes: &mut Vec<String>| match tried {
        Ok(note) => notes.extend(note),
        Err(error) => {
            whole = false;
            notes.push(format!("{error:#}"));
        }
    };
    let mut records = Vec::new();
    let read = log.read().map(|(known, note)| {
        records = known;
        note
    });
    tried(read, &mut notes);
    tried(log.append(&record).map(|()| None), &mut notes);

    if let Some(github) = github {
        let place = files::beside(&place, ".state");
        let mut state = State::default();
        let read = read_state(&place).map(|(known, note)| {
            state = known;
            note
        });
        tried(read, &mut notes);
        state.note(&record, &records, &said);
        tried(keep(&place, &state).map(|()| None), &mut notes);
        notes.extend(deliver::deliver(&mut state, github, Timestamp::now(), |state| keep(&place, state)));
        tried(keep(&place, &state).map(|()| None), &mut notes);
    }
    finish(args, record, records, notes, whole, out)
}

/// Rewrites the report and tells how it went.
fn finish(
    args: &MonitorArgs,
    record: Record,
    mut records: Vec<Record>,
    mut notes: Vec<String>,
    mut whole: bool,
    out: &mut impl Write,
) -> anyhow::Result<Exit> {
    records.push(record.clone());
    if let Err(error) = section::rewrite(&args.report, &rollup::rollup(&record.url, &records, Timestamp::now())) {
        whole = false;
        notes.push(format!("{error:#}"));
    }
    let exit = match record.passed {
        _ if record.drill || !whole => Exit::NotRun,
        true => Exit::Passed,
        false => Exit::Failed,
    };
    if args.json {
        let outcome = Outcome { exit_code: exit.into(), record: &record, notes: &notes };
        writeln!(out, "{}", serde_json::to_string(&outcome)?)?;
    } else {
        notes.iter().try_for_each(|note| writeln!(out, "· {note}"))?;
    }
    out.flush()?;
    if !whole {
        eprintln!("cerply-ops: {}", notes.join("; "));
    }
    Ok(exit)
}

/// What is known from earlier rounds. A file that cannot be understood is set aside: GitHub knows the issues too.
fn read_state(place: &Path) -> anyhow::Result<(State, Option<String>)> {
    let text = match fs::read_to_string(place) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((State::default(), None)),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", place.display())),
    };
    match serde_json::from_str(&text) {
        Ok(state) => Ok((state, None)),
        Err(error) => {
            let aside: PathBuf = files::beside(place, ".corrupt");
            fs::rename(place, &aside).with_context(|| format!("cannot set {} aside", place.display()))?;
            Ok((
                State::default(),
                Some(format!("the state could not be read ({error}) and is in {} now", aside.display())),
            ))
        }
    }
}

fn keep(place: &Path, state: &State) -> anyhow::Result<()> {
    files::replace(&[(place, &serde_json::to_string_pretty(state)?)])
}
