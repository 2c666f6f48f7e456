//! After the last card: what was reached, and when each card comes back.

use domain::time::DAY_MS;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    StudyAct, StudyView,
    card::{act_fields, percent},
    deck::DeedKind,
    island::Sitting,
    view::interval_label,
};

/// The end of a sitting.
pub(super) fn complete(sitting: Sitting) -> impl IntoView {
    let view = sitting.deck.with(|deck| deck.view().clone());
    let total = view.faces.len();
    let more = view.unseen > 0;
    view! {
        <div class="progress">
            <p class="eyebrow">{percent(total, total)}</p>
            <progress max=total.to_string() value=total.to_string() aria-label="Cards remembered in this sitting">
                {percent(total, total)}
            </progress>
        </div>
        <section class="card" aria-labelledby="complete">
            <h2 id="complete" tabindex="-1">
                "Session complete! All cards reviewed."
            </h2>
            <table>
                <caption>"When each card comes back"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Card"</th>
                        <th scope="col">"Comes back"</th>
                    </tr>
                </thead>
                <tbody>
                    {view
                        .faces
                        .iter()
                        .map(|face| {
                            view! {
                                <tr>
                                    <td>{face.front.clone()}</td>
                                    <td>{comes_back(&view, face.state.due_at)}</td>
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </table>
            <div class="actions">
                {more
                    .then(|| {
                        view! {
                            <form
                                method="post"
                                action=StudyAct::PATH
                                on:submit=move |event| {
                                    event.prevent_default();
                                    sitting.start(true);
                                }
                            >
                                {act_fields(sitting, "more", None)}
                                <button class="button primary" type="submit">
                                    {format!("Study {} more", view.unseen.min(10))}
                                </button>
                            </form>
                        }
                    })}
                <form
                    method="post"
                    action=StudyAct::PATH
                    on:submit=move |event| {
                        event.prevent_default();
                        sitting.perform(DeedKind::Reset, None);
                    }
                >
                    {act_fields(sitting, "reset", None)}
                    <button class="button" type="submit">
                        "Reset"
                    </button>
                </form>
            </div>
        </section>
    }
}

/// Whole days from now, rounded: what the grade button promised.
fn comes_back(view: &StudyView, due_at: Option<domain::time::Timestamp>) -> String {
    let days = due_at.map_or(0, |due| (due.millis_since(view.now) as f64 / DAY_MS as f64).round().max(0.0) as u32);
    interval_label(days)
}
