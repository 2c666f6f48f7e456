//! The file of settings: one `KEY=VALUE` a line, as in a `.env` file.

use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use super::unknown;
use crate::Failure;

/// The file that the command line or the environment names.
pub(super) fn named(arguments: &[OsString]) -> Option<PathBuf> {
    let mut found = std::env::var_os("CERPLY_CONFIG").filter(|name| !name.is_empty());
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if argument == OsStr::new("--config") {
            found = arguments.next().cloned();
        } else if let Some(path) = argument.to_str().and_then(|text| text.strip_prefix("--config=")) {
            found = Some(path.into());
        }
    }
    found.map(PathBuf::from)
}

/// Reads the settings of a file.
pub(super) fn read(path: &Path) -> Result<Vec<(String, String)>, Failure> {
    let shown = path.display();
    let text =
        std::fs::read_to_string(path).map_err(|error| Failure::Config(format!("cannot read {shown}: {error}")))?;
    let settings = parse(&text).map_err(|line| Failure::Config(format!("{shown}:{line}: expected KEY=VALUE")))?;
    unknown::refuse(settings.iter().map(|(name, _)| name.clone()), &shown.to_string())?;
    Ok(settings)
}

/// Settings in order, or the number of the line that is none.
fn parse(text: &str) -> Result<Vec<(String, String)>, usize> {
    let mut settings = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let line = line.strip_prefix("export ").unwrap_or(line);
        let (name, value) = line.split_once('=').ok_or(index + 1)?;
        let value = value.trim();
        let quoted = ['"', '\''].iter().find_map(|q| value.strip_prefix(*q)?.strip_suffix(*q));
        settings.push((name.trim().to_owned(), quoted.unwrap_or(value).to_owned()));
    }
    Ok(settings)
}

/// The settings as arguments, without those that the environment sets. Variables of other programs are passed over.
pub(super) fn as_arguments(
    settings: &[(String, String)],
    command: &clap::Command,
    path: &Path,
) -> Result<Vec<OsString>, Failure> {
    let mut arguments = Vec::new();
    for (name, value) in settings {
        if std::env::var_os(name).is_some() || value.is_empty() {
            continue;
        }
        let mut known = command.get_arguments().filter(|argument| argument.get_env() == Some(OsStr::new(name)));
        let Some(long) = known.next().and_then(clap::Arg::get_long) else { continue };
        if long == "config" {
            return Err(Failure::Config(format!("{}: a file of settings cannot name another", path.display())));
        }
        arguments.push(format!("--{long}={value}").into());
    }
    Ok(arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_quotes_and_exports_are_understood() {
        let text = "# a comment\n\nexport PORT=80\nCERPLY_LOG = \"info,store=debug\"\nA='b=c'\n";
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let expected = vec![pair("PORT", "80"), pair("CERPLY_LOG", "info,store=debug"), pair("A", "b=c")];
        assert_eq!(parse(text), Ok(expected));
    }

    #[test]
    fn a_line_that_sets_nothing_is_named_by_its_number() {
        assert_eq!(parse("A=1\nnonsense\n"), Err(2));
    }
}
