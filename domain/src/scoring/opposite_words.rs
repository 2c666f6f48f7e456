//! The words behind [`super::opposites`].

use super::language::Language;

/// Words that deny what follows, in every language known here.
#[rustfmt::skip]
pub(super) const NEGATIONS: &[(Language, &[&str])] = &[
    (Language::English, &[
        "not", "no", "never", "none", "nothing", "neither", "nor", "without", "nobody",
        "nowhere", "hardly", "barely", "non",
    ]),
    (Language::German, &[
        "nicht", "kein", "keine", "keinen", "keiner", "keinem", "nie", "niemals", "nichts",
        "ohne", "weder", "nein",
    ]),
    (Language::French, &[
        "pas", "ne", "n", "non", "jamais", "sans", "aucun", "aucune", "rien", "ni",
    ]),
    (Language::Spanish, &[
        "no", "nunca", "sin", "ningun", "ninguna", "ninguno", "nada", "ni", "jamas",
        "tampoco",
    ]),
    (Language::Italian, &[
        "non", "no", "mai", "senza", "nessun", "nessuno", "nessuna", "niente", "ne",
    ]),
    (Language::Portuguese, &[
        "nao", "nunca", "sem", "nenhum", "nenhuma", "nada", "nem", "jamais",
    ]),
    (Language::Dutch, &[
        "niet", "geen", "nooit", "zonder", "niets", "noch", "nee",
    ]),
    (Language::Swedish, &[
        "inte", "ingen", "inget", "inga", "aldrig", "utan", "ej", "varken", "nej",
    ]),
    (Language::Danish, &[
        "ikke", "ingen", "intet", "aldrig", "uden", "hverken", "nej",
    ]),
    (Language::Norwegian, &[
        "ikke", "ingen", "ingenting", "aldri", "uten", "verken", "nei",
    ]),
    (Language::Finnish, &[
        "ei", "eivat", "en", "et", "emme", "ette", "ala", "koskaan", "ilman",
    ]),
    (Language::Hungarian, &[
        "nem", "ne", "nincs", "nincsenek", "soha", "nelkul", "sem",
    ]),
    (Language::Romanian, &[
        "nu", "niciodata", "fara", "nici", "nimic", "niciun", "nicio",
    ]),
    (Language::Turkish, &[
        "degil", "yok", "hayir", "asla",
    ]),
    (Language::Russian, &[
        "не", "нет", "ни", "никогда", "без", "нельзя", "ничего",
    ]),
    (Language::Greek, &[
        "δεν", "μην", "οχι", "ποτε", "χωρις", "ουτε",
    ]),
    (Language::Arabic, &[
        "لا", "ليس", "ليست", "لم", "لن", "بدون", "غير",
    ]),
    (Language::Tamil, &[
        "இல்லை", "அல்ல",
    ]),
];

/// Pairs of opposites, by meaning rather than form: forms are reduced to stems before they are
/// looked up.
#[rustfmt::skip]
pub(super) const OPPOSITES: &[(&str, &str)] = &[
    ("increase", "decrease"), ("increase", "reduce"), ("increase", "lower"), ("rise", "fall"),
    ("rise", "drop"), ("raise", "lower"), ("high", "low"), ("higher", "lower"),
    ("highest", "lowest"), ("more", "less"), ("more", "fewer"), ("most", "least"), ("many", "few"),
    ("maximum", "minimum"), ("maximise", "minimise"), ("maximize", "minimize"), ("big", "small"),
    ("bigger", "smaller"), ("large", "small"), ("larger", "smaller"), ("largest", "smallest"),
    ("greater", "smaller"), ("greater", "less"), ("greater", "lesser"), ("long", "short"),
    ("longer", "shorter"), ("tall", "short"), ("taller", "shorter"), ("heavy", "light"),
    ("heavier", "lighter"), ("thick", "thin"), ("thicker", "thinner"), ("wide", "narrow"),
    ("wider", "narrower"), ("deep", "shallow"), ("fast", "slow"), ("faster", "slower"),
    ("quick", "slow"), ("accelerate", "decelerate"), ("strong", "weak"), ("stronger", "weaker"),
    ("hot", "cold"), ("hotter", "colder"), ("warm", "cool"), ("warmer", "cooler"), ("heat", "cool"),
    ("hard", "soft"), ("harder", "softer"), ("wet", "dry"), ("dark", "light"),
    ("darker", "lighter"), ("rough", "smooth"), ("loud", "quiet"), ("open", "closed"),
    ("open", "shut"), ("before", "after"), ("above", "below"), ("over", "under"),
    ("inside", "outside"), ("internal", "external"), ("inner", "outer"), ("left", "right"),
    ("up", "down"), ("upward", "downward"), ("uphill", "downhill"), ("forward", "backward"),
    ("top", "bottom"), ("front", "back"), ("north", "south"), ("east", "west"),
    ("horizontal", "vertical"), ("always", "never"), ("everything", "nothing"),
    ("everyone", "nobody"), ("all", "none"), ("first", "last"), ("early", "late"),
    ("earlier", "later"), ("begin", "end"), ("start", "stop"), ("start", "end"), ("old", "new"),
    ("old", "young"), ("older", "younger"), ("same", "different"), ("equal", "different"),
    ("similar", "different"), ("positive", "negative"), ("true", "false"), ("yes", "no"),
    ("right", "wrong"), ("correct", "wrong"), ("good", "bad"), ("good", "poor"),
    ("better", "worse"), ("best", "worst"), ("safe", "dangerous"), ("succeed", "fail"),
    ("success", "failure"), ("pass", "fail"), ("win", "lose"), ("gain", "lose"), ("gain", "loss"),
    ("profit", "loss"), ("add", "remove"), ("add", "subtract"), ("multiply", "divide"),
    ("attach", "detach"), ("connect", "separate"), ("join", "separate"), ("together", "apart"),
    ("attract", "repel"), ("push", "pull"), ("expand", "contract"), ("expand", "shrink"),
    ("grow", "shrink"), ("absorb", "release"), ("absorb", "emit"), ("absorb", "reflect"),
    ("melt", "freeze"), ("evaporate", "condense"), ("sink", "float"), ("inhale", "exhale"),
    ("import", "export"), ("input", "output"), ("upload", "download"), ("encrypt", "decrypt"),
    ("create", "destroy"), ("create", "delete"), ("buy", "sell"), ("lend", "borrow"),
    ("credit", "debit"), ("asset", "liability"), ("employer", "employee"), ("allow", "forbid"),
    ("allow", "prohibit"), ("allow", "prevent"), ("allow", "ban"), ("permit", "prohibit"),
    ("permit", "forbid"), ("mandatory", "optional"), ("mandatory", "voluntary"),
    ("required", "optional"), ("compulsory", "optional"), ("compulsory", "voluntary"),
    ("accept", "reject"), ("approve", "reject"), ("include", "exclude"), ("public", "private"),
    ("enable", "prevent"), ("present", "absent"), ("full", "empty"), ("alive", "dead"),
    ("living", "dead"), ("male", "female"), ("acid", "alkaline"), ("anode", "cathode"),
    ("anion", "cation"), ("endothermic", "exothermic"), ("aerobic", "anaerobic"),
    ("hypertension", "hypotension"), ("artery", "vein"), ("ascend", "descend"),
    ("convex", "concave"), ("simple", "complex"), ("easy", "difficult"), ("easier", "harder"),
    ("common", "rare"), ("temporary", "permanent"), ("direct", "indirect"), ("save", "spend"),
    ("early", "overdue"),
];
