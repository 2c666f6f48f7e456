//! Looking at the service once.

use std::{
    collections::BTreeMap,
    thread,
    time::{Duration, Instant},
};

use jiff::Timestamp;

use super::{
    MonitorArgs,
    record::{Failure, Record},
};
use crate::{
    latency::{Measured, Sampler},
    smoke::{self, Line, Report},
};

/// Before the 31 are asked a second time.
const PAUSE: Duration = Duration::from_secs(1);

/// Looks at the service; each line is told as soon as it is known.
pub(super) fn look(args: &MonitorArgs, mut tell: impl FnMut(String)) -> anyhow::Result<Record> {
    let (at, begun) = (Timestamp::now(), Instant::now());
    let service = &args.service;
    let mut assess =
        || anyhow::Ok(smoke::assess(service.client(service.patience())?, false, |line| tell(line.to_string())));
    let (mut report, unanswered) = assess()?;
    let mut retried = None;
    if unanswered > 0 {
        let why = format!("{unanswered} requests got no whole answer; the first: {}", first(&report));
        thread::sleep(PAUSE);
        (report, _) = assess()?;
        retried = Some(why);
    }
    if let Some(why) = &retried {
        tell(format!("· asked a second time: {why}"));
    }
    let measured = if report.unreachable.is_some() { Vec::new() } else { sample(args)? };
    let sample_errors = measured.iter().map(|measured| measured.errors).sum();
    let latencies_ms: BTreeMap<_, _> = measured.into_iter().map(|m| (m.endpoint.to_string(), m.samples_ms)).collect();
    if args.force_fail {
        tell("✗ FORCED FAILURE: --force-fail was given; this is a drill".to_owned());
    }
    tell(format!("{}/{} passed in {:.1} s ({})", report.passed, report.total, report.seconds, service.url));
    Ok(Record {
        at,
        url: service.url.to_string(),
        passed: report.failed == 0,
        drill: args.force_fail,
        seconds: (begun.elapsed().as_secs_f64() * 1000.0).round() / 1000.0,
        assertions_passed: report.passed,
        assertions: report.total,
        failures: failures(report.assertions),
        retried,
        latencies_ms,
        sample_errors,
        target_factor: args.sampling.target_factor,
        run_url: args.run_url.clone(),
    })
}

fn sample(args: &MonitorArgs) -> anyhow::Result<Vec<Measured>> {
    let pace = args.sampling.pace(args.samples + 1);
    let mut sampler = Sampler::start(args.service.client(args.service.patience_beside(pace))?, args.sampling.rate);
    for _ in 0..args.samples {
        sampler.sample();
    }
    Ok(sampler.end().into())
}

fn failures(lines: Vec<Line>) -> Vec<Failure> {
    let failed = lines.into_iter().filter(|line| !line.ok);
    failed.map(|l| Failure { endpoint: l.endpoint, name: l.name, detail: l.detail.unwrap_or_default() }).collect()
}

fn first(report: &Report) -> String {
    let failed = report.assertions.iter().find_map(|line| line.detail.as_deref());
    failed.unwrap_or("no assertion depended on it").to_owned()
}
