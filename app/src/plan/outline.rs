//! The proposed modules, to be ticked, renamed and reordered.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    ArrangePlan,
    view::{OutlineRow, PlanView},
};

/// The form with the modules. One form, many buttons: each sends the whole arrangement along.
pub(super) fn outline(plan: &PlanView) -> impl IntoView + use<> {
    let last = plan.outline.len().saturating_sub(1);
    let editable = plan.editable;
    let rows = plan.outline.iter().enumerate().map(|(n, module)| row(n, last, module, editable)).collect_view();
    let again = plan.items() > 0;
    let generate = if again { "Generate again" } else { "Generate" };
    view! {
        <section class="panel stack">
            <h2>"Proposed modules"</h2>
            <form class="stack" method="post" action=ArrangePlan::PATH>
                <input type="hidden" name="plan" value=plan.id.clone() />
                // Enter in a title presses a form's first button: that must not move anything.
                {editable.then(|| view! { <button class="unseen" type="submit" name="press" value="save" tabindex="-1" aria-hidden="true">"Save"</button> })}
                <ol class="outline">{rows}</ol>
                {editable
                    .then(|| {
                        view! {
                            <div class="actions">
                                <label class="check">
                                    "Level "
                                    <select name="level">
                                        <option value="beginner">"Beginner"</option>
                                        <option value="intermediate" selected>"Intermediate"</option>
                                        <option value="advanced">"Advanced"</option>
                                    </select>
                                </label>
                                <button class="button primary" type="submit" name="press" value="generate">
                                    {generate}
                                </button>
                                <button class="button" type="submit" name="press" value="save">
                                    "Save arrangement"
                                </button>
                            </div>
                            {again
                                .then(|| {
                                    view! {
                                        <p class="hint">
                                            "Generating again keeps what you edited and leaves out what you deleted. Modules that are not ticked go."
                                        </p>
                                    }
                                })}
                        }
                    })}
            </form>
        </section>
    }
}

fn row(n: usize, last: usize, module: &OutlineRow, editable: bool) -> impl IntoView + use<> {
    let name = |field: &str| format!("modules[{n}][{field}]");
    let title = module.title.clone();
    let topics = module.topics.join(" · ");
    let estimate = match module.estimated_items {
        1 => "about 1 item".to_owned(),
        n => format!("about {n} items"),
    };
    if !editable {
        return view! {
            <li>
                <strong>{title}</strong>
                <p class="hint">{topics}</p>
            </li>
        }
        .into_any();
    }
    let tick_label = format!("Use {title}");
    let name_label = format!("Title of module {}", n + 1);
    let (up, down) = (format!("up-{n}"), format!("down-{n}"));
    let (up_label, down_label) = (format!("Move {title} up"), format!("Move {title} down"));
    view! {
        <li>
            <input type="hidden" name=name("id") value=module.id.clone() />
            <div class="outline-row">
                <input class="tick" type="checkbox" name=name("selected") value="on" checked=module.selected aria-label=tick_label />
                <input type="text" name=name("title") value=title required maxlength="200" aria-label=name_label />
                <button class="button quiet" type="submit" name="press" value=up disabled={n == 0} aria-label=up_label>
                    "↑"
                </button>
                <button class="button quiet" type="submit" name="press" value=down disabled={n == last} aria-label=down_label>
                    "↓"
                </button>
            </div>
            <p class="hint">{format!("{topics} · {estimate}")}</p>
        </li>
    }
    .into_any()
}
