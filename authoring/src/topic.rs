//! A one-line learning goal is a topic, not a document: telling the two apart, and a path through a topic.

use crate::segment::capitalised;

/// How goals begin. Longer ones first, so that the most is taken off.
const OPENINGS: [&str; 30] = [
    "i would like to learn about",
    "i would like to learn",
    "i want to learn about",
    "i want to learn",
    "i want to understand",
    "i need to learn",
    "help me learn",
    "help me understand",
    "teach me about",
    "teach me",
    "learn all about",
    "learn how to",
    "learn about",
    "learn to",
    "learn",
    "understand how",
    "understand",
    "master",
    "study for",
    "study",
    "get started with",
    "getting started with",
    "explore",
    "introduction to",
    "intro to",
    "an introduction to",
    "a guide to",
    "guide to",
    "how to",
    "revise",
];
/// What goals say of depth rather than of the topic.
const DEPTHS_BEFORE: [&str; 6] =
    ["the basics of", "basics of", "the fundamentals of", "fundamentals of", "basic", "advanced"];
const DEPTHS_AFTER: [&str; 7] =
    ["basics", "fundamentals", "essentials", "for beginners", "from scratch", "101", "step by step"];

/// Longest goal, in words.
const GOAL_WORDS: usize = 15;
/// Longest line without a goal's opening that still is a topic.
const TOPIC_WORDS: usize = 8;

/// The topic of a one-line learning goal; nothing where the text is a document.
pub(crate) fn of_goal(content: &str) -> Option<String> {
    let line = content.trim();
    let words = line.split_whitespace().count();
    if words == 0 || line.len() > 200 || line.lines().count() != 1 || words > GOAL_WORDS || line.starts_with('<') {
        return None;
    }
    let bare = line.trim_start_matches(['#', '-', '*', ' ']).trim_end_matches(['.', '!', '?', ' ']);
    let inner_stop = bare.contains(". ") || bare.contains(';');
    let without_opening = OPENINGS.iter().find_map(|opening| strip_start(bare, opening));
    let ends_like_a_fact = line.ends_with(['.', '!']);
    let is_topic = without_opening.is_some() || !ends_like_a_fact && words <= TOPIC_WORDS;
    let topic = strip_depth(without_opening.unwrap_or(bare));
    (is_topic && !inner_stop && topic.chars().any(char::is_alphabetic)).then(|| String::from(topic))
}

fn strip_start<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let head = text.get(..start.len())?;
    let rest = &text[start.len()..];
    (head.eq_ignore_ascii_case(start) && rest.starts_with(' ')).then(|| rest.trim_start())
}

fn strip_depth(text: &str) -> &str {
    let text = DEPTHS_BEFORE.iter().find_map(|depth| strip_start(text, depth)).unwrap_or(text);
    let end = |depth: &&str| {
        let cut = text.len().checked_sub(depth.len()).filter(|cut| *cut > 0 && text.is_char_boundary(*cut))?;
        (text[cut..].eq_ignore_ascii_case(depth) && text[..cut].ends_with(' ')).then(|| text[..cut].trim_end())
    };
    DEPTHS_AFTER.iter().find_map(end).unwrap_or(text)
}

/// A step on the path: its title and its topics.
pub(crate) struct Step {
    pub(crate) title: String,
    pub(crate) topics: Vec<String>,
}

/// What a step is about, and the parts of it.
const PATH: [(&str, [&str; 3]); 5] = [
    ("core ideas and vocabulary", ["key terms of", "what belongs to", "why people study"]),
    ("how it works", ["main principles of", "how the parts fit together in", "assumptions behind"]),
    ("worked examples", ["a typical example of", "a step-by-step case in", "a borderline case of"]),
    ("putting it to use", ["where to apply", "choosing an approach in", "checking results in"]),
    ("mistakes and review", ["common mistakes in", "limits of", "open questions about"]),
];

/// A sensible path through a topic that nothing is known about but its name.
pub(crate) fn path(topic: &str) -> Vec<Step> {
    let name = capitalised(topic);
    let step = |(part, topics): &(&str, [&str; 3])| Step {
        title: format!("{name}: {part}"),
        topics: topics.iter().map(|aspect| format!("{aspect} {topic}")).collect(),
    };
    PATH.iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    fn check(line: &str, topic: Option<&str>) {
        assert_eq!(super::of_goal(line).as_deref(), topic, "{line}");
    }

    #[test]
    fn a_one_line_goal_is_a_topic_and_a_fact_is_not() {
        check("Learn quantum mechanics basics", Some("quantum mechanics"));
        check("I want to learn about the French Revolution.", Some("the French Revolution"));
        check("Introduction to the basics of sourdough", Some("sourdough"));
        check("Photosynthesis", Some("Photosynthesis"));
        check("Water boils at 100 degrees Celsius.", None);
        check("First line\nsecond line", None);
        check("...", None);
        check("", None);
    }
}
