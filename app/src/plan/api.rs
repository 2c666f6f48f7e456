//! The server functions behind the plan page's forms. Each leads back to the page, which then says what happened.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;

/// A module as the form sends it. What the form cannot change is not in it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ModuleForm {
    /// Its id.
    pub id: String,
    /// Its title, as renamed.
    pub title: String,
    /// Sent when it is ticked.
    pub selected: Option<String>,
}

/// Saves the arrangement, and does what the pressed button says: `save`, `generate`, `up-3`, `down-0`.
#[server(prefix = "/_fn", endpoint = "arrange_plan")]
pub async fn arrange_plan(
    plan: String,
    press: String,
    level: Option<String>,
    #[server(default)] modules: Vec<ModuleForm>,
) -> Result<(), AppError> {
    let said = on_server::arrange(&plan, &press, level.as_deref(), modules).await;
    on_server::back(&plan, said)
}

/// Changes an item's question and answer.
#[server(prefix = "/_fn", endpoint = "edit_item")]
pub async fn edit_item(
    plan: String,
    module: u32,
    item: String,
    prompt: String,
    answer: String,
) -> Result<(), AppError> {
    let said = on_server::edit(&item, &prompt, &answer).await;
    on_server::back_to_item(&plan, module, &item, said)
}

/// Deletes an item.
#[server(prefix = "/_fn", endpoint = "delete_item")]
pub async fn delete_item(plan: String, module: u32, item: String) -> Result<(), AppError> {
    use crate::context::{context, now, org};

    let deleted = context().store.delete_item(&org(), &item, now()).await;
    on_server::back_to_item(&plan, module, &item, deleted.map(|()| "deleted").map_err(AppError::from))
}

mod on_server {
    use authoring::Level;
    use domain::id::{CardId, PlanId};
    use planning::{Basis, DEFAULT_ITEMS_PER_MODULE, DEFAULT_SEED, GenerateInput, ModuleInput};
    use store::{ItemEdit, OutlineModule};

    use super::ModuleForm;
    use crate::{
        context::{context, go_to, now, org},
        error::AppError,
    };

    /// Longest question and answer, in characters.
    const MAX_PROMPT: usize = 2000;
    const MAX_ANSWER: usize = 4000;
    /// Longest title, in characters.
    const MAX_TITLE: usize = 200;

    pub(super) async fn arrange(
        plan: &str,
        press: &str,
        level: Option<&str>,
        modules: Vec<ModuleForm>,
    ) -> Result<&'static str, AppError> {
        let store = context().store;
        let stored = store.plan(&org(), plan).await?.preview.outline;
        let mut outline = arranged(stored, &modules);
        if let Some(n) = place(press, "up-").filter(|n| (1..outline.len()).contains(n)) {
            outline.swap(n, n - 1);
        }
        if let Some(n) = place(press, "down-").filter(|n| n + 1 < outline.len()) {
            outline.swap(n, n + 1);
        }
        store.arrange(&org(), plan, outline.clone()).await?;
        if press != "generate" {
            return Ok("arranged");
        }
        let chosen: Vec<ModuleInput> = outline
            .into_iter()
            .filter(|module| module.selected)
            .map(|module| ModuleInput { id: Some(module.id), title: module.title, topics: module.topics })
            .collect();
        if chosen.is_empty() {
            return Ok("none");
        }
        let input = GenerateInput {
            basis: Basis::Plan(PlanId::parse(plan).map_err(|_| AppError::NotFound)?),
            modules: chosen,
            level: match level {
                Some("beginner") => Level::Beginner,
                Some("advanced") => Level::Advanced,
                _ => Level::Intermediate,
            },
            items_per_module: DEFAULT_ITEMS_PER_MODULE,
            seed: DEFAULT_SEED,
            only_these: true,
        };
        match planning::generate(&store, &org(), input, now()).await {
            Ok(_) => Ok("generated"),
            Err(planning::Error::Store(error)) => Err(error.into()),
            Err(error) => {
                leptos::logging::error!("items could not be generated: {error}");
                Err(AppError::Unavailable)
            }
        }
    }

    /// The stored modules in the form's order, with its titles and ticks. Modules the form does not name stay as they
    /// are, at the end: a page that is out of date loses nothing.
    fn arranged(mut stored: Vec<OutlineModule>, form: &[ModuleForm]) -> Vec<OutlineModule> {
        let mut outline = Vec::with_capacity(stored.len());
        for row in form {
            let Some(n) = stored.iter().position(|module| module.id == row.id) else { continue };
            let mut module = stored.remove(n);
            let title: String = row.title.trim().chars().take(MAX_TITLE).collect();
            if !title.is_empty() {
                module.title = title;
            }
            module.selected = row.selected.is_some();
            outline.push(module);
        }
        outline.extend(stored);
        outline
    }

    fn place(press: &str, direction: &str) -> Option<usize> {
        press.strip_prefix(direction)?.parse().ok()
    }

    pub(super) async fn edit(item: &str, prompt: &str, answer: &str) -> Result<&'static str, AppError> {
        let (prompt, answer) = (prompt.trim(), answer.trim());
        let fits = |text: &str, max: usize| !text.is_empty() && text.chars().nth(max).is_none();
        if !fits(prompt, MAX_PROMPT) || !fits(answer, MAX_ANSWER) {
            return Ok("incomplete");
        }
        let edit = ItemEdit { prompt: prompt.to_owned(), answer: answer.to_owned() };
        context().store.edit_item(&org(), item, edit, now()).await?;
        Ok("edited")
    }

    /// Back to the plan's page, which says what happened.
    pub(super) fn back(plan: &str, said: Result<&'static str, AppError>) -> Result<(), AppError> {
        go_back(plan, "", said)
    }

    /// The same, with the module's items shown, at the item or, when that is gone, at the module.
    pub(super) fn back_to_item(
        plan: &str,
        module: u32,
        item: &str,
        said: Result<&'static str, AppError>,
    ) -> Result<(), AppError> {
        let item = CardId::parse(item).map_err(|_| AppError::NotFound)?;
        let place = match said {
            Ok("deleted") => format!("&module={module}#module-{module}"),
            _ => format!("&module={module}&item={item}#{item}"),
        };
        go_back(plan, &place, said)
    }

    fn go_back(plan: &str, place: &str, said: Result<&'static str, AppError>) -> Result<(), AppError> {
        let code = match &said {
            Ok(code) => code,
            Err(AppError::NotFound | AppError::ReadOnly) => "gone",
            Err(AppError::Invalid(_)) => "same",
            Err(_) => "busy",
        };
        // An id holds nothing that an address would need escaped.
        let plan = PlanId::parse(plan).map_err(|_| AppError::NotFound)?;
        go_to(&format!("/plans/{plan}?said={code}{place}"));
        said.map(|_| ())
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn module(id: &str) -> OutlineModule {
            OutlineModule {
                id: id.to_owned(),
                title: id.to_uppercase(),
                topics: Vec::new(),
                estimated_items: 1,
                spans: Vec::new(),
                selected: true,
            }
        }

        fn form(id: &str, title: &str, ticked: bool) -> ModuleForm {
            ModuleForm { id: id.to_owned(), title: title.to_owned(), selected: ticked.then(|| "on".to_owned()) }
        }

        #[test]
        fn the_form_orders_renames_and_unticks_and_what_it_does_not_name_stays() {
            let stored = vec![module("a"), module("b"), module("c")];
            let outline = arranged(stored, &[form("b", " New ", false), form("a", "", true), form("x", "X", true)]);
            let seen: Vec<_> = outline.iter().map(|m| (m.id.as_str(), m.title.as_str(), m.selected)).collect();
            assert_eq!(seen, [("b", "New", false), ("a", "A", true), ("c", "C", true)]);
        }
    }
}
