//! Generates from every document of a folder and judges the items: `cargo run --release -p authoring --example eval -- FOLDER [--items]`.
#![expect(clippy::print_stdout, reason = "printing is what this example is for")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use authoring::upload::{self, Extracted, Upload, UploadKind};
use authoring::{ContentType, GenerateRequest, Generation, ItemAnswer, Level, ModuleRequest, Source, check};

/// What one document came to.
struct Row {
    words: usize,
    items: usize,
    broken: BTreeMap<String, usize>,
}

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| String::from("docs/samples")));
    let show = arguments.next().is_some_and(|flag| flag == "--items");
    let mut paths = Vec::new();
    collect(&folder, &mut paths)?;
    paths.sort();
    println!("{:>7} {:>6} {:>7} {:>7}  document: violations", "words", "items", "per 60", "seconds");
    let (mut words, mut items, mut clean, mut enough) = (0, 0, 0, 0);
    let mut documents = 0;
    for path in paths {
        let bytes = std::fs::read(&path)?;
        let start = Instant::now();
        let name = path.to_string_lossy();
        let kind = UploadKind::of(None, Some(&name), &bytes).unwrap_or(UploadKind::Text(ContentType::Plain));
        let row = match upload::read(&Upload { bytes: &bytes, kind }) {
            Ok(read) => judge(&read, show),
            Err(error) => {
                println!("{:>30}  {name}: {error}", "-");
                continue;
            }
        };
        let per_60 = row.items as f64 * 60.0 / row.words.max(1) as f64;
        let seconds = start.elapsed().as_secs_f64();
        println!("{:>7} {:>6} {per_60:>7.2} {seconds:>7.3}  {name}: {:?}", row.words, row.items, row.broken);
        documents += 1;
        words += row.words;
        items += row.items;
        clean += usize::from(row.broken.is_empty());
        enough += usize::from(per_60 >= 1.0);
    }
    println!("{documents} documents, {clean} without a violation, {enough} with an item per 60 words");
    println!("{items} items from {words} words of content");
    Ok(())
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !path.is_dir() {
        found.push(path.to_owned());
        return Ok(());
    }
    for entry in std::fs::read_dir(path)? {
        collect(&entry?.path(), found)?;
    }
    Ok(())
}

fn judge(read: &Extracted, show: bool) -> Row {
    let source = Source { content: &read.content, content_type: read.content_type, language: None };
    let (mut items, mut broken) = (0, BTreeMap::new());
    for level in [Level::Beginner, Level::Intermediate, Level::Advanced] {
        let generation = generate(source, level);
        for violation in check::violations(&source, &generation) {
            println!("    ! {violation:?}");
            *broken.entry(format!("{:?}", violation.rule)).or_insert(0) += 1;
        }
        if level == Level::Intermediate {
            items = generation.modules.iter().map(|module| module.items.len()).sum();
            if show {
                print(&generation);
            }
        }
    }
    Row { words: authoring::content_words(&source), items, broken }
}

fn generate(source: Source, level: Level) -> Generation {
    let modules = authoring::preview(&source, None).modules.into_iter().map(|module| ModuleRequest {
        title: module.title,
        topics: module.topics,
        spans: module.spans,
    });
    let modules = modules.collect();
    authoring::generate(&GenerateRequest { source: Some(source), modules, level, items_per_module: 50, seed: 1 })
}

fn print(generation: &Generation) {
    for item in generation.modules.iter().flat_map(|module| &module.items) {
        println!("    [{:?} {:?} {:.2}] {}", item.kind, item.difficulty, item.quality, item.prompt);
        match &item.answer {
            ItemAnswer::Choice { choices, correct } => println!("        {choices:?} -> {}", choices[*correct]),
            ItemAnswer::Free { reference } => println!("        = {}", reference.as_deref().unwrap_or("(open)")),
        }
    }
    generation.notes.iter().for_each(|note| println!("    note: {note}"));
}
