//! Modules of a plan become stored lessons and items.

mod module;

use authoring::{ContentType, GenerateRequest, Level, Source};
use domain::{id::PlanId, time::Timestamp};
use store::{Module, NewPlan, Org, Store};

use crate::{Error, PreviewInput, compute, id, preview::propose};

/// The seed of those who name none: what is generated does not change from one request to the next.
pub const DEFAULT_SEED: u64 = 0;
/// Items per module for those who name no number.
pub const DEFAULT_ITEMS_PER_MODULE: usize = 10;

/// What the lessons and items are taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// A plan that was previewed.
    Plan(PlanId),
    /// A document, previewed on the way.
    Content(PreviewInput),
    /// Nothing but the modules' titles and topics: the items are open prompts.
    Topics,
}

/// A module to be generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleInput {
    /// Its id in the plan's outline, or one of the sender's own.
    pub id: Option<String>,
    /// Its title; one of the outline is recognised by it.
    pub title: String,
    /// What it is to be about, where the outline does not say.
    pub topics: Vec<String>,
}

/// What to generate.
#[derive(Debug, Clone, PartialEq)]
pub struct GenerateInput {
    /// What everything is taken from.
    pub basis: Basis,
    /// In the order wanted.
    pub modules: Vec<ModuleInput>,
    /// For whom.
    pub level: Level,
    /// Most items of a module.
    pub items_per_module: usize,
    /// What is left to chance is decided by it.
    pub seed: u64,
    /// Are the plan's other modules to be dropped?
    pub only_these: bool,
}

/// What was generated and stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Generated {
    /// The plan, with the text that spans point into.
    pub plan: NewPlan,
    /// The modules, in the order asked for.
    pub modules: Vec<Module>,
    /// What the sender should know, such as why there are few items.
    pub notes: Vec<String>,
}

/// Writes lessons and items for the modules asked for and stores them in the plan.
pub async fn generate(store: &Store, org: &Org, input: GenerateInput, now: Timestamp) -> Result<Generated, Error> {
    let GenerateInput { basis, modules, level, items_per_module, seed, only_these } = input;
    let plan = match basis {
        Basis::Plan(id) => store.plan(org, id.as_str()).await?.preview,
        Basis::Content(document) => propose(org, document).await?,
        Basis::Topics => of_topics(org, &modules),
    };
    let ids = module::ids(&plan, &modules)?;
    let requests = modules.into_iter().map(|wanted| module::request(&plan, wanted)).collect::<Vec<_>>();
    let (plan, generation) = compute(move || {
        let content_type = plan.content_type.parse().unwrap_or(ContentType::Plain);
        let source = Source { content: &plan.content, content_type, language: Some(&plan.language) };
        let source = plan.grounded.then_some(source);
        let request = GenerateRequest { source, modules: requests, level, items_per_module, seed };
        let generation = authoring::generate(&request);
        (plan, generation)
    })
    .await?;
    let generated = ids.into_iter().zip(generation.modules);
    let modules: Vec<Module> = generated.map(|(id, module)| module::stored(&plan.id, id, module)).collect();
    let modules = store.save_generation(org, plan.clone(), modules, only_these, now).await?;
    Ok(Generated { plan, modules, notes: generation.notes })
}

/// A plan without a document. Its text is what was asked for.
fn of_topics(org: &Org, modules: &[ModuleInput]) -> NewPlan {
    let mut parts = vec!["topics", org.as_str()];
    let mut lines = Vec::new();
    for module in modules {
        parts.extend([module.id.as_deref().unwrap_or_default(), &module.title]);
        parts.extend(module.topics.iter().map(String::as_str));
        lines.push(module.title.clone());
        lines.extend(module.topics.iter().map(|topic| format!("- {topic}")));
    }
    NewPlan {
        id: id::plan(&parts).into(),
        title: modules.first().map(|module| module.title.clone()).unwrap_or_default(),
        content: lines.join("\n"),
        content_type: "text/plain".to_owned(),
        context: None,
        language: "en".to_owned(),
        grounded: false,
        summary: String::new(),
        questions: Vec::new(),
        outline: Vec::new(),
    }
}
