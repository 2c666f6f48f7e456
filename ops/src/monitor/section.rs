//! The monitor's part of a report: rewritten, and nothing else of it.

use std::{fs, io, path::Path};

use anyhow::Context;

use crate::files;

const BEGIN: &str = "<!-- cerply-ops monitor: begin -->";
const END: &str = "<!-- cerply-ops monitor: end -->";

/// Puts a text between the marks of the report, at its end when it has none.
pub(super) fn rewrite(report: &Path, text: &str) -> anyhow::Result<()> {
    let read = match fs::read_to_string(report) {
        Ok(old) => Ok(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok("# Staging test report\n".to_owned()),
        Err(error) => Err(error),
    };
    let old = read.with_context(|| format!("cannot read {}", report.display()))?;
    let new = put(&old, text).with_context(|| format!("{} is left as it is", report.display()))?;
    files::replace(&[(report, &new)])
}

fn put(old: &str, text: &str) -> anyhow::Result<String> {
    let (begins, ends) = (old.matches(BEGIN).count(), old.matches(END).count());
    let section = format!("{BEGIN}\n{text}\n{END}");
    if (begins, ends) == (0, 0) {
        let gap = if old.is_empty() {
            ""
        } else if old.ends_with('\n') {
            "\n"
        } else {
            "\n\n"
        };
        return Ok(format!("{old}{gap}{section}\n"));
    }
    let place = old.find(BEGIN).zip(old.find(END)).filter(|(begin, end)| begin < end && (begins, ends) == (1, 1));
    let (begin, end) = place.context("the monitor's marks must stand in it once each, begin before end")?;
    Ok([&old[..begin], &section, &old[end + END.len()..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_the_section_stays_to_the_byte() {
        let once = put("# Report\r\n\nsigned: nobody", "one").unwrap();
        assert_eq!(once, format!("# Report\r\n\nsigned: nobody\n\n{BEGIN}\none\n{END}\n"));
        let added = once + "\n## Drill\n  \n";
        let twice = put(&added, "two").unwrap();
        assert_eq!(twice, added.replace("one", "two"));
    }

    #[test]
    fn marks_that_make_no_section_are_an_error() {
        for old in [BEGIN.to_owned(), END.to_owned(), format!("{END}{BEGIN}"), format!("{BEGIN}{BEGIN}{END}")] {
            assert!(put(&old, "text").is_err(), "{old}");
        }
    }
}
