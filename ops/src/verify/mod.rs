//! A deployment looked at from all sides.
//!
//! - [`args`]: what can be asked;
//! - [`headers`], [`clock`], [`tls`], [`commit`], [`speed`]: what is looked into, each as [`row`]s;
//! - [`report`]: all of it, for machines; [`markdown`]: the same for people.

mod args;
mod clock;
mod commit;
mod headers;
mod markdown;
mod report;
mod row;
mod speed;
mod tls;

use std::io::Write;

use anyhow::Context;
use jiff::Timestamp;

pub use args::VerifyArgs;

use crate::{
    Exit, files,
    http::{Access, Check, Client, Endpoint, Reply, Request},
    latency::Sampler,
    progress::Progress,
    smoke,
};
use commit::Commit;
use report::{Part, Report};

/// Looks into everything, writes both reports and says what was found.
pub(crate) fn run(args: &VerifyArgs, out: &mut impl Write) -> anyhow::Result<Exit> {
    let json_place = args.out.with_extension("json");
    let is_json = args.out.extension().is_some_and(|extension| extension == "json");
    anyhow::ensure!(!is_json, "--out must not end in .json: the JSON report goes there");
    let report = look(args)?;
    let json = serde_json::to_string_pretty(&report)? + "\n";
    let written = files::replace(&[(&args.out, &report.markdown()), (&json_place, &json)]);
    if args.json {
        write!(out, "{json}")?;
    } else {
        write!(out, "{report}")?;
        if written.is_ok() {
            writeln!(out, "Reports: {} and {}", args.out.display(), json_place.display())?;
        }
    }
    out.flush()?;
    written.context("no report was written; older ones are as they were")?;
    Ok(report.exit())
}

fn look(args: &VerifyArgs) -> anyhow::Result<Report> {
    let begun = Timestamp::now();
    let service = &args.service;
    let progress = Progress::new(smoke::TOTAL as u64 + u64::from(args.samples) + 2);

    progress.begin("first calls");
    let pace = args.sampling.pace(args.samples + 2);
    let mut sampler = Sampler::start(service.client(service.patience_beside(pace))?, args.sampling.rate);
    let unreachable = sampler.unreachable().map(ToString::to_string);
    progress.step();
    if let Some(why) = unreachable {
        progress.end();
        return Ok(Report::unreachable(args, begun, why));
    }

    progress.begin(format_args!("{} assertions", smoke::TOTAL));
    let (smoke, _) = smoke::assess(service.client(service.patience())?, false, |_| progress.step());

    progress.begin(format_args!("{} samples of each endpoint, {} requests a second", args.samples, args.sampling.rate));
    for _ in 0..args.samples {
        sampler.sample();
        progress.step();
    }

    progress.begin("headers, clock, certificate and commit");
    let preflight = sampler.send(Request::preflight(Endpoint::Score));
    let sent = Timestamp::now();
    let version = sampler.send(Request::get(Endpoint::Version, ""));
    let received = Timestamp::now();
    let https = service.url.https_port().is_some();
    let staging = match &args.staging {
        Some(url) => {
            // Its version is open to all: another service's keys are none of its business.
            let mut client = Client::new(url.clone(), Access::new(None, None)?, service.patience());
            Some(Commit::of(&client.send(Request::get(Endpoint::Version, ""))))
        }
        None => None,
    };
    let parts = vec![
        Part::new("Commit", commit::compare(&Commit::of(&version), staging.as_ref())),
        Part::new("Security headers", answered(&version, |answer| headers::security(answer, https))),
        Part::new("CORS", answered(&version, |answer| answered(&preflight, |p| headers::cors(answer, p)))),
        Part::new("TLS", vec![tls::days_left(&service.url, received)]),
        Part::new("Clock", answered(&version, |answer| clock::skew(answer, sent, received))),
    ];
    progress.step();
    progress.end();
    let speeds =
        sampler.end().into_iter().map(|measured| speed::Speed::of(measured, args.sampling.target_factor)).collect();
    Ok(Report::new(args, begun, smoke, speeds, parts))
}

/// Rows about an answer, or one that says why there is none.
fn answered(reply: &Check<Reply>, rows: impl FnOnce(&Reply) -> Vec<row::Row>) -> Vec<row::Row> {
    match reply {
        Ok(reply) => rows(reply),
        Err(why) => vec![row::Row::not_measured("answer to look at", "an answer", why)],
    }
}
