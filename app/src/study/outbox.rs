//! Acts on their way to the server. Each is kept in the browser until the server has it, is sent in the order it was
//! done, and is named, so that sending it twice counts it once. Two tabs share the place: each act has a key of its own.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use super::{
    StudyView, api,
    browser::{forget, keep, kept, now_ms},
    deed::{Deed, DeedKind},
    island::Sitting,
    said::Said,
};
use crate::error::AppError;

/// How long to wait before sending again, while the network is gone.
const RETRY: Duration = Duration::from_secs(3);

/// How far the acts have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delivery {
    /// The server has all of them.
    Saved,
    /// On their way.
    Sending,
    /// The network is gone; they wait here.
    Waiting,
}

fn prefix(tag: &str) -> String {
    format!("cerply.outbox.{tag}.")
}

/// An act with the moment it was done, in milliseconds by the browser's clock.
#[derive(Debug, Clone)]
pub(super) struct Parcel {
    pub(super) deed: Deed,
    pub(super) done_at: i64,
    /// Where the browser keeps it.
    key: String,
}

/// The acts that an earlier page of this session could not deliver, oldest first.
pub(super) fn undelivered(tag: &str) -> Vec<Parcel> {
    let read = |(key, text): (String, String)| {
        let (done_at, text) = text.split_once(' ')?;
        Some(Parcel { deed: Deed::parse(text)?, done_at: done_at.parse().ok()?, key })
    };
    kept(&prefix(tag)).into_iter().filter_map(read).collect()
}

/// Keeps an act and sends it as soon as its turn comes.
pub(super) fn deliver(sitting: Sitting, deed: Deed, done_at: i64) {
    // Keys sort by age.
    let key = [prefix(&sitting.tag()), format!("{done_at:015}."), deed.event.clone()].concat();
    keep(&key, &[done_at.to_string(), deed.text()].join(" "));
    sitting.outbox.update(|outbox| outbox.push(Parcel { deed, done_at, key }));
    flush(sitting);
}

/// The network is back: what waits is sent; where nothing waits, all is saved.
pub(super) fn back_online(sitting: Sitting) {
    if sitting.outbox.with_untracked(Vec::is_empty) {
        sitting.delivery.set(Delivery::Saved);
    }
    flush(sitting);
}

/// Sends what waits, one at a time, unless that is under way already.
pub(super) fn flush(sitting: Sitting) {
    if sitting.sending.get_untracked() || sitting.outbox.with_untracked(Vec::is_empty) {
        return;
    }
    sitting.sending.set(true);
    if sitting.delivery.get_untracked() == Delivery::Saved {
        sitting.delivery.set(Delivery::Sending);
    }
    spawn_local(async move {
        let outcome = send_all(sitting).await;
        sitting.sending.set(false);
        sitting.delivery.set(outcome);
        if outcome == Delivery::Waiting {
            set_timeout(move || flush(sitting), RETRY);
        } else if let Some(kind) = sitting.afterwards.try_update_value(Option::take).flatten() {
            sitting.ask(kind);
        }
    });
}

async fn send_all(sitting: Sitting) -> Delivery {
    while let Some(parcel) = sitting.outbox.with_untracked(|outbox| outbox.first().cloned()) {
        // How long ago, not when: the browser's clock may be wrong by years and still run evenly.
        let age_ms = now_ms().saturating_sub(parcel.done_at).max(0);
        let sent = api::study_act(parcel.deed.text(), Some(age_ms)).await;
        if sent.as_ref().is_err_and(AppError::is_passing) {
            return Delivery::Waiting;
        }
        forget(&parcel.key);
        sitting.outbox.update(|outbox| outbox.retain(|other| other.key != parcel.key));
        match sent {
            Ok(view) => arrived(sitting, view),
            // The card or the session is gone: the server's word counts.
            Err(_) => sitting.ask(DeedKind::State),
        }
    }
    Delivery::Saved
}

fn arrived(sitting: Sitting, view: StudyView) {
    // What was done here meanwhile is not in the server's view yet.
    if sitting.outbox.with_untracked(Vec::is_empty) {
        if view.plan != sitting.plan() {
            return sitting.ask(DeedKind::State);
        }
        let superseded = view.superseded;
        sitting.take_over(view);
        if superseded {
            sitting.say(Said::Elsewhere);
        }
    }
}
