//! Files that are there whole or not at all.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::Context;
use tempfile::{Builder, NamedTempFile};

/// Puts each text in its place, replacing what was there. All are written and on the disk before the first replaces
/// anything, so that a full disk leaves every old file as it was and no part of a new one.
///
/// # Errors
/// A place cannot be written to, or the disk is full.
pub(crate) fn replace(files: &[(&Path, &str)]) -> anyhow::Result<()> {
    let written = files.iter().map(|(place, text)| {
        let temporary = write_beside(place, text);
        Ok((temporary.with_context(|| format!("cannot write {}", place.display()))?, *place))
    });
    for (temporary, place) in written.collect::<anyhow::Result<Vec<_>>>()? {
        temporary.persist(place).with_context(|| format!("cannot write {}", place.display()))?;
    }
    Ok(())
}

fn write_beside(place: &Path, text: &str) -> anyhow::Result<NamedTempFile> {
    anyhow::ensure!(!place.is_dir(), "it is a folder");
    let mut builder = Builder::new();
    builder.prefix(".cerply-ops-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666)); // less what the umask takes away
    let mut file = builder.tempfile_in(folder(place))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn folder(place: &Path) -> &Path {
    place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The same place with something added to its name.
pub(crate) fn beside(place: &Path, suffix: &str) -> PathBuf {
    let mut name = place.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn when_one_file_cannot_be_written_none_is() {
        let folder = tempfile::tempdir().unwrap();
        let (there, nowhere) = (folder.path().join("there"), folder.path().join("no/where"));
        fs::write(&there, "old").unwrap();
        let error = replace(&[(&there, "new"), (&nowhere, "new")]).unwrap_err();
        assert!(
            format!("{error:#}").starts_with("cannot write") && format!("{error:#}").contains("no/where"),
            "{error:#}"
        );
        assert_eq!(fs::read_to_string(&there).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "a temporary file stayed");
        replace(&[(&there, "new")]).unwrap();
        assert_eq!(fs::read_to_string(&there).unwrap(), "new");
    }
}
