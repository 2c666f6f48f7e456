//! The log: a record per line, on the disk before anything else is done with it.

use std::{
    fs::{File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use anyhow::Context;

use super::record::Record;
use crate::files;

/// The log.
pub(super) struct Log {
    place: PathBuf,
}

impl Log {
    pub(super) fn at(place: PathBuf) -> Self {
        Self { place }
    }

    /// Makes sure that no other round is under way, until what is returned is dropped.
    pub(super) fn lock(&self) -> anyhow::Result<File> {
        let place = files::beside(&self.place, ".lock");
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&place);
        let lock = lock.with_context(|| format!("cannot write {}", place.display()))?;
        match lock.try_lock() {
            Ok(()) => Ok(lock),
            Err(std::fs::TryLockError::WouldBlock) => anyhow::bail!("another round is under way: {}", place.display()),
            Err(error) => Err(error).with_context(|| format!("cannot lock {}", place.display())),
        }
    }

    /// All records, oldest first. Lines that cannot be read go to `LOG.corrupt`, and what was wrong with them is told.
    pub(super) fn read(&self) -> anyhow::Result<(Vec<Record>, Option<String>)> {
        let bytes = match std::fs::read(&self.place) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((Vec::new(), None)),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", self.place.display())),
        };
        let (mut records, mut good, mut bad) = (Vec::new(), String::new(), Vec::new());
        for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()) {
            match (std::str::from_utf8(line), serde_json::from_slice(line)) {
                (Ok(text), Ok(record)) => {
                    records.push(record);
                    good.extend([text, "\n"]);
                }
                _ => bad.extend([line, b"\n"].concat()),
            }
        }
        if bad.is_empty() {
            return Ok((records, None));
        }
        let aside = files::beside(&self.place, ".corrupt");
        append(&aside, &bad)?;
        files::replace(&[(&self.place, &good)])?;
        let lines = bad.iter().filter(|byte| **byte == b'\n').count();
        Ok((records, Some(format!("{lines} lines of the log could not be read and are in {} now", aside.display()))))
    }

    /// Adds a record; it is on the disk when this returns.
    pub(super) fn append(&self, record: &Record) -> anyhow::Result<()> {
        append(&self.place, (serde_json::to_string(record)? + "\n").as_bytes())
    }
}

fn append(place: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let write = || {
        let mut file = OpenOptions::new().create(true).append(true).open(place)?;
        let before = file.metadata()?.len();
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        if written.is_err() {
            // Part of a line would be a corrupt one at the next round.
            file.set_len(before)?;
        }
        written
    };
    write().with_context(|| format!("cannot write {}", place.display()))
}
