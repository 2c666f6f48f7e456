//! The right choice is not told by the article before the blank.

use super::Checker;
use super::subject::Subject;

/// Articles and contractions with one that agree with the noun after them.
const AGREEING: [(&str, &str); 7] = [
    (
        "de",
        "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner im am zum zur beim vom \
         ins ans jeder jede jedes jeden jedem dieser diese dieses diesen diesem",
    ),
    ("fr", "le la l' un une du au ce cet cette chaque son sa mon ma ton ta"),
    ("es", "el la los las un una unos unas al del este esta ese esa"),
    ("it", "il lo la l' gli i le un uno una un' al allo alla del dello della nel nello nella dal sul questo questa"),
    ("pt", "o a os as um uma do da dos das no na nos nas ao à pelo pela este esta esse essa"),
    ("nl", "de het een dit deze dat die elk elke"),
    ("sv", "en ett den det denna detta varje"),
];

pub(super) fn fault(checker: &Checker, subject: &Subject) -> Option<String> {
    let right = subject.right.filter(|_| subject.is_choice())?;
    let before = subject.before_blank()?;
    let mark = article_before(before, &checker.document.language.code)?;
    let odd = subject.wrong.iter().find(|wrong| !agree(&mark, right, wrong))?;
    Some(format!("“{mark} ____”: “{right}” beside “{odd}”"))
}

/// The word before the blank, in lower case, where it has to agree with what fills the blank.
pub(crate) fn article_before(before: &str, language: &str) -> Option<String> {
    let last = before.split_whitespace().next_back()?.trim_start_matches(['(', '“', '"', '«']).to_lowercase();
    if before.ends_with(char::is_alphanumeric) {
        return None;
    }
    if matches!(last.as_str(), "a" | "an") && language == "en" {
        return Some(last);
    }
    let listed = AGREEING.iter().find(|(code, _)| *code == language)?.1;
    listed.split_whitespace().any(|article| article == last).then_some(last)
}

/// Whether two choices fit the article alike. English tells by the first sound; the gender of a word stands in no list
/// here, so that elsewhere only figures can be trusted to fit.
pub(crate) fn agree(article: &str, one: &str, two: &str) -> bool {
    let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    if matches!(article, "a" | "an") {
        return has_vowel_sound(one) == has_vowel_sound(two);
    }
    digit(one) && digit(two)
}

/// Whether English says `an` before a text: the exceptions to the letter are few.
fn has_vowel_sound(text: &str) -> bool {
    let lower = text.to_lowercase();
    let exception = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    if exception(&["hour", "honest", "honour", "honor", "heir", "8", "11 ", "18"]) {
        return true;
    }
    if exception(&["uni", "use", "user", "usual", "util", "eu", "one", "once", "ubiq"]) {
        return false;
    }
    let acronym = text.len() > 1 && text.chars().take(2).all(|c| c.is_ascii_uppercase());
    if acronym {
        return text.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'S', 'X']);
    }
    lower.starts_with(['a', 'e', 'i', 'o', 'u'])
}
