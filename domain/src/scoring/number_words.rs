//! Reads numbers written in English words: seven · forty-two · three hundred and five.

use super::number::Number;

const SMALL: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// Words that multiply what stands before them.
pub(super) const SCALES: [(&str, f64); 5] =
    [("hundred", 1e2), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)];

/// The value of a number word up to twenty.
pub(super) fn small(word: &str) -> Option<usize> {
    SMALL.iter().position(|&name| name == word)
}

/// The longest number word has nine letters.
const LONGEST: usize = 9;

/// The number in words at the start of `text`, and the bytes it takes.
///
/// Each word has to be smaller than the one it follows, or a scale of it: "four two" is two numbers.
pub(super) fn leading(text: &str) -> Option<(Number, usize)> {
    let (mut total, mut group, mut end, mut at) = (0.0, 0.0, 0, 0);
    let mut room = f64::INFINITY;
    loop {
        let letters = text[at..].bytes().take_while(u8::is_ascii_alphabetic);
        let letters = letters.take(LONGEST + 1).count();
        let name = text[at..at + letters].to_lowercase();
        if let Some(value) = unit_or_tens(&name).filter(|value| *value < room) {
            group += value;
            room = if value >= 20.0 { 10.0 } else { 0.0 };
        } else if let Some((_, factor)) = SCALES.iter().find(|(scale, _)| end > 0 && *scale == name) {
            group *= factor;
            room = 100.0;
            if *factor > 1e2 {
                total += group;
                group = 0.0;
            }
        } else if name != "and" || end == 0 || room < 100.0 {
            break;
        }
        at += letters;
        if name != "and" {
            end = at;
        }
        if !text[at..].starts_with([' ', '-']) {
            break;
        }
        at += 1;
    }
    let number = Number { value: total + group, step: 1.0, digits: 1 };
    (end > 0).then_some((number, end))
}

fn unit_or_tens(name: &str) -> Option<f64> {
    let tens = TENS.iter().position(|tens| *tens == name);
    let value = small(name).or(tens.map(|tens| (tens + 2) * 10))?;
    Some(value as f64)
}
