//! English function words, by the part they play in a sentence. Enough to find noun phrases without a tagger.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// The part a word plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Determiner,
    Preposition,
    /// `to`: a preposition or the mark of an infinitive.
    To,
    Auxiliary,
    Pronoun,
    Conjunction,
    /// `that`, `which`, `who`: opens a clause about the noun before it.
    Relative,
    Adverb,
    Verb,
    /// Any other word that carries no meaning of its own.
    Stop,
    Number,
    Content,
}

impl Class {
    /// Words that may stand in a term.
    pub(crate) fn is_content(self) -> bool {
        matches!(self, Self::Content)
    }

    /// Words that carry meaning: terms, numbers, verbs.
    pub(crate) fn is_meaningful(self) -> bool {
        matches!(self, Self::Content | Self::Number | Self::Verb)
    }
}

const LISTS: [(Class, &str); 8] = [
    (
        Class::Determiner,
        "a an the any all each every no some another such both either neither this these those its their his her our \
         your my more most fewer less few several many much other same own certain various first second third last next",
    ),
    (
        Class::Preposition,
        "of in on at by for from with without within into onto over under between among through during before after \
         until till since against across along around behind beside beyond despite except inside outside near off per \
         throughout toward towards upon via as than like about above below regarding concerning including versus",
    ),
    (
        Class::Auxiliary,
        "is are was were be been being am must shall should may might can could will would has have had having do does \
         did cannot isn't aren't doesn't don't can't won't mustn't shouldn't",
    ),
    (
        Class::Pronoun,
        "i you he she it we they me him us them one ones who whom whose what itself themselves himself herself \
         yourself anyone someone everyone nobody anything something everything nothing none others there here",
    ),
    (Class::Conjunction, "and or but nor so yet if because although though while whereas unless when whenever once"),
    (Class::Relative, "that which where why how whether"),
    (
        Class::Adverb,
        "not never always often also only just even still already again then now too very well away back out up down \
         however therefore thus hence instead otherwise moreover furthermore nevertheless almost perhaps rather quite \
         soon later together apart twice yes else ever far long least best ago etc e.g i.e eg ie possible necessary \
         available able due likely new old good bad common different important similar further particular thereafter \
         hereby hereof herein thereof therein whatsoever forth accordingly additional following usual half respectively \
         alone ahead aside likewise prior subsequent liable subject compliant aware ready willing adjacent permanent vs unlikely incompatible compatible regardless sure upside anyway elsewhere enough fully highly mainly merely mostly nearly newly partly simply",
    ),
    (
        Class::Verb,
        "use ensure require provide include contain apply become allow prevent protect keep make take give follow \
         describe define maintain store send receive show remain occur perform determine identify reduce create obtain \
         avoid handle assign approve inform go come get put set let add begin bring build carry choose consider \
         continue decide delete depend develop discard discuss establish exceed explain express find grow happen help \
         hold imply indicate introduce involve know lead learn leave lie lose mean meet move need occupy open pay \
         permit place prepare produce proceed prove raise reach read refer reject release rely remove repeat replace \
         represent resolve run say see seem select serve share speak start stay stop submit suggest tell think treat \
         try understand verify wait wear work write deny enable encrypt connect disconnect install uninstall accept \
         agree appear arise ask attach belong break call cause cease close collect commit compare comply comprise \
         conform consist convey correspond disclose display dispose distribute draw eat enter escalate exercise exist \
         extend fail feel fill form generate grant hear infringe intend invoke keep lock log mix notify offer \
         operate override perish pour preserve prohibit propagate publish purport push record recover regain reinstate \
         render rinse save satisfy seal seek sign specify surrender tend terminate transfer transmit trust turn want \
         waive wipe assume constitute govern arrange contact stir shake label weigh decant rotate revoke prefer differ vary remind ignore emit invoke parse execute modify convert specify omit print",
    ),
];

/// Verbs that are nouns at least as often: no evidence either way.
const ALSO_NOUNS: &str = "use place form record transfer release work share help exercise need start stop place label \
                          log seal set call cause display close lead contact trust draw wear offer lie run record \
                          grant sign access report review test mix turn move break push";

/// More verbs that are nouns as well; between nouns their form tells which they are.
const VERBS_AFTER_NOUNS: &str = "cover look end turn change name complete pass inspect measure entrust bind click check own \
                                 fall sit deal aim focus rise live play point result affect begin belong happen tell \
                                 enable cause cost last match miss link state list plan support control ship vary step arrive increase decrease decode converge";

/// Whether a word in lower case can be a verb: its base form, or its third person with `third`.
pub(crate) fn may_be_verb(lower: &str, third: bool) -> bool {
    static FORMS: OnceLock<(HashSet<String>, HashSet<String>)> = OnceLock::new();
    let (bases, thirds) = FORMS.get_or_init(|| {
        let listed = LISTS.iter().filter(|list| list.0 == Class::Verb).flat_map(|list| list.1.split_whitespace());
        let words = listed.chain(ALSO_NOUNS.split_whitespace()).chain(VERBS_AFTER_NOUNS.split_whitespace());
        words.map(|word| (String::from(word), forms(Class::Verb, word).remove(1))).unzip()
    });
    if third { thirds.contains(lower) } else { bases.contains(lower) }
}

/// The class of an English word in lower case; nothing for words that are simply words.
pub(crate) fn english_class(lower: &str) -> Option<Class> {
    static CLASSES: OnceLock<HashMap<String, Class>> = OnceLock::new();
    let classes = CLASSES.get_or_init(build);
    let listed = classes.get(lower).copied();
    let adverb =
        lower.len() > 4 && lower.ends_with("ly") && !matches!(lower, "supply" | "assembly" | "family" | "anomaly");
    listed.or_else(|| adverb.then_some(Class::Adverb))
}

fn build() -> HashMap<String, Class> {
    let mut classes = HashMap::new();
    for (class, words) in LISTS {
        for word in words.split_whitespace() {
            for form in forms(class, word) {
                classes.entry(form).or_insert(class);
            }
        }
    }
    for noun in ALSO_NOUNS.split_whitespace() {
        classes.remove(noun);
        classes.remove(&format!("{noun}s"));
    }
    classes.insert(String::from("to"), Class::To);
    classes
}

/// A verb's base and third person; the other forms are told by their endings.
fn forms(class: Class, word: &str) -> Vec<String> {
    let mut forms = vec![String::from(word)];
    if class == Class::Verb {
        let third = match word.strip_suffix('y') {
            Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
            _ if word.ends_with(['s', 'x', 'z', 'h', 'o']) => format!("{word}es"),
            _ => format!("{word}s"),
        };
        forms.push(third);
    }
    forms
}

/// Words that are numbers when spelled out. `one` is left out: it is as often a pronoun.
pub(crate) const NUMBER_WORDS: [&str; 22] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "eighteen", "twenty", "thirty", "forty", "fifty", "sixty", "ninety",
];
