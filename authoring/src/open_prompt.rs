//! Without a source nothing can be known: open prompts and honest lessons, from titles and topics only.

use crate::generate::{GenerateRequest, Level, ModuleRequest};
use crate::generation::{Difficulty, GeneratedModule, Generation, Item, ItemAnswer, ItemKind, Lesson};
use crate::rng::Rng;

/// Prompts about one topic; `{}` is the topic.
const PROMPTS: [(Difficulty, &str); 6] = [
    (Difficulty::Easy, "In your own words, what is meant by “{}”?"),
    (Difficulty::Easy, "Which terms do you need in order to talk about “{}”? List them and say what each means."),
    (Difficulty::Medium, "Give one concrete example of “{}” and say why it is one."),
    (Difficulty::Medium, "What would you check first when somebody makes a claim about “{}”?"),
    (Difficulty::Hard, "Explain “{}” to somebody who has never heard of it, in three sentences."),
    (Difficulty::Hard, "Which mistake is easiest to make with “{}”, and how would you notice it?"),
];

/// What a prompt is worth that has no reference answer.
const OPEN_QUALITY: f64 = 0.3;

/// How many prompts a module with this many topics can have.
pub(crate) fn capacity(topics: usize) -> usize {
    (topics + 1) * PROMPTS.len()
}

pub(crate) fn generation(request: &GenerateRequest) -> Generation {
    let mut rng = Rng::new(request.seed);
    let mut asked: Vec<String> = Vec::new();
    let modules = request.modules.iter().map(|module| GeneratedModule {
        title: module.title.clone(),
        lessons: vec![lesson(module)],
        items: items(module, request, &mut rng, &mut asked),
    });
    let modules = modules.collect();
    let note = "There is no source text: the items are open prompts without reference answers. Send a document to get items that cite it.";
    Generation { modules, notes: vec![String::from(note)] }
}

/// The subjects of a module: its topics, then its title; each once.
fn subjects(module: &ModuleRequest) -> Vec<&str> {
    let mut subjects: Vec<&str> = Vec::new();
    for subject in module.topics.iter().chain([&module.title]).map(|subject| subject.trim()) {
        if !subject.is_empty() && !subjects.iter().any(|known| known.eq_ignore_ascii_case(subject)) {
            subjects.push(subject);
        }
    }
    subjects
}

fn lesson(module: &ModuleRequest) -> Lesson {
    let title = module.title.trim();
    let list: String = subjects(module).iter().map(|subject| format!("\n- {subject}")).collect();
    let explanation = format!(
        "There is no source for “{title}” yet, so this lesson states no facts. When you read about it, look for what is \
         said about:{list}\n\nFor each, note a definition in your own words, one example, and where you found it."
    );
    Lesson { title: String::from(title), explanation, citations: Vec::new() }
}

fn items(module: &ModuleRequest, request: &GenerateRequest, rng: &mut Rng, asked: &mut Vec<String>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut kinds: Vec<usize> = (0..PROMPTS.len()).collect();
    rng.shuffle(&mut kinds);
    let wanted = match request.level {
        Level::Beginner => Difficulty::Easy,
        Level::Intermediate => Difficulty::Medium,
        Level::Advanced => Difficulty::Hard,
    };
    kinds.sort_by_key(|kind| PROMPTS[*kind].0 != wanted);
    for kind in kinds {
        for subject in subjects(module) {
            let (difficulty, pattern) = PROMPTS[kind];
            let prompt = pattern.replacen("{}", subject, 1);
            let key = prompt.to_lowercase();
            if items.len() < request.items_per_module && !asked.contains(&key) {
                asked.push(key);
                let answer = ItemAnswer::Free { reference: None };
                items.push(Item {
                    kind: ItemKind::Open,
                    prompt,
                    answer,
                    difficulty,
                    quality: OPEN_QUALITY,
                    explanation: None,
                    citation: None,
                });
            }
        }
    }
    items
}
