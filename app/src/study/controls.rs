//! Below the card: whether everything is saved, progress, undo, a new session, the keys.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    NewSession, StudyAct, api, browser,
    card::act_fields,
    deck::DeedKind,
    island::Sitting,
    outbox::Delivery,
    said::Said,
};

/// The row of controls.
pub(super) fn controls(sitting: Sitting) -> impl IntoView {
    let plan = sitting.plan();
    let progress_link = format!("/certified/study?plan={plan}&progress=1#snapshot");
    let has_session = move || sitting.deck.with(|deck| deck.view().round > 0);
    view! {
        <p class="delivery" role="status">
            {move || has_session().then(|| delivery(sitting))}
        </p>
        <div class="actions" role="group" aria-label="Session">
            {move || {
                has_session()
                    .then(|| {
                        view! {
                            <form
                                method="post"
                                action=StudyAct::PATH
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
                    })
            }}
            <a
                class="button quiet"
                href=progress_link
                on:click=move |event| {
                    event.prevent_default();
                    sitting.snapshot.set(true);
                    sitting.refresh();
                }
            >
                "Load Progress"
            </a>
            <form
                method="post"
                action=NewSession::PATH
                on:submit=move |event| {
                    event.prevent_default();
                    sitting.ask(api::new_session(sitting.plan()), Said::Fresh);
                }
            >
                <input type="hidden" name="plan" value=plan />
                <button class="button quiet" type="submit">
                    "New Session"
                </button>
            </form>
        </div>
        {move || sitting.snapshot.get().then(|| snapshot(sitting))}
        {keys(sitting)}
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

/// How many items are tracked, and when anything last changed.
fn snapshot(sitting: Sitting) -> impl IntoView {
    let (tracked, updated_at) = sitting.deck.with(|deck| (deck.view().tracked, deck.view().updated_at));
    let items = if tracked == 1 { "item" } else { "items" };
    view! {
        <section class="panel" id="snapshot" aria-label="Progress">
            <p role="status">
                {format!("{tracked} {items} tracked")}
                {updated_at
                    .map(|at| {
                        let text = at.to_string();
                        let shown = text.get(..19).unwrap_or(&text).replace('T', " ");
                        view! { ", last updated " <time datetime=text>{format!("{shown} UTC")}</time> }
                    })}
            </p>
        </section>
    }
}

fn keys(sitting: Sitting) -> impl IntoView {
    view! {
        <details class="keys" open=move || sitting.help.get()>
            <summary>"Keys"</summary>
            <dl>
                <dt>"Space, Enter"</dt>
                <dd>"show the answer"</dd>
                <dt>"1 – 5"</dt>
                <dd>"grade"</dd>
                <dt>"U"</dt>
                <dd>"undo the last grade"</dd>
                <dt>"R"</dt>
                <dd>"reset: start over with card 1 (U brings it back)"</dd>
                <dt>"?"</dt>
                <dd>"open or close this list"</dd>
            </dl>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || sitting.keys.get()
                    checked
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        sitting.keys.set(on);
                        if on { browser::forget("cerply.keys.off") } else { browser::keep("cerply.keys.off", "1") }
                    }
                />
                "Listen to these keys"
            </label>
        </details>
    }
}
