//! `POST /api/preview`.

use serde_json::Value;

use super::super::{
    ask::Ask,
    assertion::{Assertion, of},
    envelope::{refused, refused_field},
    part::{Part, different, same},
    texts::{HEART, STEEL},
    visit::Visit,
};
use crate::http::{Check, Endpoint::Preview, Finding, ensure, show};

/// What is asserted.
pub(crate) const ALL: [Assertion; 7] = [
    of(Preview, "answers 200 with plan_id, summary, proposed_modules, clarifying_questions and meta", shape),
    of(Preview, "takes summary, titles and topics from the content, with spans that lie in it", grounded),
    of(Preview, "previews two contents differently, and one content twice alike", depends),
    of(Preview, "calls a one-line goal a topic and asks for source material", goal),
    of(Preview, "refuses malformed JSON with 400 VALIDATION_ERROR", |visit| {
        refused(visit, Ask::PreviewMalformed, 400, "VALIDATION_ERROR")
    }),
    of(Preview, "refuses a body without content and names the field", |visit| {
        refused_field(visit, Ask::PreviewOfNothing, "content")
    }),
    of(Preview, "refuses text/plain with 415 UNSUPPORTED_MEDIA_TYPE", |visit| {
        refused(visit, Ask::PreviewAsText, 415, "UNSUPPORTED_MEDIA_TYPE")
    }),
];

fn well_formed(preview: &Value) -> Check {
    let preview = Part::root(preview);
    preview.get("plan_id")?.words()?;
    preview.get("summary")?.words()?;
    for module in preview.get("proposed_modules")?.some()? {
        module.get("id")?.words()?;
        module.get("title")?.words()?;
        module.get("topics")?.texts()?;
        module.get("estimated_items")?.count()?;
        for span in module.get("spans")?.list()? {
            span.get("start")?.count()?;
            span.get("end")?.count()?;
        }
    }
    preview.get("clarifying_questions")?.texts()?;
    preview.get("meta")?.get("grounded")?.truth().map(drop)
}

fn shape(visit: &mut Visit) -> Check {
    well_formed(&visit.good(Ask::PreviewHeart)?)
}

fn grounded(visit: &mut Visit) -> Check {
    for (ask, content) in [(Ask::PreviewHeart, HEART), (Ask::PreviewSteel, STEEL)] {
        let preview = visit.good(ask)?;
        let preview = Part::root(&preview);
        preview.get("meta")?.get("grounded")?.is(true)?;
        from_content(preview.get("summary")?.words()?, content)?;
        for module in preview.get("proposed_modules")?.some()? {
            from_content(module.get("title")?.words()?, content)?;
            module.get("topics")?.texts()?.into_iter().try_for_each(|topic| from_content(topic, content))?;
            for span in module.get("spans")?.some()? {
                let (start, end) = (span.get("start")?.count()?, span.get("end")?.count()?);
                let lies_in = start < end && passage(content, start, end).is_some();
                ensure(
                    lies_in,
                    format_args!("a place within {} bytes", content.len()),
                    show(&span.value().to_string()),
                )?;
            }
        }
    }
    Ok(())
}

/// The passage of a place in bytes, when the content has that place.
pub(super) fn passage(content: &str, start: u64, end: u64) -> Option<&str> {
    content.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
}

/// Do the words of a text stand in the content? Short ones may be put in between.
fn from_content(text: &str, content: &str) -> Check {
    let content = content.to_lowercase();
    let foreign = text
        .split(|char: char| !char.is_alphanumeric())
        .find(|word| word.chars().count() > 3 && !content.contains(&word.to_lowercase()));
    match foreign {
        None => Ok(()),
        Some(word) => Err(Finding::expected("words of the content", format_args!("“{}”", show(word)))),
    }
}

fn depends(visit: &mut Visit) -> Check {
    let (heart, again) = (visit.good(Ask::PreviewHeart)?, visit.good(Ask::PreviewHeartAgain)?);
    let steel = visit.good(Ask::PreviewSteel)?;
    let (heart, again, steel) = (Part::root(&heart), Part::root(&again), Part::root(&steel));
    for key in ["plan_id", "summary", "proposed_modules"] {
        same(&heart.get(key)?, &again.get(key)?)?;
        different(&heart.get(key)?, &steel.get(key)?)?;
    }
    // Fresh ids do not make the same modules different ones.
    let titles = |preview: &Part| -> Check<Vec<String>> {
        let modules = preview.get("proposed_modules")?.some()?;
        modules.iter().map(|module| Ok(module.get("title")?.text()?.to_owned())).collect()
    };
    let (one, other) = (titles(&heart)?, titles(&steel)?);
    ensure(one != other, "other titles for another text", show(&one.join(", ")))
}

fn goal(visit: &mut Visit) -> Check {
    let preview = visit.good(Ask::PreviewGoal)?;
    well_formed(&preview)?;
    let preview = Part::root(&preview);
    preview.get("meta")?.get("grounded")?.is(false)?;
    let questions = preview.get("clarifying_questions")?;
    let asks = questions.texts()?.iter().any(|question| {
        let question = question.to_lowercase();
        ["source", "material", "document", "text"].iter().any(|word| question.contains(word))
    });
    if asks { Ok(()) } else { Err(questions.expected("a question for source material")) }
}
