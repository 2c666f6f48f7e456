//! The program `cerply-ops`.

use std::{io, process::ExitCode};

use clap::Parser;

fn main() -> ExitCode {
    let asked = ops::Cli::parse();
    let ended = ops::run(asked, &mut io::stdout().lock());
    ended.map(ExitCode::from).unwrap_or_else(|error| {
        eprintln!("cerply-ops: {error:#}");
        ExitCode::from(ops::Exit::NotRun)
    })
}
