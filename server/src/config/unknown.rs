//! Settings that nobody reads. A misspelt variable that is silently ignored costs an afternoon.

use clap::CommandFactory;

use super::Config;
use crate::Failure;

/// Read when the program is built; it does no harm when it is still set.
const READ_WHEN_BUILT: &str = "CERPLY_BUILD_COMMIT";

/// Refuses names that start with `CERPLY_` and are no setting.
pub(super) fn refuse(names: impl Iterator<Item = String>, place: &str) -> Result<(), Failure> {
    let command = Config::command();
    let known = |name: &str| {
        name == READ_WHEN_BUILT || command.get_arguments().filter_map(|a| a.get_env()).any(|env| env == name)
    };
    let mut unknown: Vec<String> = names.filter(|name| name.starts_with("CERPLY_") && !known(name.as_str())).collect();
    unknown.sort();
    if unknown.is_empty() {
        return Ok(());
    }
    let unknown = unknown.join(", ");
    Err(Failure::Config(format!("{unknown} in {place} is no setting of Cerply: see cerply --help")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(name: &str) -> bool {
        refuse([name.to_owned()].into_iter(), "a test").is_err()
    }

    #[test]
    fn a_misspelt_variable_is_refused_and_those_of_others_are_not() {
        assert!(refused("CERPLY_ADRR"));
        for name in ["CERPLY_ADDR", "CERPLY_BUILD_COMMIT", "PATH", "PORT"] {
            assert!(!refused(name), "{name}");
        }
    }
}
