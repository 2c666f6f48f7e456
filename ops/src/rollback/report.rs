//! What is said about a rollback as a whole.

use jiff::Timestamp;
use serde::Serialize;

use super::{args::RollbackArgs, steps::Step};

/// The JSON document, filled while the steps are taken.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    /// Did every step succeed?
    pub(super) ok: bool,
    dry_run: bool,
    /// Was the tag moved in this run?
    pub(super) moved: bool,
    image: String,
    tag: String,
    /// The commit to go to, whole, once it is known.
    pub(super) commit: Option<String>,
    /// The digest to go to.
    pub(super) target: Option<String>,
    /// What the tag pointed to before.
    pub(super) before: Option<String>,
    /// The tag under which that is kept.
    pub(super) kept: Option<String>,
    /// What went wrong.
    pub(super) error: Option<String>,
    started_at: String,
    /// How long all of it took.
    pub(super) seconds: f64,
    /// The steps that were taken.
    pub(super) steps: Vec<Step>,
}

impl Report {
    /// Before the first step.
    pub(super) fn new(args: &RollbackArgs) -> Self {
        Self {
            ok: false,
            dry_run: args.dry_run,
            moved: false,
            image: args.image.to_string(),
            tag: args.tag.to_string(),
            commit: None,
            target: None,
            before: None,
            kept: None,
            error: None,
            started_at: Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            seconds: 0.0,
            steps: Vec::new(),
        }
    }

    /// The last line for people.
    pub(super) fn line(&self) -> String {
        let Self { tag, seconds, .. } = self;
        let state = match (&self.kept, self.moved) {
            (Some(kept), true) => format!("{tag} was moved; what it pointed to is kept as {kept}"),
            (None, true) => format!("{tag} was moved"),
            (_, false) => format!("{tag} was not moved in this run"),
        };
        let end = match (self.ok, self.dry_run) {
            (true, true) => "nothing stands in the way",
            (true, false) => "done",
            (false, _) => "not done",
        };
        format!("{end} after {seconds:.1} s: {state}")
    }
}
