//! The card: its question, its answer, the grades.

use domain::schedule::Grade;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    Face, StudyAct,
    deck::DeedKind,
    island::Sitting,
    view::interval_label,
};

/// The card whose turn it is.
pub(super) fn card(sitting: Sitting) -> impl IntoView {
    let (face, standing, total, algorithm) = sitting.deck.with(|deck| {
        let view = deck.view();
        (view.current().cloned(), view.standing(), view.faces.len(), view.algorithm)
    });
    let (Some(face), Some(place)) = (face, standing.current) else { return ().into_any() };
    let id = face.id.clone();
    let is_shown = move || sitting.shown.with(|shown| shown.as_ref() == Some(&id));
    let intervals = algorithm.next_all(face.state.memory).map(|memory| memory.interval_days);
    let again = if standing.again { " · once more" } else { "" };
    view! {
        <div class="progress">
            <p class="eyebrow">{format!("Card {} of {total}{again}", place + 1)}</p>
            <progress max=total.to_string() value=standing.done.to_string() aria-label="Cards remembered in this sitting">
                {percent(standing.done, total)}
            </progress>
        </div>
        <article class="card" aria-labelledby="question">
            <h2 id="question" tabindex="-1">
                {face.front.clone()}
            </h2>
            {(!face.choices.is_empty())
                .then(|| {
                    view! {
                        <ul class="choices">
                            {face.choices.iter().map(|choice| view! { <li>{choice.clone()}</li> }).collect_view()}
                        </ul>
                    }
                })}
            {move || {
                if is_shown() {
                    answer(sitting, &face, intervals).into_any()
                } else {
                    flip_form(sitting, &face).into_any()
                }
            }}
        </article>
    }
    .into_any()
}

/// "67 %", for those who cannot see the bar.
pub(super) fn percent(done: usize, total: usize) -> String {
    format!("{} %", (done * 100).checked_div(total).unwrap_or(100))
}

fn flip_form(sitting: Sitting, face: &Face) -> impl IntoView {
    let card = face.id.clone();
    view! {
        <form
            method="post"
            action=StudyAct::PATH
            on:submit=move |event| {
                event.prevent_default();
                sitting.perform(DeedKind::Flip, Some(card.clone()));
            }
        >
            {act_fields(sitting, "flip", Some(face))}
            <button class="button primary wide" type="submit">
                "Show answer"
            </button>
        </form>
    }
}

fn answer(sitting: Sitting, face: &Face, intervals: [u32; 6]) -> impl IntoView {
    let buttons = (1..=5i64).filter_map(|quality| Grade::parse(quality).ok()).map(|grade| {
        let card = face.id.clone();
        let quality = grade.quality();
        let interval = intervals.get(usize::from(quality)).copied().unwrap_or(0);
        view! {
            <button
                class="grade"
                type="submit"
                name="grade"
                value=quality.to_string()
                on:click=move |event| {
                    event.prevent_default();
                    sitting.perform(DeedKind::Grade(grade), Some(card.clone()));
                }
            >
                {format!("{quality} · {}", interval_label(interval))}
            </button>
        }
    });
    view! {
        <div id="answer" class="answer" tabindex="-1">
            <p class="eyebrow">"Answer"</p>
            <p class="back">{face.back.clone()}</p>
            {face
                .source
                .clone()
                .filter(|source| *source != face.back)
                .map(|source| view! { <blockquote class="source">{source}</blockquote> })}
        </div>
        <form class="grades" method="post" action=StudyAct::PATH aria-labelledby="how-well">
            {act_fields(sitting, "grade", Some(face))}
            <p id="how-well" class="hint">
                "How well did you remember? 1 not at all, 3 with effort, 5 at once"
            </p>
            <div class="grade-row">{buttons.collect_view()}</div>
        </form>
    }
}

/// The fields by which a form says which act it is.
pub(super) fn act_fields(sitting: Sitting, act: &'static str, face: Option<&Face>) -> impl IntoView {
    let event = format!("{}-{act}", sitting.form_event.get_value());
    view! {
        <input type="hidden" name="plan" value=sitting.plan() />
        <input type="hidden" name="act" value=act />
        <input type="hidden" name="event" value=event />
        {face
            .map(|face| {
                view! {
                    <input type="hidden" name="card" value=face.id.clone() />
                    <input type="hidden" name="seen" value=face.state.revision.to_string() />
                }
            })}
    }
}
