//! Words that lie one slip apart and are different words all the same.

/// Beginnings that carry the meaning: hypertension is not a misspelt hypotension.
const PREFIXES: &[&[&str]] = &[
    &["hyper", "hypo"],
    &["inter", "intra"],
    &["macro", "micro"],
    &["milli", "micro", "mega"],
    &["endo", "exo", "ecto"],
    &["ante", "anti"],
    &["pre", "pro", "per"],
    &["under", "over"],
    &["over", "inner", "outer"],
    &["homo", "hetero"],
    &["mono", "mini"],
    &["im", "ex", "in"],
    &["af", "ef"],
    &["uni", "un"],
];

/// Endings that carry the meaning: an alkane is not an alkene, a payer not a payee.
const SUFFIXES: &[&[&str]] = &[
    &["ane", "ene", "yne", "ine", "one"],
    &["ate", "ite", "ide"],
    &["ates", "ites", "ides"],
    &["ase", "ose"],
    &["er", "ee"],
    &["or", "ee"],
    &["ers", "ees"],
    &["ors", "ees"],
    &["less", "ness", "ful"],
];

/// Pairs no rule of affixes covers.
const PAIRS: &[(&str, &str)] = &[
    ("meiosis", "mitosis"),
    ("ileum", "ilium"),
    ("absorption", "adsorption"),
    ("principal", "principle"),
    ("stationary", "stationery"),
    ("complement", "compliment"),
    ("discreet", "discrete"),
    ("ensure", "insure"),
    ("affect", "effect"),
    ("causal", "casual"),
    ("trail", "trial"),
    ("angel", "angle"),
    ("united", "untied"),
    ("weather", "whether"),
    ("dessert", "desert"),
    ("moral", "mortal"),
    ("latitude", "altitude"),
    ("abduction", "adduction"),
    ("abductor", "adductor"),
    ("peritoneal", "perineal"),
    ("thrust", "trust"),
    ("form", "from"),
    ("three", "there"),
    ("black", "back"),
    ("conserve", "converse"),
    ("proscribe", "prescribe"),
    ("median", "medial"),
    ("mean", "median"),
];

/// Whether `a` and `b`, both folded, are known to be different words rather than one misspelt.
pub(super) fn different_words(a: &str, b: &str) -> bool {
    let swapped = |affixes: &&[&str], strip: fn(&str, &str) -> Option<usize>| {
        let (x, y) = (longest(affixes, a, strip), longest(affixes, b, strip));
        matches!((x, y), (Some(x), Some(y)) if x != y)
    };
    PAIRS.iter().any(|&(x, y)| (x, y) == (a, b) || (y, x) == (a, b))
        || PREFIXES.iter().any(|set| swapped(set, |word, affix| word.starts_with(affix).then_some(affix.len())))
        || SUFFIXES.iter().any(|set| swapped(set, |word, affix| word.ends_with(affix).then_some(affix.len())))
}

/// The longest of `affixes` that `word` carries.
fn longest<'a>(affixes: &[&'a str], word: &str, carried: fn(&str, &str) -> Option<usize>) -> Option<&'a str> {
    affixes.iter().copied().filter(|affix| carried(word, affix).is_some()).max_by_key(|affix| affix.len())
}
