//! What scoring an answer costs: a word, a sentence, and the longest that is usual, 4 KiB, against one and many references.

use criterion::{Criterion, criterion_group, criterion_main};
use domain::scoring::{Answer, Key, score};

const QUESTION: &str = "Why does a rubber band make a sound when you pluck it and let go quickly?";
const REFERENCE: &str = "The rubber band vibrates, and the vibrations travel through the air to the ear as a sound.";
const SENTENCE: &str = "Because it is vibrating quickly and that moves the air around it";

/// Words that all differ, as in a hostile or a very rich text, up to `bytes`.
fn long(bytes: usize) -> String {
    let mut text = String::new();
    for (number, word) in SENTENCE.split(' ').cycle().enumerate() {
        if text.len() >= bytes {
            break;
        }
        let tail: String =
            (0..3u8).map(|place| char::from(b'a' + (number / 26usize.pow(u32::from(place)) % 26) as u8)).collect();
        text.extend([word, &tail, " "]);
    }
    text
}

fn benches(criterion: &mut Criterion) {
    let one = Key::AnyOf(vec![REFERENCE.to_owned()]);
    let many = Key::AnyOf((0..8).map(|number| format!("{REFERENCE} That is reason number {number}.")).collect());
    let word = Key::AnyOf(vec!["photosynthesis".to_owned()]);
    let cases = [
        ("one word", &word, "fotosynthesis".to_owned()),
        ("a sentence", &one, SENTENCE.to_owned()),
        ("a sentence, 8 references", &many, SENTENCE.to_owned()),
        ("4 KiB", &one, long(4096)),
        ("4 KiB, 8 references", &many, long(4096)),
    ];
    for (name, key, answer) in cases {
        let answer = Answer::Text(answer);
        criterion.bench_function(&format!("score/{name}"), |bencher| {
            bencher.iter(|| score(Some(QUESTION), key, &answer));
        });
    }
}

criterion_group!(score_benches, benches);
criterion_main!(score_benches);
