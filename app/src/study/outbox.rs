//! Acts on their way to the server. Each is kept in the browser until the server has it, is sent in the order it was
//! done, and is named, so that sending it twice counts it once. Two tabs share the place: each act has a key of its own.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use super::{
    api,
    browser::{forget, keep, kept, now_ms},
    deck::Deed,
    island::Sitting,
    said::Said,
    wire::{pack, unpack},
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

fn key(tag: &str, deed: &Deed) -> String {
    format!("{}{:015}.{}", prefix(tag), deed.done_at, deed.event)
}

/// The acts that an earlier page of this session could not deliver, oldest first.
pub(super) fn undelivered(tag: &str) -> Vec<Deed> {
    kept(&prefix(tag)).iter().filter_map(|(_, text)| unpack(text)).collect()
}

/// Keeps an act and sends it as soon as its turn comes.
pub(super) fn deliver(sitting: Sitting, deed: Deed) {
    let tag = sitting.tag();
    keep(&key(&tag, &deed), &pack(&deed));
    sitting.outbox.update(|outbox| outbox.push(deed));
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
        }
    });
}

async fn send_all(sitting: Sitting) -> Delivery {
    let (tag, plan) = (sitting.tag(), sitting.plan());
    while let Some(deed) = sitting.outbox.with_untracked(|outbox| outbox.first().cloned()) {
        let sent = api::send(plan.clone(), deed.clone(), now_ms()).await;
        if sent.as_ref().is_err_and(AppError::is_passing) {
            return Delivery::Waiting;
        }
        forget(&key(&tag, &deed));
        sitting.outbox.update(|outbox| outbox.retain(|other| other.event != deed.event));
        let view = match sent {
            Ok(view) => Ok(view),
            // The card or the session is gone: the server's word counts.
            Err(_) => api::ask(plan.clone(), "state").await,
        };
        // What was done here meanwhile is not in the server's view yet.
        if let (Ok(view), true) = (view, sitting.outbox.with_untracked(Vec::is_empty)) {
            let elsewhere = sitting.is_ahead(&view, &deed);
            sitting.take_over(view);
            if elsewhere {
                sitting.say(Said::Elsewhere);
            }
        }
    }
    Delivery::Saved
}
