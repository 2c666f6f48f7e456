//! Which commit is deployed, and how it lies to another.

use std::process::{Command, Stdio};

use serde::Serialize;
use serde_json::Value;

use super::row::Row;
use crate::{
    http::{Check, Finding, Reply, show},
    smoke::Part,
};

/// A commit's name as git writes it, whole or shortened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Commit(String);

impl Commit {
    /// Accepts 7 to 64 hexadecimal digits: nothing that git could take for an option or a range.
    pub(super) fn parse(text: &str) -> Check<Self> {
        let fits = (7..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let commit = fits.then(|| Self(text.to_ascii_lowercase()));
        commit.ok_or_else(|| Finding::expected("a commit", show(text)))
    }

    /// What a service says it was built from.
    pub(super) fn of(version: &Check<Reply>) -> Check<Self> {
        let reply = version.as_ref().map_err(Clone::clone)?;
        reply.has_status(200)?;
        let body: Value = reply.json()?;
        Self::parse(Part::root(&body).get("commit")?.text()?).map_err(|f| f.prevents("commit of GET /api/version"))
    }

    /// What is checked out here.
    fn checked_out() -> Check<Self> {
        Self::parse(git(&["rev-parse", "--verify", "HEAD"])?.trim())
    }

    fn same(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0) || other.0.starts_with(&self.0)
    }

    /// How this commit lies to another, in words; and whether everything of the other is in it.
    fn lies(&self, other: &Self) -> Check<(String, bool)> {
        if self.same(other) {
            return Ok(("the same".to_owned(), true));
        }
        let counts = git(&["rev-list", "--left-right", "--count", &format!("{}...{}", self.0, other.0), "--"])?;
        let mut counts = counts.split_whitespace().map(str::parse::<u64>);
        match (counts.next(), counts.next()) {
            (Some(Ok(ahead)), Some(Ok(0))) => Ok((format!("{ahead} ahead"), true)),
            (Some(Ok(0)), Some(Ok(behind))) => Ok((format!("{behind} behind"), false)),
            (Some(Ok(ahead)), Some(Ok(behind))) => Ok((format!("{ahead} ahead and {behind} behind"), false)),
            _ => Err(Finding::new("git counts no commits")),
        }
    }
}

/// The deployed commit, and how it lies to staging's and to what is checked out here.
pub(super) fn compare(deployed: &Check<Commit>, staging: Option<&Check<Commit>>) -> Vec<Row> {
    let mut rows = vec![match deployed {
        Ok(commit) => Row::noted("deployed", &commit.0),
        Err(why) => Row::not_measured("deployed", "a commit", why),
    }];
    if let Some(staging) = staging {
        rows.push(against_staging(deployed, staging));
    }
    if let (Ok(deployed), Ok(here)) = (deployed, Commit::checked_out()) {
        let lies = deployed.lies(&here).map_or_else(|why| why.to_string(), |(words, _)| words);
        rows.push(Row::noted("against what is checked out here", format!("{lies} ({})", here.0)));
    }
    rows
}

fn against_staging(deployed: &Check<Commit>, staging: &Check<Commit>) -> Row {
    const NAME: &str = "against staging";
    const EXPECTED: &str = "the same commit or a later one";
    let (deployed, staging) = match (deployed, staging) {
        (Ok(deployed), Ok(staging)) => (deployed, staging),
        (_, Err(why)) => return Row::not_measured(NAME, EXPECTED, format!("staging: {why}")),
        (Err(why), _) => return Row::not_measured(NAME, EXPECTED, why),
    };
    match deployed.lies(staging) {
        Ok((words, holds)) => Row::must(holds, NAME, EXPECTED, format!("{words} (staging: {})", staging.0)),
        Err(why) => {
            let found = format!("another ({}), and which is later is not known here: {why}", staging.0);
            Row::not_measured(NAME, EXPECTED, found)
        }
    }
}

/// What git says here.
fn git(args: &[&str]) -> Check<String> {
    let output = Command::new("git").args(args).stdin(Stdio::null()).output();
    let output = output.map_err(|error| Finding::new(format!("git: {error}")))?;
    if !output.status.success() {
        return Err(Finding::new(show(&String::from_utf8_lossy(&output.stderr))));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_hexadecimal_and_nothing_git_could_take_for_something_else() {
        assert!(Commit::parse("9A763A5").unwrap().same(&Commit::parse("9a763a5e00").unwrap()));
        for text in ["unknown", "--help", "HEAD~1", "9a763a", "", "9a763a5..", &"a".repeat(65)] {
            assert!(Commit::parse(text).is_err(), "{text}");
        }
    }
}
