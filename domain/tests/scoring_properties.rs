//! What holds of scoring whatever is sent.

use domain::scoring::{Answer, Key, PARTIAL, PASS, Score, Verdict, score};
use proptest::prelude::*;

fn key() -> impl Strategy<Value = Key> {
    let texts = || prop::collection::vec(text(), 0..5);
    prop_oneof![
        (texts(), 0usize..7).prop_map(|(choices, correct)| Key::Choice { choices, correct }),
        texts().prop_map(Key::Parts),
        texts().prop_map(Key::AnyOf),
    ]
}

/// Any Unicode, and texts that look like answers.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{0,40}",
        "(the |not |no |is |open |closed |5 |km |one |hundred |-|1,2|\\.|=|1/|e9|x10\\^|½|²|')(a|water|isn't| |7|%|°C|€){0,6}",
        "[a-dA-D0-9(). ]{0,6}",
    ]
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        text().prop_map(Answer::Text),
        any::<f64>().prop_map(Answer::Number),
        (-2i32..6).prop_map(|value| Answer::Number(f64::from(value))),
        prop::collection::vec(text(), 0..5).prop_map(Answer::Parts),
    ]
}

fn consistent(scored: &Score) -> bool {
    match scored.verdict {
        Verdict::Correct => scored.score >= PASS,
        // Part of a list can be more than the pass mark and still not be all of it.
        Verdict::Partial => (PARTIAL..1.0).contains(&scored.score),
        Verdict::Contradictory => scored.score <= 0.3,
        Verdict::Incorrect => scored.score < PARTIAL,
        Verdict::Blank => scored.score == 0.0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_score_is_in_range_and_agrees_with_its_verdict(prompt in text(), key in key(), answer in answer()) {
        let scored = score(Some(&prompt), &key, &answer);
        prop_assert!((0.0..=1.0).contains(&scored.score) && (0.0..=1.0).contains(&scored.confidence));
        prop_assert!(consistent(&scored), "{scored:?}");
        prop_assert!(!scored.rationale.is_empty());
        prop_assert_eq!(scored.correct(), scored.verdict == Verdict::Correct);
    }

    #[test]
    fn a_reference_answers_itself_in_full(prompt in text(), references in prop::collection::vec(text(), 1..4), pick in 0usize..4) {
        let reference = references[pick % references.len()].clone();
        prop_assume!(!reference.trim().is_empty());
        let scored = score(Some(&prompt), &Key::AnyOf(references), &Answer::Text(reference));
        prop_assert_eq!(scored.score, 1.0);
    }

    #[test]
    fn the_right_index_is_right_and_every_other_is_not(choices in prop::collection::hash_set("[a-z]{1,8}", 1..6), correct in 0usize..6, chosen in 0usize..6) {
        let choices: Vec<String> = choices.into_iter().collect();
        let correct = correct % choices.len();
        let scored = score(None, &Key::Choice { choices, correct }, &Answer::Number(chosen as f64));
        prop_assert_eq!(scored.correct(), chosen == correct);
    }

    #[test]
    fn all_the_parts_in_any_order_are_the_answer(parts in prop::collection::hash_set("[a-z]{4,9} [a-z]{4,9}", 1..6)) {
        let wanted: Vec<String> = parts.iter().cloned().collect();
        let given: Vec<String> = parts.into_iter().rev_sorted();
        let scored = score(None, &Key::Parts(wanted), &Answer::Parts(given));
        prop_assert!(scored.correct());
    }

    #[test]
    fn another_number_is_never_right(wanted in 0u32..100_000, given in 0u32..100_000) {
        let scored = score(None, &Key::AnyOf(vec![wanted.to_string()]), &Answer::Text(given.to_string()));
        prop_assert_eq!(scored.correct(), wanted == given);
    }

    #[test]
    fn nothing_said_scores_nothing(prompt in text(), key in key(), blank in "[ \t\n.,;!?\u{200b}]{0,20}") {
        let literal = match &key {
            Key::AnyOf(texts) | Key::Parts(texts) | Key::Choice { choices: texts, .. } => texts.iter().any(|text| text.trim() == blank.trim()),
        };
        prop_assume!(!literal);
        let scored = score(Some(&prompt), &key, &Answer::Text(blank));
        prop_assert_eq!((scored.score, scored.verdict), (0.0, Verdict::Blank));
    }
}

/// Puts an iterator's items in falling order.
trait RevSorted: Iterator + Sized {
    fn rev_sorted(self) -> Vec<Self::Item>
    where
        Self::Item: Ord,
    {
        let mut items: Vec<Self::Item> = self.collect();
        items.sort_by(|a, b| b.cmp(a));
        items
    }
}

impl<I: Iterator> RevSorted for I {}

#[test]
fn a_hostile_text_is_read_to_a_bound() {
    let hostile = [
        "a".repeat(50_000),
        "ab ".repeat(20_000),
        "\u{301}".repeat(50_000),
        "not ".repeat(12_000),
        "1,".repeat(25_000),
        "ﷺ".repeat(20_000),
        "(".repeat(50_000) + "a",
        "increase decrease ".repeat(3_000),
        (0..100_000).map(|word| format!("w{word} ")).collect(),
        "שלום עולם ".repeat(5_000),
        "👩‍👩‍👧‍👦 ".repeat(5_000),
        "z\u{35b}\u{322}\u{31b} ".repeat(5_000),
        "\u{0}\u{7}\u{1b}\u{202e}x ".repeat(5_000),
        "1 000 ".repeat(9_000),
    ];
    for text in &hostile {
        for key in [
            Key::AnyOf(hostile.to_vec()),
            Key::AnyOf(vec!["7 km".to_owned(), "the water in the lake increases when it is raining hard".to_owned()]),
        ] {
            assert!(consistent(&score(Some(text), &key, &Answer::Text(format!("{text} x")))));
        }
    }
}
