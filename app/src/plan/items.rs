//! The generated modules: lessons to read, items with the passage each rests on.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    DeleteItem, EditItem,
    view::{ItemView, ModuleView, PlanView},
};

/// All generated modules; the items of one are shown, those of the others a click away.
pub(super) fn modules(plan: &PlanView, shown: usize) -> impl IntoView + use<> {
    plan.modules.iter().enumerate().map(|(n, module)| module_section(plan, n, module, n == shown)).collect_view()
}

fn module_section(plan: &PlanView, n: usize, module: &ModuleView, shown: bool) -> impl IntoView + use<> {
    let lessons = module.lessons.iter().map(|lesson| {
        let paragraphs = lesson.explanation.split("\n\n").map(|p| view! { <p>{p.to_owned()}</p> }).collect_view();
        view! {
            <details class="lesson">
                <summary>{format!("Lesson: {}", lesson.title)}</summary>
                {paragraphs}
            </details>
        }
    });
    let lessons = lessons.collect_view();
    let items = module.items.iter().map(|item| item_view(plan, n, item).into_any()).collect_view();
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
            <h2>{module.title.clone()}</h2>
            {lessons}
            {items}
        </section>
    }
}

fn item_view(plan: &PlanView, module: usize, item: &ItemView) -> impl IntoView + use<> {
    let choices = (!item.choices.is_empty()).then(|| {
        let lines = item.choices.iter().map(|choice| {
            let right = Some(choice) == item.answer.as_ref();
            view! { <li class:right=right>{choice.clone()} {right.then_some(" ✓")}</li> }
        });
        view! { <ul class="choices">{lines.collect_view()}</ul> }
    });
    let answer = item.choices.is_empty().then(|| {
        let text = item.answer.clone().unwrap_or_else(|| "Open question: there is no single answer.".to_owned());
        view! { <p class="back">{text}</p> }
    });
    let passage = item.passage.clone().map(|passage| {
        view! {
            <blockquote class="source">
                {passage.before} " " <mark>{passage.quote}</mark> " " {passage.after}
            </blockquote>
        }
    });
    let edited = if item.edited { " · edited" } else { "" };
    view! {
        <li id=item.id.clone()>
            <p class="prompt">{item.prompt.clone()}</p>
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
