//! What every installation has from the start: a demo plan to try at once, and the item that smoke tests answer.

use domain::time::Timestamp;
use sqlx::SqliteConnection;

use crate::{
    Choices, Error, Item, Lesson, Module, NewPlan, Org, OutlineModule, Span,
    plan::{Citation, insert_module, insert_plan},
};

/// The id of the demo plan.
pub const DEMO_PLAN: &str = "demo";
/// The plan that holds the smoke test's item; in no list.
pub(crate) const SMOKE_PLAN: &str = "smoke";
/// What `cerply-ops smoke` gives as the context of its documents. They are the same few plans each time, and in no list.
pub(crate) const PROBE: &str = "cerply-ops probe";
/// The item that smoke tests answer: its answer is "correct".
pub const SMOKE_ITEM: &str = "test-1";

const DEMO_TEXT: &str = "\
How learning sticks

Spaced repetition is a way of learning in which each fact comes back just before it would be forgotten. \
A fact that was remembered comes back later, a fact that was missed comes back at once.

SM2 stands for SuperMemo 2, the algorithm that Piotr Wozniak published in 1990. \
It keeps an ease factor for each card and multiplies the interval by it after every successful recall.

The optimal review timing is just before the moment of forgetting: late enough to take an effort, \
early enough to succeed.
";

/// Nothing built in can be changed: it is the same on every installation.
pub(crate) fn refuse_change(plan_id: &str) -> Result<(), Error> {
    if [DEMO_PLAN, SMOKE_PLAN].contains(&plan_id) { Err(Error::ReadOnly) } else { Ok(()) }
}

/// Adds the built-in plans to an organisation that does not have them.
pub(crate) async fn ensure(connection: &mut SqliteConnection, org: &Org) -> Result<(), sqlx::Error> {
    for (plan, module) in [demo(), smoke()] {
        let found: i64 = sqlx::query_scalar("select count(*) from plans where org = $1 and plan_id = $2")
            .bind(org.as_str())
            .bind(&plan.id)
            .fetch_one(&mut *connection)
            .await?;
        if found > 0 {
            continue;
        }
        sqlx::query("begin immediate").execute(&mut *connection).await?;
        let written = async {
            insert_plan(connection, org, &plan, Timestamp::from_millis(0)).await?;
            insert_module(connection, org, &plan.id, 0, &module).await
        };
        let end = if written.await.is_ok() { "commit" } else { "rollback" };
        sqlx::query(end).execute(&mut *connection).await?;
    }
    Ok(())
}

fn demo() -> (NewPlan, Module) {
    let at = |quote: &str| {
        let start = DEMO_TEXT.find(quote).unwrap_or(0);
        Span { start, end: start + quote.len() }
    };
    let item = |n: u32, prompt: &str, reference: &str, quote: &str| Item {
        id: format!("demo-{n}"),
        prompt: prompt.to_owned(),
        choices: None,
        reference: Some(reference.to_owned()),
        difficulty: "easy".to_owned(),
        explanation: None,
        span: Some(at(quote)),
        kind: None,
        quality: None,
        edited_at: None,
    };
    let items = vec![
        item(
            1,
            "What is spaced repetition?",
            "A way of learning in which each fact comes back just before it would be forgotten.",
            "Spaced repetition is a way of learning in which each fact comes back just before it would be forgotten.",
        ),
        item(
            2,
            "What does SM2 stand for?",
            "SuperMemo 2, the algorithm that Piotr Wozniak published in 1990.",
            "SM2 stands for SuperMemo 2, the algorithm that Piotr Wozniak published in 1990.",
        ),
        item(
            3,
            "What is the optimal review timing?",
            "Just before the moment of forgetting: late enough to take an effort, early enough to succeed.",
            "The optimal review timing is just before the moment of forgetting: late enough to take an effort, \
             early enough to succeed.",
        ),
    ];
    let quote = "A fact that was remembered comes back later, a fact that was missed comes back at once.";
    let Span { start, end } = at(quote);
    let lesson = Lesson {
        id: "demo-lesson-1".to_owned(),
        title: "How learning sticks".to_owned(),
        explanation: quote.to_owned(),
        citations: vec![Citation { start, end, quote: quote.to_owned() }],
    };
    let title = "How learning sticks".to_owned();
    let outline = OutlineModule {
        id: "demo-module-1".to_owned(),
        title: title.clone(),
        topics: ["spaced repetition", "ease factor", "review timing"].map(str::to_owned).to_vec(),
        estimated_items: items.len(),
        spans: vec![Span { start: 0, end: DEMO_TEXT.len() }],
        selected: true,
    };
    let plan = NewPlan {
        id: DEMO_PLAN.to_owned(),
        title: "Demo: how learning sticks".to_owned(),
        content: DEMO_TEXT.to_owned(),
        content_type: "text/plain".to_owned(),
        context: None,
        language: "en".to_owned(),
        grounded: true,
        summary: "Spaced repetition is a way of learning in which each fact comes back just before it would be \
                  forgotten."
            .to_owned(),
        questions: Vec::new(),
        outline: vec![outline],
    };
    (plan, Module { id: "demo-module-1".to_owned(), title, lessons: vec![lesson], items })
}

fn smoke() -> (NewPlan, Module) {
    let item = Item {
        id: SMOKE_ITEM.to_owned(),
        prompt: "Type the word \"correct\".".to_owned(),
        choices: None::<Choices>,
        reference: Some("correct".to_owned()),
        difficulty: "easy".to_owned(),
        explanation: None,
        span: None,
        kind: None,
        quality: None,
        edited_at: None,
    };
    let title = "Smoke test".to_owned();
    let plan = NewPlan {
        id: SMOKE_PLAN.to_owned(),
        title: title.clone(),
        content: "Type the word correct.".to_owned(),
        content_type: "text/plain".to_owned(),
        context: None,
        language: "en".to_owned(),
        grounded: true,
        summary: String::new(),
        questions: Vec::new(),
        outline: Vec::new(),
    };
    (plan, Module { id: "smoke-module".to_owned(), title, lessons: Vec::new(), items: vec![item] })
}
