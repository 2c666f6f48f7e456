//! A rollback that is cut off at any request, and run again.

use std::sync::Arc;

use super::{NEW, OLD, Registry, filled, proxy, rollback, two_builds};

#[test]
fn interrupted_after_any_request_and_run_again_it_ends_right() {
    let all = Registry::start();
    for cut in 1.. {
        let registry = filled(all.beside(&format!("team/cut-{cut}")));
        let (old, new) = (registry.digest_of(OLD), registry.digest_of(NEW));
        let (host, mut asked_for) = (registry.host.clone(), 0);
        let cut_off = proxy::before(&registry, move |asked| {
            asked_for += 1;
            if asked_for == cut {
                // It arrives, and nobody learns what came of it.
                drop(proxy::pass_on(&host, asked));
            }
            (asked_for >= cut).then(|| proxy::say("403 Forbidden", "cut off"))
        });
        let first = rollback(&cut_off, &[OLD]);
        if first.code == 0 {
            assert!(cut > 10, "a rollback takes more requests than {cut}: {}", first.said);
            return;
        }
        let moved = registry.digest_of("prod-latest") == old;
        // Once the request to move it went out, it may have been moved: that is told.
        assert!(!moved || first.code == 1, "after {cut}: {}", first.said);
        let second = rollback(&registry.image(), &[OLD]);
        assert_eq!(second.code, i32::from(moved), "after {cut}: {}{}", first.said, second.said);
        assert!(!moved || second.said.contains("already: nothing to do"), "after {cut}: {}", second.said);
        assert_eq!(registry.digest_of("prod-latest"), old, "after {cut}");
        let kept = registry.kept();
        assert_eq!(kept.len(), 1, "after {cut}: {kept:?}");
        assert_eq!(registry.digest_of(&kept[0]), new, "after {cut}");
    }
}

#[test]
fn somebody_who_moves_the_tag_meanwhile_is_noticed() {
    let registry = two_builds();
    let other = registry.push(&["4444444"], OLD, Some(9));
    // What answers outlives the test: were the registry its own, that would never end.
    let (registry, mut looked) = (Arc::new(registry), 0);
    let theirs = Arc::downgrade(&registry);
    let image = proxy::before(&registry, move |asked| {
        looked += usize::from(asked.path.ends_with("/manifests/prod-latest"));
        if looked == 2 {
            theirs.upgrade().unwrap().push(&["prod-latest"], OLD, Some(9));
        }
        None
    });
    let run = rollback(&image, &[OLD]);
    assert_eq!(run.code, 1, "{}", run.said);
    assert!(run.said.contains("somebody else has moved prod-latest meanwhile"), "{}", run.said);
    assert_eq!(registry.digest_of("prod-latest"), Some(other));
}
