//! The deploy hook, and the service that is deployed.

use std::sync::{Arc, Mutex, mpsc};

use super::{NEW, OLD, rollback, two_builds};
use crate::{
    rollback::proxy,
    service::{Asked, Wire, start},
};

/// What the service answers.
fn version(commit: &str, schema: u64) -> Wire {
    proxy::say(
        "200 OK\r\ncontent-type: application/json",
        &format!("{{\"ok\":true,\"commit\":\"{commit}\",\"schema\":{schema}}}"),
    )
}

/// A service that runs the new build until its hook, which answers so, is called.
fn deployable(hook: &'static str) -> (String, mpsc::Receiver<String>) {
    let (tell, told) = mpsc::channel();
    let runs = Arc::new(Mutex::new(NEW));
    let url = start(move |asked: &Asked| {
        if asked.path == "/api/version" {
            return version(&runs.lock().unwrap(), 2);
        }
        tell.send(format!("{} {}?{}", asked.method, asked.path, asked.query)).unwrap();
        *runs.lock().unwrap() = if hook.starts_with("200") { OLD } else { NEW };
        proxy::say(hook, "")
    });
    (url, told)
}

#[test]
fn the_hook_is_called_and_the_service_watched_until_it_runs_the_commit() {
    let registry = two_builds();
    let (url, told) = deployable("200 OK");
    let hook = format!("{url}/deploy?key=hook-secret");
    let run = rollback(&registry.image(), &[OLD, "--hook", &hook, "--watch", &url]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert_eq!(told.try_iter().collect::<Vec<_>>(), ["POST /deploy?key=hook-secret"]);
    assert!(run.said.contains(&format!("{url} answers {OLD}")), "{}", run.said);
    assert!(!run.said.contains("hook-secret"), "{}", run.said);
}

#[test]
fn a_deployment_that_failed_is_taken_up_again_though_the_tag_is_there_already() {
    let registry = two_builds();
    let (url, _told) = deployable("500 Broken");
    let hook = format!("{url}/deploy?key=hook-secret");
    let run = rollback(&registry.image(), &[OLD, "--hook", &hook, "--watch", &url]);
    assert!(run.code == 1 && run.said.contains("answers 500") && !run.said.contains("hook-secret"), "{}", run.said);
    assert!(run.said.contains("prod-latest was moved"), "{}", run.said);

    let (url, told) = deployable("200 OK");
    let args = [OLD, "--hook", &format!("{url}/deploy"), "--watch", &url];
    let run = rollback(&registry.image(), &args);
    assert_eq!(run.code, 0, "{}", run.said);
    assert_eq!((told.try_iter().count(), registry.kept().len()), (1, 1));
    let run = rollback(&registry.image(), &args);
    assert!(run.code == 1 && run.said.contains("already: nothing to do"), "{}", run.said);
}

#[test]
fn a_service_that_does_not_come_to_run_the_commit_ends_with_1() {
    let registry = two_builds();
    let url = start(|_| version(NEW, 2));
    let run = rollback(&registry.image(), &[OLD, "--watch", &url, "--watch-for", "0"]);
    assert!(run.code == 1 && run.said.contains(&format!("in time: it answers {NEW}")), "{}", run.said);
    assert_eq!(registry.digest_of("prod-latest"), registry.digest_of(OLD));
}

#[test]
fn what_the_service_says_of_its_database_counts_for_more_than_the_images_label() {
    let registry = two_builds();
    let url = start(|_| version(NEW, 3));
    let run = rollback(&registry.image(), &[OLD, "--watch", &url]);
    assert_eq!(run.code, 1, "{}", run.said);
    assert!(run.said.contains("migrated to 3, as the service says, and the image understands 2"), "{}", run.said);
    assert_eq!(registry.digest_of("prod-latest"), registry.digest_of(NEW));
}
