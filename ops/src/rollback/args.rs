//! What a rollback needs to know.

use clap::Args;

use super::commit::Commit;
use crate::{
    http::BaseUrl,
    registry::{ImageName, Tag},
};

const MORE: &str = "\
What it does, each step with the time it took:
  find       the image that is tagged with the commit; its label org.opencontainers.image.revision must say the same
  whole      every part of it is still in the registry
  compare    what --tag points to now, which must be something else
  schema     the database must not be migrated past what the image understands (its label cerply.schema); what runs is
             asked at --watch, and without --watch the image that --tag points to now is taken for it
  keep       what --tag points to now gets a tag of its own, prod-rollback-YYYYMMDD-HHMMSS in UTC
  move       --tag is pointed to the image; only its manifest travels
  read back  --tag must now stand for that very digest
  deploy     --hook is called
  watch      /api/version at --watch must come to answer the commit
Interrupted at any step, the same command goes on where it stopped. --dry-run ends before `keep`.

Environment:
  CERPLY_REGISTRY_USER, CERPLY_REGISTRY_PASSWORD   for a registry that wants them; an access token is a password
  CERPLY_DEPLOY_HOOK                               the same as --hook, which every process list would show

Exit codes:
  0  done, or with --dry-run: nothing stands in the way
  1  refused, or something is not as it must be; the last line says what, and whether the tag was moved
  2  registry or service could not be asked, a right is missing, or a setting is wrong; the tag was not moved

Examples:
  cerply-ops rollback 9a763a5 --image ghcr.io/owner/cerply --watch https://cerply.example.org --dry-run
  cerply-ops rollback 9a763a5 --image ghcr.io/owner/cerply --watch https://cerply.example.org
  cerply-ops rollback --restore prod-rollback-20260131-093000 --image ghcr.io/owner/cerply
  cerply-ops rollback 9a763a5 --image 127.0.0.1:5000/cerply --tag staging-latest --json";

/// What a rollback needs to know.
#[derive(Debug, Args)]
#[command(after_long_help = MORE, after_help = "Steps, environment, exit codes and examples: --help")]
pub struct RollbackArgs {
    /// The commit to go back to, 7 digits or more
    #[arg(value_name = "SHA", value_parser = Commit::parse, required_unless_present = "restore")]
    pub(super) commit: Option<Commit>,
    /// Where the images are
    #[arg(long, value_name = "REGISTRY/NAME", value_parser = ImageName::parse)]
    pub(super) image: ImageName,
    /// The tag that the service is deployed from
    #[arg(long, value_name = "TAG", value_parser = Tag::parse, default_value = "prod-latest")]
    pub(super) tag: Tag,
    /// Undo a rollback: put back what it kept under this tag
    #[arg(long, value_name = "TAG", value_parser = Tag::parse, conflicts_with = "commit")]
    pub(super) restore: Option<Tag>,
    /// Do every check and move nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Go on although it is not known whether the image understands the database
    #[arg(long)]
    pub(super) force_schema: bool,
    /// What to call, with POST, to have the tag deployed; it needs --watch, which tells whether that came about
    #[arg(long, value_name = "URL", env = "CERPLY_DEPLOY_HOOK", hide_env_values = true, requires = "watch")]
    pub(super) hook: Option<String>,
    /// The service that is deployed from the tag
    #[arg(long, value_name = "URL", value_parser = BaseUrl::parse)]
    pub(super) watch: Option<BaseUrl>,
    /// Seconds the service gets to answer the commit once it is deployed
    #[arg(long, value_name = "SECS", default_value_t = 600, value_parser = clap::value_parser!(u64).range(0..=7200))]
    pub(super) watch_for: u64,
    /// Seconds the whole of it may take; a quarter of an hour is what a rollback is promised to take
    #[arg(long, value_name = "SECS", default_value_t = 900, value_parser = clap::value_parser!(u64).range(1..=7200))]
    pub(super) timeout: u64,
    /// Print one JSON document at the end, and nothing else
    #[arg(long)]
    pub(super) json: bool,
}
