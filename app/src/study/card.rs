//! The card: its question, its answer, the grades.

use domain::schedule::Grade;
use leptos::{either::Either, prelude::*};

use super::{
    Face,
    button::{deed_button, deed_form, lines, progress},
    deed::DeedKind,
    island::Sitting,
    view::interval_label,
};

/// The card whose turn it is.
pub(super) fn card(sitting: Sitting) -> impl IntoView {
    let (face, standing, total, algorithm) = sitting.deck.with(|deck| {
        let view = deck.view();
        (view.current().cloned(), view.standing(), view.faces.len(), view.algorithm)
    });
    let (place, face) = (standing.current?, face?);
    let id = face.id.clone();
    let is_shown = move || sitting.shown.with(|shown| shown.as_ref() == Some(&id));
    let intervals = algorithm.next_all(face.state.memory).map(|memory| memory.interval_days);
    let again = if standing.again { " · once more" } else { "" };
    Some(view! {
        {progress(format!("Card {} of {total}{again}", place + 1), standing.done, total)}
        <article class="card" aria-labelledby="question">
            <h2 id="question" tabindex="-1">
                {face.front.clone()}
            </h2>
            {lines("choices", face.choices.clone())}
            {move || {
                if is_shown() {
                    Either::Left(answer(sitting, &face, intervals))
                } else {
                    let card = Some((face.id.clone(), face.state.revision));
                    let label = "Show answer".to_owned();
                    Either::Right(deed_form("", deed_button(sitting, "button primary wide", label, DeedKind::Flip, card)))
                }
            }}
        </article>
    })
}

fn answer(sitting: Sitting, face: &Face, intervals: [u32; 6]) -> impl IntoView + use<> {
    let buttons = Grade::ALL.into_iter().zip(intervals).skip(1).map(|(grade, interval)| {
        let label = format!("{} · {}", grade.quality(), interval_label(interval));
        let card = Some((face.id.clone(), face.state.revision));
        deed_button(sitting, "grade", label, DeedKind::Grade(grade), card)
    });
    let source = face.source.clone().filter(|source| *source != face.back);
    let no_source = source.is_none();
    view! {
        <div id="answer" class="answer" tabindex="-1">
            <p class="eyebrow">"Answer"</p>
            <p class="back">{face.back.clone()}</p>
            <p class="source" hidden=no_source>
                {source.unwrap_or_default()}
            </p>
        </div>
        <p class="hint">"How well did you remember? 1 not at all, 3 with effort, 5 at once"</p>
        {deed_form("grade-row", buttons.collect_view())}
    }
}
