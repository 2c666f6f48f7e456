//! What is to be generated.

use std::collections::HashSet;

use authoring::Level;
use domain::id::{CardId, PlanId};
use planning::{Basis, DEFAULT_ITEMS_PER_MODULE, DEFAULT_SEED, GenerateInput, ModuleInput};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    api::{limits, preview},
    error::{ApiError, Problems},
    extract::records,
};

/// Most modules of a request.
const MODULES: usize = 50;
/// Most items of a module.
const ITEMS: i64 = 50;

/// What to generate.
#[derive(Deserialize, ToSchema)]
pub(crate) struct GenerateRequest {
    /// The modules, in the order wanted.
    #[serde(deserialize_with = "records")]
    #[schema(min_items = 1, max_items = 50)]
    modules: Vec<ModuleRequest>,
    /// A plan that was previewed; what it says of these modules is used.
    #[schema(min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._:-]+$")]
    plan_id: Option<String>,
    /// A document, previewed on the way; a `plan_id` wins over it.
    #[schema(min_length = 1, max_length = 50_000, pattern = r"\S")]
    content: Option<String>,
    /// How the content is marked up.
    #[schema(value_type = Option<preview::MediaType>)]
    content_type: Option<String>,
    /// The language of the content as an ISO 639-1 code.
    #[schema(min_length = 2, max_length = 35, pattern = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    language: Option<String>,
    /// For whom; `intermediate` when it is not said.
    #[schema(value_type = Option<LevelName>)]
    level: Option<String>,
    /// Most items of a module, 10 when it is not said. Fewer good ones beat many bad ones.
    #[schema(minimum = 1, maximum = 50)]
    items_per_module: Option<i64>,
    /// What is left to chance is decided by it; the same input and seed give the same output.
    seed: Option<i64>,
}

/// A module to be generated.
#[derive(Deserialize, ToSchema)]
pub(crate) struct ModuleRequest {
    /// The id that the preview gave it, or one of the sender's own; derived when it is not said.
    #[schema(min_length = 1, max_length = 128, pattern = "^[A-Za-z0-9._:-]+$")]
    id: Option<String>,
    /// Its title, 1 to 300 characters.
    #[schema(min_length = 1, max_length = 300, pattern = r"\S", example = "Fire drills")]
    title: String,
    /// What it is about.
    #[serde(default)]
    #[schema(max_items = 50)]
    topics: Option<Vec<String>>,
}

/// For whom.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(dead_code, reason = "describes the values of a text that is read below")]
pub(crate) enum LevelName {
    Beginner,
    Intermediate,
    Advanced,
}

impl GenerateRequest {
    /// Checks the request.
    pub(super) fn parse(self) -> Result<GenerateInput, ApiError> {
        let mut problems = Problems::default();
        let modules = modules(&mut problems, self.modules);
        let plan_id = problems.optional("plan_id", self.plan_id, PlanId::parse);
        let document = self
            .content
            .map(|content| preview::document(&mut problems, content, self.content_type, None, self.language));
        let level = problems.optional("level", self.level, |name| level(&name));
        let items = self.items_per_module.and_then(|items| problems.within("items_per_module", items, 1..=ITEMS));
        problems.check()?;
        Ok(GenerateInput {
            basis: match (plan_id, document) {
                (Some(plan_id), _) => Basis::Plan(plan_id),
                (None, Some(document)) => Basis::Content(document),
                (None, None) => Basis::Topics,
            },
            modules,
            level: level.unwrap_or(Level::Intermediate),
            items_per_module: items.and_then(|n| usize::try_from(n).ok()).unwrap_or(DEFAULT_ITEMS_PER_MODULE),
            // A negative seed is as good a number as any: its bits count.
            seed: self.seed.map_or(DEFAULT_SEED, i64::cast_unsigned),
            only_these: false,
        })
    }
}

fn modules(problems: &mut Problems, sent: Vec<ModuleRequest>) -> Vec<ModuleInput> {
    if !problems.length("modules", sent.len(), 1..=MODULES) {
        return Vec::new();
    }
    let mut ids = HashSet::new();
    let checked = sent.into_iter().enumerate().map(|(index, module)| {
        let at = |field: &str| format!("modules[{index}].{field}");
        problems.text(at("title"), &module.title, limits::TITLE);
        let topics = module.topics.unwrap_or_default();
        if problems.length(&at("topics"), topics.len(), limits::TOPICS) {
            for (place, topic) in topics.iter().enumerate() {
                problems.no_longer_than(format!("{}[{place}]", at("topics")), topic, limits::TITLE);
            }
        }
        let id = problems.optional(&at("id"), module.id, CardId::parse).map(String::from);
        if id.as_ref().is_some_and(|id| !ids.insert(id.clone())) {
            problems.add(at("id"), "is the id of an earlier module");
        }
        let topics = topics.into_iter().filter(|topic| !topic.trim().is_empty()).collect();
        ModuleInput { id, title: module.title, topics }
    });
    checked.collect()
}

fn level(name: &str) -> Result<Level, &'static str> {
    match name {
        "beginner" => Ok(Level::Beginner),
        "intermediate" => Ok(Level::Intermediate),
        "advanced" => Ok(Level::Advanced),
        _ => Err("must be \"beginner\", \"intermediate\" or \"advanced\""),
    }
}
