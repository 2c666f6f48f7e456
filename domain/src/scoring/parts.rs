//! Scores an answer that has several parts, in any order.

use super::Answer;
use super::fold::{self, Folded};
use super::free;
use super::model::Judge;
use super::question::Question;
use super::verdict::{Score, Verdict, quoted};

/// No more parts than this are looked at, wanted or given.
const MAX_PARTS: usize = 32;

/// No more words than this are read of all wanted parts together, nor of all given ones: each of these
/// is held against each of those.
const MAX_WORDS: usize = 2_000;

/// Scores by the share of `wanted` that is found; parts given beyond those count against it, and
/// only all of them are right.
pub(super) fn score(judge: &dyn Judge, prompt: &str, wanted: &[String], answer: &Answer) -> Score {
    let wanted = wanted.iter().filter(|part| !fold::is_blank(part));
    let wanted = read(wanted.take(MAX_PARTS));
    let question = Question::new(prompt, &wanted, judge);
    let whole = answer.as_text();
    if fold::is_blank(&whole) {
        return Score::blank();
    }
    let splits = match answer {
        Answer::Parts(parts) => vec![parts.clone()],
        _ => splits(&whole, &wanted),
    };
    let scored = splits.iter().map(|given| match_parts(&question, &wanted, given));
    scored.max_by(|a, b| a.score.total_cmp(&b.score)).unwrap_or_else(Score::blank)
}

/// The parts up to [`MAX_WORDS`].
fn read<'a>(parts: impl Iterator<Item = &'a String>) -> Vec<Folded<'a>> {
    let folded = parts.map(|part| Folded::new(part));
    let within = folded.scan(0, |words, part| {
        *words += part.words.len();
        (*words <= MAX_WORDS).then_some(part)
    });
    within.collect()
}

/// The ways a text can be meant as a list: by commas and lines, by "and" as well, by words.
fn splits(text: &str, wanted: &[Folded<'_>]) -> Vec<Vec<String>> {
    let pieces: Vec<String> = text.split([',', ';', '\n', '•', '|']).map(|piece| piece.trim().to_owned()).collect();
    let joined = |word: &str| matches!(word, "and" | "&" | "und" | "et" | "y" | "e" | "en" | "och");
    let mut fine: Vec<String> = Vec::new();
    for piece in &pieces {
        let words: Vec<&str> = piece.split_whitespace().collect();
        fine.extend(words.split(|word| joined(word)).map(|run| run.join(" ")));
    }
    let mut splits = vec![pieces, fine];
    if wanted.iter().all(|part| part.words.len() == 1) {
        splits.push(text.split_whitespace().map(str::to_owned).collect());
    }
    splits
}

/// Pairs each wanted part with at most one given, the closest first.
fn match_parts(question: &Question<'_>, wanted: &[Folded<'_>], given: &[String]) -> Score {
    let given: Vec<&String> = given.iter().filter(|part| !fold::is_blank(part)).take(2 * MAX_PARTS).collect();
    let mut pairs: Vec<(usize, usize, Score)> = Vec::new();
    for (position, said) in read(given.iter().copied()).iter().enumerate() {
        for (index, part) in wanted.iter().enumerate() {
            let score = free::against(question, std::slice::from_ref(part), said);
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

fn report(wanted: &[Folded<'_>], given: usize, found: &[Option<Score>]) -> Score {
    let hits = found.iter().flatten().count();
    let share = hits as f64 / wanted.len().max(given).max(1) as f64;
    let sure = found.iter().flatten().map(|score| score.confidence).fold(0.9, f64::min);
    let mut score = Score::of(share, sure, format!("The answer has {hits} of the {} parts.", wanted.len()));
    if score.correct() && share < 1.0 {
        score.verdict = Verdict::Partial;
    }
    for (part, hit) in wanted.iter().zip(found) {
        if let Some(hit) = hit {
            score.matched_terms.push(part.text.to_owned());
            score.forgiven.extend(hit.forgiven.iter().cloned());
        } else {
            score.missing_terms.push(part.text.to_owned());
            score.misconceptions.push(format!("does not mention {}", quoted(part.text)));
        }
    }
    if given > wanted.len() {
        score.misconceptions.push(format!("gives {given} parts where {} are asked for", wanted.len()));
    }
    score
}
