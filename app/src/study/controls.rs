//! Below the card, in the island: whether everything is saved, and undo.

use leptos::prelude::*;

use super::{
    button::{deed_button, deed_form},
    deed::DeedKind,
    island::Sitting,
    outbox::{Delivery, Parcel},
};

/// How far the acts have come, and the undo button. Nothing before the first sitting.
pub(super) fn controls(sitting: Sitting) -> impl IntoView {
    // A memo: the button is not to be drawn anew, and lose the focus, with every change of the cards.
    let has_session = Memo::new(move |_| sitting.deck.with(|deck| deck.view().round > 0));
    let undo = move || deed_button(sitting, "button quiet", "Undo".to_owned(), DeedKind::Undo, None);
    view! {
        <p class="delivery" role="status">
            {move || if has_session.get() { delivery(sitting) } else { String::new() }}
        </p>
        {move || has_session.get().then(|| deed_form("undo", undo()))}
    }
}

fn delivery(sitting: Sitting) -> String {
    // Looking at an answer is sent as well, and is nothing that anybody counts.
    let counts = |parcel: &&Parcel| parcel.deed.kind != DeedKind::Flip;
    let waiting = sitting.outbox.with(|outbox| outbox.iter().filter(counts).count());
    match sitting.delivery.get() {
        Delivery::Saved => "Saved".to_owned(),
        Delivery::Sending => "Saving…".to_owned(),
        Delivery::Waiting if waiting == 0 => "Offline: go on, your grades are kept here.".to_owned(),
        Delivery::Waiting => format!("Offline: {waiting} waiting, sent as soon as the network is back."),
    }
}
