//! Rolling back: against a real registry, and against one that is scripted to be in the way.

mod access;
mod deploy;
mod interrupted;
mod moves;
mod proxy;
mod refuses;
mod registry;
mod wrong;

use crate::program::{Run, run};
use registry::Registry;

/// The commits of two builds.
const OLD: &str = "1111111aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const NEW: &str = "2222222bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

/// Runs `cerply-ops rollback` on the image.
fn rollback(image: &str, args: &[&str]) -> Run {
    run("rollback", &[&["--image", image], args].concat(), &[])
}

/// A registry with both builds, the new one in service.
fn two_builds() -> Registry {
    filled(Registry::start())
}

fn filled(registry: Registry) -> Registry {
    registry.push(&[OLD], OLD, Some(2));
    registry.push(&[NEW, "prod-latest"], NEW, Some(2));
    registry
}
