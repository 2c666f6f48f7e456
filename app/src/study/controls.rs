//! Below the card, in the island: whether everything is saved, and undo.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{StudyAct, card::act_fields, deck::DeedKind, island::Sitting, outbox::Delivery};

/// How far the acts have come, and the undo button. Nothing before the first sitting.
pub(super) fn controls(sitting: Sitting) -> impl IntoView {
    let has_session = move || sitting.deck.with(|deck| deck.view().round > 0);
    view! {
        <p class="delivery" role="status">
            {move || has_session().then(|| delivery(sitting))}
        </p>
        <form
            class="undo"
            method="post"
            action=StudyAct::PATH
            hidden=move || !has_session()
            on:submit=move |event| {
                event.prevent_default();
                sitting.perform(DeedKind::Undo, None);
            }
        >
            {act_fields(sitting, "undo", None)}
            <button class="button quiet" type="submit">
                "Undo"
            </button>
        </form>
    }
}

fn delivery(sitting: Sitting) -> String {
    let waiting = sitting.outbox.with(Vec::len);
    match sitting.delivery.get() {
        Delivery::Saved => "Saved".to_owned(),
        Delivery::Sending => "Saving…".to_owned(),
        Delivery::Waiting if waiting == 0 => "Offline: go on, your grades are kept here.".to_owned(),
        Delivery::Waiting => format!("Offline: {waiting} waiting, sent as soon as the network is back."),
    }
}
