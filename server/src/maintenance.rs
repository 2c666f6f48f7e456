//! What the program does besides serving: `cerply backup`, `restore` and `doctor`.

use std::path::PathBuf;

use clap::Subcommand;

use crate::{Config, Failure, clock};

/// Something to do instead of serving.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Copy the database into a new file, also while a server uses it
    Backup {
        /// The file to make; one that is there is never written over
        file: PathBuf,
    },
    /// Put a backup in the place of the database; stop the server first. What was there is kept beside it
    Restore {
        /// A file that `cerply backup` made
        file: PathBuf,
    },
    /// Examine the database without changing it, also while a server uses it; code 4 when something is wrong
    Doctor,
}

impl Command {
    /// Does it, and says on standard output what was done.
    pub async fn run(&self, config: &Config) -> Result<(), Failure> {
        let database = &config.database.database;
        match self {
            Self::Backup { file } => {
                let bytes = store::backup(database, file).await?;
                say(format_args!("{} holds a copy of {}, {bytes} bytes", file.display(), database.display()));
            }
            Self::Restore { file } => {
                let stamp: String = clock::now().to_string().chars().filter(char::is_ascii_digit).take(14).collect();
                let restored = store::restore(file, database, &stamp).await?;
                say(format_args!("{} is restored from {}", database.display(), file.display()));
                if let Some(kept) = restored.kept {
                    say(format_args!("what was there is kept as {}", kept.display()));
                }
            }
            Self::Doctor => {
                let seen = store::doctor(database).await?;
                seen.named.iter().for_each(|fault| say(format_args!("✗ {fault}")));
                let (cards, reviews, items) = (seen.cards, seen.reviews, seen.items);
                say(format_args!("{cards} cards, {reviews} reviews, {items} items: {} faults", seen.faults));
                if seen.faults > 0 {
                    return Err(Failure::Faulty(seen.faults));
                }
            }
        }
        Ok(())
    }
}

#[expect(clippy::print_stdout, reason = "what a command says is its result")]
fn say(words: std::fmt::Arguments<'_>) {
    println!("{words}");
}
