//! Writes into the program which commit it was built from, and when.
//!
//! The date is `SOURCE_DATE_EPOCH` or the commit's own, never the clock's: the same commit gives the same program.

use std::{path::Path, process::Command};

fn main() {
    println!("cargo:rerun-if-env-changed=CERPLY_BUILD_COMMIT");
    println!("cargo:rerun-if-env-changed=SOURCE_DATE_EPOCH");
    for name in ["HEAD", "packed-refs", "logs/HEAD"] {
        // A path that is not there would make cargo build anew each time.
        if let Some(path) = git(&["rev-parse", "--git-path", name]).filter(|path| Path::new(path).exists()) {
            println!("cargo:rerun-if-changed={path}");
        }
    }
    let commit = git(&["rev-parse", "HEAD"]).or_else(|| variable("CERPLY_BUILD_COMMIT"));
    let epoch = variable("SOURCE_DATE_EPOCH").or_else(|| git(&["show", "-s", "--format=%ct", "HEAD"]));
    // Cargo also sets these for the programs it runs, where a name in CERPLY_ would be taken for a setting.
    println!("cargo:rustc-env=BUILD_COMMIT={}", commit.as_deref().unwrap_or("unknown"));
    println!("cargo:rustc-env=BUILD_EPOCH={}", epoch.as_deref().unwrap_or_default());
}

fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned()).filter(|text| !text.is_empty())
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
