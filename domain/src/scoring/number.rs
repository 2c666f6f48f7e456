//! Reads numbers as people write them: 1,000 · 1.000,5 · 3e8 · 3 × 10^8 · 1/2 · 3 million.

use super::number_words::{self, SCALES};

/// A number found in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    pub value: f64,
    /// The place value of the last digit that says something: 0.01 in 3.14, 100 in 1200.
    pub step: f64,
    /// How many digits say something.
    pub digits: usize,
}

/// The number at the start of `text` and the bytes it takes.
///
/// `decimal_comma` says how 1,500 and 1.500 are meant; where the digits leave no doubt it is not asked.
pub(super) fn leading(text: &str, decimal_comma: bool) -> Option<(Number, usize)> {
    in_digits(text, decimal_comma).or_else(|| number_words::leading(text))
}

fn in_digits(text: &str, decimal_comma: bool) -> Option<(Number, usize)> {
    let bytes = text.as_bytes();
    let sign = usize::from(matches!(bytes.first(), Some(b'-' | b'+')));
    let (plain, mut end) = mantissa(text, sign, decimal_comma)?;
    let mut value: f64 = plain.parse().ok()?;
    let decimals = plain.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let significant = plain.trim_start_matches(['0', '.']).replace('.', "");
    let zeros = if decimals == 0 { significant.len() - significant.trim_end_matches('0').len() } else { 0 };
    let mut step = 10f64.powi(zeros as i32 - decimals as i32);
    let digits = significant.len() - zeros;
    let rest = &text[end..];
    if let Some((power, taken)) = exponent(rest) {
        value *= 10f64.powi(power);
        step *= 10f64.powi(power);
        end += taken;
    } else if let Some((scale, taken)) = scale(rest) {
        value *= scale;
        step *= scale;
        end += taken;
    } else if let Some((numerator, denominator, taken)) = fraction(text, sign) {
        value = numerator / denominator;
        step = 0.0;
        end = taken;
    } else if let Some((numerator, denominator, taken)) = mixed(rest) {
        value += numerator / denominator;
        step = 0.0;
        end += taken;
    }
    if bytes[0] == b'-' {
        value = -value;
    }
    value.is_finite().then_some((Number { value, step, digits }, end))
}

/// The digits from `start`, separators read, as Rust writes them, and where they end.
fn mantissa(text: &str, start: usize, decimal_comma: bool) -> Option<(String, usize)> {
    let mut groups: Vec<(Option<char>, &str)> = Vec::new();
    let mut at = start;
    let mut separator = None;
    loop {
        let run = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        if run == 0 {
            break;
        }
        groups.push((separator, &text[at..at + run]));
        at += run;
        let next = text[at..].chars().next().filter(|c| matches!(c, '.' | ',' | '\'' | ' ' | '_'));
        let Some(next) = next else { break };
        let following = text[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
        let spaced = matches!(next, ' ' | '\'' | '_');
        let first_fits = groups[0].1.len() <= 3 && groups.len() <= 8;
        let consistent = separator.is_none() || separator == Some(next);
        if following == 0 || (spaced && (following != 3 || !first_fits || !consistent)) {
            break;
        }
        separator = Some(next);
        at += 1;
    }
    let (last_separator, last) = *groups.last()?;
    let thousands = groups.len() > 1
        && groups[0].1.len() <= 3
        && groups[0].1 != "0"
        && groups[1..].iter().all(|(_, run)| run.len() == 3)
        && groups[1..].iter().all(|(mark, _)| *mark == last_separator)
        && match last_separator {
            Some(',') => groups.len() > 2 || !decimal_comma,
            Some('.') => groups.len() > 2 || decimal_comma,
            _ => true,
        };
    let all: String = groups.iter().map(|(_, run)| *run).collect();
    let end = groups_end(text, start, &groups);
    if groups.len() == 1 || thousands {
        return Some((all, end));
    }
    // 1.2.3 is a version and 1,2,3 a list: only the first number is read.
    let grouped = groups[1..groups.len() - 1].iter().all(|(mark, run)| run.len() == 3 && *mark != last_separator);
    if !grouped {
        return Some((groups[0].1.to_owned(), start + groups[0].1.len()));
    }
    let whole: String = groups[..groups.len() - 1].iter().map(|(_, run)| *run).collect();
    Some((format!("{whole}.{last}"), end))
}

fn groups_end(text: &str, start: usize, groups: &[(Option<char>, &str)]) -> usize {
    let length: usize = groups.iter().map(|(mark, run)| run.len() + mark.map_or(0, char::len_utf8)).sum();
    (start + length).min(text.len())
}

/// "e8", "×10^8", " x 10^-3": the power of ten and the bytes it takes.
fn exponent(rest: &str) -> Option<(i32, usize)> {
    let trimmed = rest.trim_start();
    let after = ["e", "E", "x10^", "×10^", "*10^", "x 10^", "× 10^", "* 10^"]
        .iter()
        .find_map(|mark| trimmed.strip_prefix(mark))
        .filter(|_| trimmed.len() == rest.len() || !trimmed.starts_with(['e', 'E']))?;
    let sign = usize::from(after.starts_with(['-', '+']));
    let run = after[sign..].bytes().take_while(u8::is_ascii_digit).count();
    let power: i32 = after[..sign + run].parse().ok().filter(|power: &i32| power.abs() < 300)?;
    Some((power, rest.len() - after.len() + sign + run))
}

/// " million": the factor and the bytes it takes.
fn scale(rest: &str) -> Option<(f64, usize)> {
    let trimmed = rest.trim_start();
    let word: String = trimmed.chars().take_while(|c| c.is_alphabetic()).take(12).collect();
    let name = word.to_lowercase();
    let (_, factor) = SCALES.iter().find(|(scale, _)| *scale == name)?;
    Some((*factor, rest.len() - trimmed.len() + word.len()))
}

/// "1/2" at `start`: both sides and where it ends.
fn fraction(text: &str, start: usize) -> Option<(f64, f64, usize)> {
    let above = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[start + above..].strip_prefix('/')?;
    let below = rest.bytes().take_while(u8::is_ascii_digit).count();
    if above == 0 || above > 6 || below == 0 || below > 6 || rest[below..].starts_with('/') {
        return None;
    }
    let numerator: f64 = text[start..start + above].parse().ok()?;
    let denominator: f64 = rest[..below].parse().ok().filter(|value| *value > 0.0)?;
    Some((numerator, denominator, start + above + 1 + below))
}

/// " 1/2" after a whole number.
fn mixed(rest: &str) -> Option<(f64, f64, usize)> {
    rest.strip_prefix(' ')?;
    fraction(rest, 1)
}
