//! An earlier build put back into service: a tag is moved in the registry, and what it pointed to is kept.
//!
//! - [`args`], [`commit`]: what is asked for;
//! - [`target`]: the image to go to; [`backup`]: what is kept; [`schema`]: whether the database may be run with it;
//! - [`service`]: the hook and the service that is deployed;
//! - [`steps`], [`report`]: what is said.

mod args;
mod backup;
mod commit;
mod report;
mod schema;
mod service;
mod steps;
mod target;

use std::{
    io::Write,
    time::{Duration, Instant},
};

pub use args::RollbackArgs;

use crate::{
    Exit,
    registry::{Credentials, Registry, Trouble, failed},
};
use report::Report;
use service::Service;
use steps::Steps;

/// Takes the steps and writes what came of them: lines while it runs, or one JSON document at the end.
pub(crate) fn run(args: &RollbackArgs, out: &mut impl Write) -> anyhow::Result<Exit> {
    let mut report = Report::new(args);
    let mut steps = Steps::new((!args.json).then_some(&mut *out));
    let deadline = Instant::now() + Duration::from_secs(args.timeout);
    let credentials = Credentials::from_environment()?;
    let mut registry = Registry::new(args.image.clone(), credentials, deadline);
    let ended = take(args, &mut registry, deadline, &mut steps, &mut report);
    let exit = match &ended {
        Ok(()) => Exit::Passed,
        // What was begun is not "not run", whatever it was that went wrong.
        Err(Trouble::NotRun(_)) if !report.moved => Exit::NotRun,
        Err(_) => Exit::Failed,
    };
    report.ok = ended.is_ok();
    report.error = ended.err().map(|trouble| trouble.to_string());
    let (taken, seconds, told) = steps.end();
    report.seconds = seconds;
    report.steps = taken;
    if args.json {
        serde_json::to_writer_pretty(&mut *out, &report)?;
        writeln!(out)?;
    } else {
        told?;
        writeln!(out, "{}", report.line())?;
    }
    out.flush()?;
    Ok(exit)
}

fn take<W: Write>(
    args: &RollbackArgs,
    registry: &mut Registry,
    deadline: Instant,
    steps: &mut Steps<'_, W>,
    report: &mut Report,
) -> Result<(), Trouble> {
    let service = args.watch.clone().map(|url| Service::new(url, deadline));

    let target = steps.take("find", || {
        let target = match (&args.commit, &args.restore) {
            (Some(commit), _) => target::of_commit(registry, commit)?,
            (None, Some(kept)) if backup::is_kept(kept, &backup::prefix(&args.tag)) => target::of_tag(registry, kept)?,
            (None, kept) => {
                let (kept, prefix) = (kept.as_ref().map_or("", |kept| kept.as_str()), backup::prefix(&args.tag));
                return Err(failed(format!(
                    "{kept} is none of the tags that a rollback keeps: {prefix}YYYYMMDD-HHMMSS"
                )));
            }
        };
        let detail = format!("{} is {}, built from {}", target.tag, target.manifest.digest.short(), target.commit);
        Ok((target, detail))
    })?;
    report.commit = Some(target.commit.to_string());
    report.target = Some(target.manifest.digest.to_string());
    steps.take("whole", || {
        let parts = registry.whole(&target.manifest)?;
        Ok(((), format!("all {parts} layers are in the registry")))
    })?;
    let now = steps.take("compare", || {
        let now = registry.tagged(&args.tag)?;
        let detail = match &now {
            None => format!("{} does not exist yet: nothing to keep", args.tag),
            Some(now) if now.digest != target.manifest.digest => format!("{} is {}", args.tag, now.digest.short()),
            // The tag was moved. That may have been all, or an interrupted run that did not come to the deployment.
            Some(now) => match &service {
                Some(service) if !service.runs(&target.commit) => {
                    format!(
                        "{} is {} already and the service does not run it yet: going on",
                        args.tag,
                        now.digest.short()
                    )
                }
                _ => return Err(failed(format!("{} is {} already: nothing to do", args.tag, now.digest.short()))),
            },
        };
        Ok((now, detail))
    })?;
    report.before = now.as_ref().map(|now| now.digest.to_string());
    steps.take("schema", || {
        let labels = match (&service, &now) {
            (None, Some(now)) => Some(registry.labels(now)?),
            _ => None,
        };
        Ok(((), schema::check(target.schema, service.as_ref(), labels, args.force_schema)?))
    })?;
    if args.dry_run {
        return Ok(());
    }
    let there = now.as_ref().is_some_and(|now| now.digest == target.manifest.digest);
    if !there {
        if let Some(now) = &now {
            let kept = steps.take("keep", || {
                let (kept, already) = backup::keep(registry, &args.tag, now)?;
                let how = if already { "is kept already, by a run that was interrupted, as" } else { "is kept as" };
                let detail = format!("{} {how} {kept}", now.digest.short());
                Ok((kept, detail))
            })?;
            report.kept = Some(kept.to_string());
        }
        steps.take("move", || {
            let found = registry.tagged(&args.tag)?.map(|found| found.digest);
            if found != now.as_ref().map(|now| now.digest.clone()) {
                return Err(failed(format!("somebody else has moved {} meanwhile: look, and run it again", args.tag)));
            }
            // From here on it may be moved even when no answer comes back.
            report.moved = true;
            registry.point(&args.tag, &target.manifest)?;
            Ok(((), format!("{} to {}", args.tag, target.manifest.digest.short())))
        })?;
        steps.take("read back", || {
            let found = registry.tagged(&args.tag)?.map(|found| found.digest);
            if found.as_ref() == Some(&target.manifest.digest) {
                return Ok(((), format!("{} is {}", args.tag, target.manifest.digest)));
            }
            let found = found.map_or("nothing".to_owned(), |digest| digest.to_string());
            Err(failed(format!("expected {} at {}, found {found}", target.manifest.digest, args.tag)))
        })?;
    }
    if let Some(hook) = &args.hook {
        steps.take("deploy", || Ok(((), service::call(hook)?)))?;
    }
    if let Some(service) = &service {
        steps.take("watch", || Ok(((), service.wait_for(&target.commit, Duration::from_secs(args.watch_for))?)))?;
    }
    Ok(())
}
