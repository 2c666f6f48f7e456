//! The generated modules: lessons to read, items with the passage each rests on.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    DeleteItem, EditItem,
    page::Place,
    view::{ItemView, ModuleView, PlanView},
};

/// All generated modules; the items of one are shown, those of the others a click away. `said` is what happened there.
pub(super) fn modules(plan: &PlanView, place: &Place, said: Option<&str>) -> impl IntoView + use<> {
    let shown = place.module.unwrap_or(0);
    let section = |(n, module)| {
        let said = said.filter(|_| n == shown);
        module_section(plan, n, module, n == shown, place.item.as_deref().zip(said), said)
    };
    plan.modules.iter().enumerate().map(section).collect_view()
}

fn module_section(
    plan: &PlanView,
    n: usize,
    module: &ModuleView,
    shown: bool,
    at_item: Option<(&str, &str)>,
    said: Option<&str>,
) -> impl IntoView + use<> {
    let language = &plan.language;
    let lessons = module.lessons.iter().map(|lesson| {
        let paragraph = |text: &str| view! { <p lang=language.clone()>{text.to_owned()}</p> };
        let paragraphs = lesson.explanation.split("\n\n").map(paragraph).collect_view();
        view! {
            <details class="lesson">
                <summary>"Lesson: " <span lang=language.clone()>{lesson.title.clone()}</span></summary>
                {paragraphs}
            </details>
        }
    });
    let lessons = lessons.collect_view();
    let items = module
        .items
        .iter()
        .map(|item| {
            let said = at_item.filter(|(id, _)| *id == item.id).map(|(_, said)| said);
            item_view(plan, n, item, said).into_any()
        })
        .collect_view();
    let count = match module.items.len() {
        1 => "1 item".to_owned(),
        n => format!("{n} items"),
    };
    let items = match module.items.is_empty() {
        true => view! { <p class="hint">"No items: the passage says too little to ask about."</p> }.into_any(),
        false => view! {
            <details class="module" open=shown>
                <summary>{count}</summary>
                <ol class="items">{items}</ol>
            </details>
        }
        .into_any(),
    };
    view! {
        <section class="panel stack" id=format!("module-{n}")>
            <h2 lang=language.clone()>{module.title.clone()}</h2>
            {at_item.is_none().then(|| said.map(message))}
            {lessons}
            {items}
        </section>
    }
}

fn message(said: &str) -> impl IntoView + use<> {
    view! { <p class="message" role="status">{said.to_owned()}</p> }
}

fn item_view(plan: &PlanView, module: usize, item: &ItemView, said: Option<&str>) -> impl IntoView + use<> {
    let language = &plan.language;
    let choices = (!item.choices.is_empty()).then(|| {
        let lines = item.choices.iter().map(|choice| {
            let right = Some(choice) == item.answer.as_ref();
            view! { <li class:right=right>{choice.clone()} {right.then_some(" ✓")}</li> }
        });
        view! { <ul class="choices" lang=language.clone()>{lines.collect_view()}</ul> }
    });
    let answer = item.choices.is_empty().then(|| match item.answer.clone() {
        Some(text) => view! { <p class="back" lang=language.clone()>{text}</p> }.into_any(),
        None => view! { <p class="back">"Open question: there is no single answer."</p> }.into_any(),
    });
    let passage = item.passage.clone().map(|passage| {
        view! {
            <blockquote class="source" lang=language.clone()>
                {passage.before} " " <mark>{passage.quote}</mark> " " {passage.after}
            </blockquote>
        }
    });
    let edited = if item.edited { " · edited" } else { "" };
    view! {
        <li id=item.id.clone()>
            {said.map(message)}
            <p class="prompt" lang=language.clone()>{item.prompt.clone()}</p>
            {choices}
            {answer}
            {passage}
            <p class="hint">{format!("{}{edited}", item.difficulty)}</p>
            {(plan.editable && item.answer.is_some()).then(|| edit_forms(&plan.id, module, item).into_any())}
        </li>
    }
}

fn edit_forms(plan: &str, module: usize, item: &ItemView) -> impl IntoView + use<> {
    let (prompt_id, answer_id) = (format!("prompt-{}", item.id), format!("answer-{}", item.id));
    view! {
        <details class="edit">
            <summary>"Edit or delete"</summary>
            <form class="stack" method="post" action=EditItem::PATH>
                <input type="hidden" name="plan" value=plan.to_owned() />
                <input type="hidden" name="module" value=module.to_string() />
                <input type="hidden" name="item" value=item.id.clone() />
                <div class="field">
                    <label for=prompt_id.clone()>"Question"</label>
                    <input id=prompt_id type="text" name="prompt" value=item.prompt.clone() required maxlength="2000" />
                </div>
                <div class="field">
                    <label for=answer_id.clone()>"Answer"</label>
                    <input id=answer_id type="text" name="answer" value=item.answer.clone() required maxlength="4000" />
                </div>
                <button class="button" type="submit">
                    "Save"
                </button>
            </form>
            <form method="post" action=DeleteItem::PATH>
                <input type="hidden" name="plan" value=plan.to_owned() />
                <input type="hidden" name="module" value=module.to_string() />
                <input type="hidden" name="item" value=item.id.clone() />
                <button class="button quiet" type="submit">
                    "Delete"
                </button>
            </form>
        </details>
    }
}
