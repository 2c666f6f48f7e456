//! Prints what the embedded engine makes of a file: `cargo run -p authoring --example preview -- FILE [LEVEL] [SEED]`.
#![expect(clippy::print_stdout, reason = "printing is what this example is for")]

use authoring::{ContentType, GenerateRequest, Generation, ItemAnswer, Level, ModuleRequest, Preview, Source};

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().unwrap_or_else(|| String::from("docs/samples/information-security-policy.md"));
    let level = match arguments.next().as_deref() {
        Some("beginner") => Level::Beginner,
        Some("advanced") => Level::Advanced,
        _ => Level::Intermediate,
    };
    let seed = arguments.next().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let bytes = std::fs::read(&path)?;
    let content = String::from_utf8_lossy(&bytes);
    let content_type = match path.rsplit('.').next() {
        Some("html" | "htm") => ContentType::Html,
        Some("md") => ContentType::Markdown,
        _ => ContentType::detect(&content),
    };
    let source = Source { content: &content, content_type, language: None };
    let preview = authoring::preview(&source, None);
    print_preview(&preview);
    let modules = preview.modules.into_iter().map(|module| ModuleRequest {
        title: module.title,
        topics: module.topics,
        spans: module.spans,
    });
    let request =
        GenerateRequest { source: Some(source), modules: modules.collect(), level, items_per_module: 50, seed };
    let generation = authoring::generate(&request);
    print_generation(&generation);
    let items: usize = generation.modules.iter().map(|module| module.items.len()).sum();
    println!("{items} items from {} words of raw text", content.split_whitespace().count());
    Ok(())
}

fn print_preview(preview: &Preview) {
    println!("# {} [{}] grounded={}\n{}\n", preview.title, preview.language, preview.grounded, preview.summary);
    for module in &preview.modules {
        println!("* {} (~{} items) {:?}", module.title, module.estimated_items, module.topics);
    }
    for question in &preview.questions {
        println!("? {question}");
    }
}

fn print_generation(generation: &Generation) {
    for module in &generation.modules {
        println!("\n## {}", module.title);
        for lesson in &module.lessons {
            let words = lesson.explanation.split_whitespace().count();
            println!("  lesson “{}”: {words} words, {} citations", lesson.title, lesson.citations.len());
        }
        for item in &module.items {
            println!("  - [{:?} {:?} {:.2}] {}", item.kind, item.difficulty, item.quality, item.prompt);
            match &item.answer {
                ItemAnswer::Choice { choices, correct } => {
                    println!("      {choices:?} -> {}", choices[*correct])
                }
                ItemAnswer::Free { reference } => {
                    println!("      = {}", reference.as_deref().unwrap_or("(open)"))
                }
            }
        }
    }
    for note in &generation.notes {
        println!("! {note}");
    }
}
