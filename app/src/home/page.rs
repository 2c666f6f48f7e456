//! `/`.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{PreviewDocument, problem::Problem};
use crate::{
    context::{context, org},
    error::AppError,
};

/// A plan in the list.
#[derive(Debug, Clone)]
struct RecentPlan {
    id: String,
    title: String,
    items: i64,
}

async fn recent_plans() -> Result<Vec<RecentPlan>, AppError> {
    let plans = context().store.recent_plans(&org(), 12).await?;
    Ok(plans.into_iter().map(|plan| RecentPlan { id: plan.id, title: plan.title, items: plan.items }).collect())
}

/// The start page.
#[component]
pub fn HomePage() -> impl IntoView {
    let problem = use_query_map().with_untracked(|query| query.get("problem")).and_then(|code| Problem::parse(&code));
    view! {
        <Title text="" />
        <section class="hero">
            <h1>"Turn a document into knowledge that stays"</h1>
            <p class="lead">
                "Paste a policy, a procedure or a course text. Cerply proposes modules, writes lessons and practice "
                "items that cite their source, and brings each one back just before it would be forgotten."
            </p>
        </section>
        {problem.map(|problem| view! { <p class="problem" role="alert">{problem.message()}</p> })}
        <form class="panel stack" method="post" action=PreviewDocument::PATH enctype="multipart/form-data">
            <h2>"Start with your own document"</h2>
            <div class="field">
                <label for="content">"Paste the text"</label>
                <textarea id="content" name="content" rows="9" maxlength="50000" aria-describedby="content-hint"></textarea>
                <p class="hint" id="content-hint">
                    "Plain text, Markdown or HTML, up to 50,000 characters. A one-line learning goal works too."
                </p>
            </div>
            <div class="field drop">
                <label for="file">"… or drop a file here: .txt, .md, .html, .pdf, .docx"</label>
                <input id="file" name="file" type="file" accept=".txt,.md,.markdown,.html,.htm,.pdf,.docx,text/plain,text/markdown,text/html,application/pdf" />
            </div>
            <div class="field">
                <label for="context">"Who is it for, and why? (optional)"</label>
                <input id="context" name="context" type="text" maxlength="500" autocomplete="off" />
            </div>
            <button class="button primary" type="submit">
                "Preview"
            </button>
        </form>
        <div class="columns">
            <section class="panel">
                <h2>"Try the demo"</h2>
                <p>"Three cards on how learning sticks: flip, grade, and see when each comes back."</p>
                <p>
                    <a class="button" href="/certified/study">
                        "Study the demo"
                    </a>
                </p>
            </section>
            <section class="panel">
                <h2>"Recent plans"</h2>
                <Suspense>
                    {move || Suspend::new(async move { plan_list(recent_plans().await) })}
                </Suspense>
            </section>
        </div>
    }
}

fn plan_list(plans: Result<Vec<RecentPlan>, AppError>) -> impl IntoView {
    match plans {
        Err(error) => view! { <p class="problem">{error.to_string()}</p> }.into_any(),
        Ok(plans) if plans.is_empty() => {
            view! { <p class="hint">"None yet: paste your first document above."</p> }.into_any()
        }
        Ok(plans) => {
            let lines = plans.into_iter().map(|plan| {
                let items = match plan.items {
                    0 => "not generated yet".to_owned(),
                    1 => "1 item".to_owned(),
                    n => format!("{n} items"),
                };
                view! {
                    <li>
                        <a href=format!("/plans/{}", plan.id)>{plan.title}</a>
                        <span class="hint">{items}</span>
                    </li>
                }
            });
            view! { <ul class="plain">{lines.collect_view()}</ul> }.into_any()
        }
    }
}
