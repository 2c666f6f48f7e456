//! `POST /api/generate`.

use serde_json::Value;

use super::{
    super::{
        ask::Ask,
        assertion::{Assertion, of},
        envelope::{refused, refused_field},
        part::{Part, same},
        texts::{HEART, STEEL},
        visit::Visit,
    },
    preview::passage,
};
use crate::http::{Check, Endpoint::Generate, Finding, ensure, show};

/// What is asserted.
pub(crate) const ALL: [Assertion; 5] = [
    of(Generate, "answers 200 with lessons and items whose keys can be right", shape),
    of(Generate, "cites for every lesson and item the bytes of the content that it quotes", cites),
    of(Generate, "gives the same request and seed the same items, and another text others", depends),
    of(Generate, "refuses a module without a title and names modules[0].title", |visit| {
        refused_field(visit, Ask::GenerateUntitled, "modules[0].title")
    }),
    of(Generate, "answers 404 PLAN_NOT_FOUND for a plan that nobody previewed", |visit| {
        refused(visit, Ask::GenerateUnknownPlan, 404, "PLAN_NOT_FOUND")
    }),
];

/// All items of all modules.
pub(crate) fn items(generated: &Value) -> Check<Vec<Part<'_>>> {
    let modules = Part::root(generated).get("modules")?.some()?;
    let items = modules.iter().map(|module| module.get("items")?.list());
    let items: Vec<Part> = items.collect::<Check<Vec<_>>>()?.into_iter().flatten().collect();
    ensure(!items.is_empty(), "items from a text that states things", "none")?;
    Ok(items)
}

fn shape(visit: &mut Visit) -> Check {
    let generated = visit.good(Ask::GenerateHeart)?;
    let root = Part::root(&generated);
    let preview = visit.good(Ask::PreviewHeart)?;
    root.get("plan_id")?.is(Part::root(&preview).get("plan_id")?.words()?)?;
    root.get("meta")?.get("grounded")?.is(true)?;
    for module in root.get("modules")?.some()? {
        module.get("id")?.words()?;
        module.get("title")?.words()?;
        for lesson in module.get("lessons")?.list()? {
            lesson.get("id")?.words()?;
            lesson.get("title")?.words()?;
            lesson.get("explanation")?.words()?;
        }
    }
    items(&generated)?.iter().try_for_each(item)
}

fn item(item: &Part) -> Check {
    item.get("id")?.words()?;
    item.get("prompt")?.words()?;
    item.get("difficulty")?.words()?;
    let answer = item.get("answer")?;
    if item.get("type")?.one_of(&["mcq", "free"])? == "free" {
        return answer.words().map(drop);
    }
    let mut choices = item.get("choices")?.texts()?;
    let count = choices.len();
    let fits = answer.count().is_ok_and(|index| index < count as u64);
    ensure(fits, format_args!("{} choices and the index of one", count), show(&answer.value().to_string()))?;
    choices.sort_unstable();
    choices.dedup();
    ensure(count > 1 && choices.len() == count, "two or more different choices", show(&choices.join(", ")))
}

fn cites(visit: &mut Visit) -> Check {
    for (ask, content) in [(Ask::GenerateHeart, HEART), (Ask::GenerateSteel, STEEL)] {
        let generated = visit.good(ask)?;
        for item in items(&generated)? {
            stands(&item.get("citation")?, content)?;
        }
        for module in Part::root(&generated).get("modules")?.some()? {
            for lesson in module.get("lessons")?.some()? {
                lesson.get("citations")?.some()?.iter().try_for_each(|citation| stands(citation, content))?;
            }
        }
    }
    Ok(())
}

/// Does the quote stand where the citation says, counted in bytes?
fn stands(citation: &Part, content: &str) -> Check {
    let (start, end) = (citation.get("start")?.count()?, citation.get("end")?.count()?);
    let quote = citation.get("quote")?.words()?;
    let there = passage(content, start, end).ok_or_else(|| citation.expected("a place in the content"))?;
    ensure(there == quote, format_args!("“{}” at bytes {start}..{end}", show(there)), format_args!("“{}”", show(quote)))
}

fn depends(visit: &mut Visit) -> Check {
    let (heart, again) = (visit.good(Ask::GenerateHeart)?, visit.good(Ask::GenerateHeartAgain)?);
    same(&Part::root(&heart).get("modules")?, &Part::root(&again).get("modules")?)?;
    let steel = visit.good(Ask::GenerateSteel)?;
    let steel = items(&steel)?.iter().map(|item| item.get("prompt")?.words()).collect::<Check<Vec<_>>>()?;
    for item in items(&heart)? {
        let prompt = item.get("prompt")?.words()?;
        if steel.contains(&prompt) {
            return Err(Finding::expected("no question about both texts", format_args!("“{}”", show(prompt))));
        }
    }
    Ok(())
}
