//! Preview and generation on 1, 10 and 50 thousand characters: `cargo bench -p authoring`.

use std::hint::black_box;

use authoring::{ContentType, GenerateRequest, Level, ModuleRequest, Source};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

const POLICY: &str = include_str!("../../docs/samples/information-security-policy.md");

/// The sample again and again, with other names each time, cut at a number of characters.
fn text(characters: usize) -> String {
    let copies = (0..).map(|copy| POLICY.replace("password", &format!("passcode{copy}")));
    copies.flat_map(|copy| copy.chars().collect::<Vec<_>>()).take(characters).collect()
}

fn modules(source: &Source) -> Vec<ModuleRequest> {
    let proposed = authoring::preview(source, None).modules.into_iter();
    let module = |module: authoring::ProposedModule| ModuleRequest {
        title: module.title,
        topics: module.topics,
        spans: module.spans,
    };
    proposed.map(module).collect()
}

fn benches(criterion: &mut Criterion) {
    for characters in [1_000, 5_000, 10_000, 50_000] {
        let content = text(characters);
        let source = Source { content: &content, content_type: ContentType::Markdown, language: None };
        let modules = modules(&source);
        let mut group = criterion.benchmark_group("authoring");
        group.sample_size(20).throughput(Throughput::Bytes(content.len() as u64));
        group.bench_function(BenchmarkId::new("preview", characters), |bencher| {
            bencher.iter(|| authoring::preview(black_box(&source), None));
        });
        group.bench_function(BenchmarkId::new("generate", characters), |bencher| {
            bencher.iter(|| {
                let modules = modules.clone();
                let level = Level::Intermediate;
                let request = GenerateRequest { source: Some(source), modules, level, items_per_module: 20, seed: 1 };
                authoring::generate(black_box(&request))
            });
        });
        group.finish();
    }
}

criterion_group!(generate, benches);
criterion_main!(generate);
