//! How the program ends when it cannot do its work: one line for a person, one code for a script.

use std::{net::SocketAddr, process::ExitCode};

/// Why the program stopped.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The command line, or a request for help or the version: clap knows how to print it. Codes 2 and 0.
    #[error(transparent)]
    Arguments(#[from] clap::Error),
    /// A setting cannot be used. Code 2.
    #[error("configuration: {0}")]
    Config(String),
    /// The database cannot be opened. Code 3.
    #[error("database: {0}")]
    Database(#[from] store::OpenError),
    /// The database has faults. Code 4.
    #[error("database: {0} faults")]
    Faulty(u64),
    /// Nothing can be served there: the port is in use, or needs rights. Code 1.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// Anything else. Code 1.
    #[error("{0}")]
    Other(String),
}

impl Failure {
    /// Says on standard error what is wrong and gives the exit code for it.
    pub fn report(&self) -> ExitCode {
        match self {
            Self::Arguments(error) => {
                // There is nobody to tell when standard error is closed.
                let _ = error.print();
                ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
            }
            _ => {
                let line = self.to_string().replace(['\n', '\r'], " ");
                eprintln!("cerply: {line}");
                self.code()
            }
        }
    }

    fn code(&self) -> ExitCode {
        match self {
            Self::Arguments(_) | Self::Config(_) => ExitCode::from(2),
            Self::Database(_) => ExitCode::from(3),
            Self::Faulty(_) => ExitCode::from(4),
            Self::Listen { .. } | Self::Other(_) => ExitCode::from(1),
        }
    }
}
