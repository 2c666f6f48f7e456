//! Around the study widget: progress, a new session, the list of keys. Plain forms and links, also with JavaScript.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    StudyAct, StudyView,
    deed::{Deed, DeedKind},
};

/// Below the widget. `snapshot` says whether the progress box is open.
pub(super) fn around(view: &StudyView, snapshot: bool) -> impl IntoView + use<> {
    let event = crate::context::new_event().into();
    let fresh =
        Deed { plan: view.plan.clone(), session: String::new(), kind: DeedKind::Fresh, event, card: None }.text();
    let progress = format!("/certified/study?plan={}&progress=1#snapshot", view.plan);
    view! {
        <div class="actions" role="group" aria-label="Session">
            <a class="button quiet" href=progress>
                "Load Progress"
            </a>
            <form method="post" action=StudyAct::PATH>
                <button class="button quiet" type="submit" name="deed" value=fresh aria-describedby="fresh">
                    "New Session"
                </button>
            </form>
        </div>
        <p class="hint" id="fresh">
            "A new session starts afresh in every plan; this browser does not find the progress of the old one again."
        </p>
        <p>
            <a href=format!("/plans/{}", view.plan)>
                {if view.items == 0 { "Generate items first" } else { "Lessons and items of this plan" }}
            </a>
        </p>
        {snapshot.then(|| progress_box(view))}
        <details class="keys" id="keys">
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
                <input id="keys-on" type="checkbox" checked autocomplete="off" />
                "Listen to these keys"
            </label>
        </details>
    }
}

/// How many items are tracked, and when anything last changed.
fn progress_box(view: &StudyView) -> impl IntoView + use<> {
    let items = if view.tracked == 1 { "item" } else { "items" };
    let updated = view.updated_at.map(|at| {
        let text = at.to_string();
        let shown = text.get(..19).unwrap_or(&text).replace('T', " ");
        view! { ", last updated " <time datetime=text>{format!("{shown} UTC")}</time> }
    });
    view! {
        <section class="panel" id="snapshot" aria-label="Progress">
            <p role="status">{format!("{} {items} tracked", view.tracked)} {updated}</p>
        </section>
    }
}
