//! Scores an answer that has several parts, in any order.

use super::Answer;
use super::fold;
use super::free;
use super::verdict::{Score, Verdict, quoted};

/// No more parts than this are looked at, wanted or given.
const MAX_PARTS: usize = 32;

/// Scores by the share of `wanted` that is found; parts given beyond those count against it, and
/// only all of them are right.
pub(super) fn score(prompt: &str, wanted: &[String], answer: &Answer) -> Score {
    let wanted: Vec<&String> = wanted
        .iter()
        .filter(|part| !fold::is_blank(part))
        .take(MAX_PARTS)
        .collect();
    let whole = answer.as_text();
    if fold::is_blank(&whole) {
        return Score::blank();
    }
    let splits = match answer {
        Answer::Parts(parts) => vec![parts.clone()],
        _ => splits(&whole, &wanted),
    };
    let scored = splits
        .iter()
        .map(|given| match_parts(prompt, &wanted, given));
    scored
        .max_by(|a, b| a.score.total_cmp(&b.score))
        .unwrap_or_else(Score::blank)
}

/// The ways a text can be meant as a list: by commas and lines, by "and" as well, by words.
fn splits(text: &str, wanted: &[&String]) -> Vec<Vec<String>> {
    let pieces: Vec<String> = text
        .split([',', ';', '\n', '•', '|'])
        .map(|piece| piece.trim().to_owned())
        .collect();
    let joined = |word: &str| matches!(word, "and" | "&" | "und" | "et" | "y" | "e" | "en" | "och");
    let mut fine: Vec<String> = Vec::new();
    for piece in &pieces {
        let words: Vec<&str> = piece.split_whitespace().collect();
        fine.extend(words.split(|word| joined(word)).map(|run| run.join(" ")));
    }
    let mut splits = vec![pieces, fine];
    if wanted
        .iter()
        .all(|part| part.split_whitespace().count() == 1)
    {
        splits.push(text.split_whitespace().map(str::to_owned).collect());
    }
    splits
}

/// Pairs each wanted part with at most one given, the closest first.
fn match_parts(prompt: &str, wanted: &[&String], given: &[String]) -> Score {
    let given: Vec<&String> = given
        .iter()
        .filter(|part| !fold::is_blank(part))
        .take(2 * MAX_PARTS)
        .collect();
    let mut pairs: Vec<(usize, usize, Score)> = Vec::new();
    for (index, part) in wanted.iter().enumerate() {
        for (position, said) in given.iter().enumerate() {
            let score = free::score(prompt, std::slice::from_ref(*part), said);
            if score.correct() {
                pairs.push((index, position, score));
            }
        }
    }
    pairs.sort_by(|a, b| b.2.score.total_cmp(&a.2.score));
    let (mut found, mut used) = (vec![None; wanted.len()], vec![false; given.len()]);
    for (index, position, score) in pairs {
        if found[index].is_none() && !used[position] {
            used[position] = true;
            found[index] = Some(score);
        }
    }
    report(wanted, given.len(), &found)
}

fn report(wanted: &[&String], given: usize, found: &[Option<Score>]) -> Score {
    let hits = found.iter().flatten().count();
    let share = hits as f64 / wanted.len().max(given).max(1) as f64;
    let sure = found
        .iter()
        .flatten()
        .map(|score| score.confidence)
        .fold(0.9, f64::min);
    let mut score = Score::of(
        share,
        sure,
        format!("The answer has {hits} of the {} parts.", wanted.len()),
    );
    if score.correct() && share < 1.0 {
        score.verdict = Verdict::Partial;
    }
    for (part, hit) in wanted.iter().zip(found) {
        if let Some(hit) = hit {
            score.matched_terms.push((*part).clone());
            score.forgiven.extend(hit.forgiven.iter().cloned());
        } else {
            score.missing_terms.push((*part).clone());
            score
                .misconceptions
                .push(format!("does not mention {}", quoted(part)));
        }
    }
    if given > wanted.len() {
        score.misconceptions.push(format!(
            "gives {given} parts where {} are asked for",
            wanted.len()
        ));
    }
    score
}
