//! Scoring as people meet it: one table of cases for each kind of item.

use domain::scoring::Verdict::{Blank, Contradictory, Correct, Incorrect, Partial};
use domain::scoring::{Answer, Key, Score, Verdict, score};

/// Answers to one question, each with the verdict it should get.
#[track_caller]
fn check(prompt: &str, key: &Key, cases: &[(&str, Verdict)]) {
    let judge = |text: &str| score(Some(prompt), key, &Answer::Text(text.to_owned()));
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, judge(text)))
        .filter(|(_, expected, scored)| scored.verdict != **expected)
        .map(|(text, expected, scored)| format!("{text:?}: expected {expected:?}, got {scored:#?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn one(reference: &str) -> Key {
    Key::AnyOf(vec![reference.to_owned()])
}

fn texts(parts: &[&str]) -> Vec<String> {
    parts.iter().map(|part| (*part).to_owned()).collect()
}

fn choice(choices: &[&str], correct: usize) -> Key {
    Key::Choice { choices: texts(choices), correct }
}

fn answered(key: &Key, text: &str) -> Score {
    score(None, key, &Answer::Text(text.to_owned()))
}

#[test]
fn the_smoke_item_tells_correct_from_incorrect() {
    check(
        "Type the word correct",
        &one("correct"),
        &[
            ("correct", Correct),
            ("  CORRECT. ", Correct),
            ("corect", Correct),
            ("incorrect", Contradictory),
            ("not correct", Contradictory),
            ("wrong", Contradictory),
            ("banana", Incorrect),
            ("Type the word", Incorrect),
            ("", Blank),
        ],
    );
}

#[test]
fn nothing_said_is_blank() {
    for key in [one("correct"), choice(&["a", "b"], 0), Key::Parts(texts(&["red", "green"]))] {
        check("", &key, &[("", Blank), (" \n\t", Blank), ("?!… —", Blank), ("\u{200b}", Blank)]);
        let scored = score(None, &key, &Answer::Parts(texts(&["", " "])));
        assert_eq!((scored.verdict, scored.score), (Blank, 0.0));
        assert_eq!(score(None, &key, &Answer::Number(f64::NAN)).verdict, Blank);
    }
}

#[test]
fn form_is_forgiven_and_said_so() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("Photosynthesis", "photosynthesis", &["case"]),
        ("café", "cafe", &["accents"]),
        ("ÉTÉ", "ete", &["case", "accents"]),
        ("It isn’t safe", "it is not safe", &["case"]),
        ("it isnt safe", "it is not safe", &[]),
        ("ﬁre", "fire", &[]),
        ("photo synthesis", "photosynthesis", &["spacing"]),
        ("mitochondira", "mitochondria", &["‘mitochondira’ read as ‘mitochondria’"]),
        ("fotosynthesis", "photosynthesis", &["‘fotosynthesis’ read as ‘photosynthesis’"]),
    ];
    for (given, wanted, forgiven) in cases {
        let scored = answered(&one(wanted), given);
        assert!(scored.correct(), "{given:?}: {scored:#?}");
        assert_eq!(scored.forgiven, *forgiven, "{given:?}");
    }
}

#[test]
fn punctuation_that_is_a_name_is_kept() {
    check("", &one("C++"), &[("c++", Correct), ("C", Incorrect), ("C#", Incorrect)]);
    check("", &one(";"), &[(";", Correct), (",", Blank)]);
}

#[test]
fn a_different_word_is_not_a_misspelt_one() {
    let pairs = [
        ("hypotension", "hypertension"),
        ("meiosis", "mitosis"),
        ("nitrite", "nitrate"),
        ("alkene", "alkane"),
        ("payee", "payer"),
        ("efferent", "afferent"),
        ("insoluble", "soluble"),
        ("decrease", "increase"),
        ("intrastate", "interstate"),
        ("exothermic", "endothermic"),
        ("cat", "car"),
        ("1946", "1945"),
        ("B12", "B13"),
    ];
    for (given, wanted) in pairs {
        assert!(!answered(&one(wanted), given).correct(), "{given} passed for {wanted}");
    }
}

#[test]
fn a_number_has_to_be_the_number() {
    check(
        "When did the war end?",
        &one("1945"),
        &[
            ("1945", Correct),
            ("in 1945", Correct),
            ("It was 1945.", Correct),
            ("1944", Incorrect),
            ("1944 or 1945", Partial),
            ("not 1945", Contradictory),
            ("no later than 1945", Correct),
            ("nineteen", Incorrect),
            ("long ago", Incorrect),
        ],
    );
    check("", &one("7"), &[("seven", Correct), ("7.0", Correct), ("7.05", Incorrect), ("eight", Incorrect)]);
    check("", &one("42"), &[("forty-two", Correct), ("forty two", Correct), ("four two", Incorrect)]);
    check("", &one("0.5"), &[("1/2", Correct), ("½", Correct), ("0,5", Correct), ("50 %", Correct)]);
    check("", &one("1200"), &[("1,200", Correct), ("1 200", Correct), ("1'200", Correct), ("1.2", Incorrect)]);
    check("", &one("8"), &[("5 + 3 = 8", Correct), ("5 + 3", Incorrect)]);
    check(
        "",
        &one("3 × 10⁸"),
        &[("3e8", Correct), ("300 million", Correct), ("3 x 10^8", Correct), ("3 × 10⁹", Incorrect)],
    );
    assert!(score(None, &one("42"), &Answer::Number(42.0)).correct());
    assert!(!score(None, &one("42"), &Answer::Number(43.0)).correct());
    assert_eq!(score(None, &one("42"), &Answer::Number(f64::INFINITY)).verdict, Blank);
}

#[test]
fn rounding_is_allowed_only_where_it_is_rounding() {
    check("", &one("3.14159"), &[("3.14", Correct), ("3.1", Incorrect), ("3.15", Incorrect), ("3", Incorrect)]);
    check("", &one("9.8 m/s"), &[("9.81 m/s", Correct), ("10 m/s", Incorrect)]);
    check("", &one("99.9 %"), &[("99.9%", Correct), ("99.5 %", Incorrect)]);
    check("", &one("365 days"), &[("365 days", Correct), ("364 days", Incorrect)]);
    check("", &one("200 kg"), &[("200 kg", Correct), ("199 kg", Incorrect)]);
    check("", &one("299792458 m/s"), &[("300000 km/s", Correct), ("3e8 m/s", Correct), ("290000 km/s", Incorrect)]);
}

#[test]
fn units_convert_and_are_asked_for() {
    check(
        "How long is the hall?",
        &one("2 km"),
        &[
            ("2 km", Correct),
            ("2km", Correct),
            ("2000 m", Correct),
            ("two kilometres", Correct),
            ("2", Partial),
            ("2 kg", Incorrect),
            ("2 m", Incorrect),
        ],
    );
    check(
        "How many days of notice?",
        &one("14 days"),
        &[("14", Correct), ("2 weeks", Correct), ("14 weeks", Incorrect)],
    );
    check("", &one("20 °C"), &[("20 degrees Celsius", Correct), ("68 °F", Correct), ("20 °F", Incorrect)]);
    check("", &one("$5"), &[("5 dollars", Correct), ("€5", Incorrect), ("5", Partial)]);
    check(
        "",
        &one("3 apples"),
        &[("3", Correct), ("three apples", Correct), ("3 pears", Partial), ("4 apples", Incorrect)],
    );
    check("", &one("5 mW"), &[("5 mW", Correct), ("5 MW", Incorrect)]);
    check(
        "Wie lang ist die Strecke?",
        &one("1,5 km"),
        &[("1.500 m", Correct), ("1500 m", Correct), ("15 km", Incorrect)],
    );
}

#[test]
fn a_choice_is_named_by_index_text_or_letter() {
    let capitals = choice(&["London", "Paris", "Madrid", "Rome"], 1);
    check(
        "What is the capital of France?",
        &capitals,
        &[
            ("Paris", Correct),
            ("paris.", Correct),
            ("Pariss", Correct),
            ("It is Paris", Correct),
            ("b", Correct),
            ("(B)", Correct),
            ("Option B", Correct),
            ("b) Paris", Correct),
            ("1", Correct),
            ("London", Incorrect),
            ("a", Incorrect),
            ("0", Incorrect),
            ("a) Paris", Incorrect),
            ("not Paris", Incorrect),
            ("Paris or London", Incorrect),
            ("z", Incorrect),
            ("17", Incorrect),
        ],
    );
    let index = |value: f64| score(None, &capitals, &Answer::Number(value)).verdict;
    assert_eq!(
        [index(1.0), index(0.0), index(1.5), index(-1.0), index(9.0)],
        [Correct, Incorrect, Incorrect, Incorrect, Incorrect]
    );
    let wrong = answered(&capitals, "London");
    assert_eq!(wrong.misconceptions, ["chose ‘London’: the answer is ‘Paris’"]);
    assert!(wrong.confidence >= 0.95);
}

#[test]
fn choices_that_are_numbers_are_named_by_their_text() {
    let counts = choice(&["1", "2", "3", "4"], 2);
    check("", &counts, &[("3", Correct), ("2", Incorrect), ("c", Correct), ("7", Incorrect)]);
    assert!(score(None, &counts, &Answer::Number(2.0)).correct());
    assert!(!score(None, &counts, &Answer::Number(3.0)).correct());
}

#[test]
fn choices_a_slip_apart_stay_apart() {
    check(
        "",
        &choice(&["mitosis", "meiosis"], 0),
        &[("mitosis", Correct), ("meiosis", Incorrect), ("mitossis", Correct)],
    );
    check("", &choice(&["Austria", "Australia"], 0), &[("Austria", Correct), ("Australia", Incorrect)]);
    check("", &choice(&["Paris", "Paris, Texas"], 0), &[("It is Paris, Texas", Incorrect), ("It is Paris", Correct)]);
    check("", &choice(&[], 3), &[("a", Incorrect), ("", Blank)]);
    check("", &choice(&["yes", "no"], 9), &[("yes", Incorrect)]);
}

#[test]
fn parts_are_found_in_any_order() {
    let colours = Key::Parts(texts(&["red", "green", "blue"]));
    check(
        "Name the primary colours of light.",
        &colours,
        &[
            ("red, green, blue", Correct),
            ("blue and red and green", Correct),
            ("Blue\nGreen\nRed", Correct),
            ("green red blue", Correct),
            ("red, green", Partial),
            ("red", Partial),
            ("red, yellow", Partial),
            ("yellow, pink", Incorrect),
            ("red, red, red", Partial),
            ("red, green, blue, yellow, pink, brown, black, white, grey, violet", Partial),
        ],
    );
    let filler = "word ".repeat(900);
    let late = |fillers: usize| {
        let parts = std::iter::repeat_n(filler.as_str(), fillers).chain(["red", "green", "blue"]);
        score(None, &colours, &Answer::Parts(parts.map(str::to_owned).collect())).score
    };
    // Two thousand words are read of all parts together.
    assert_eq!((late(2), late(3)), (0.6, 0.0));
    let given = Answer::Parts(texts(&["grean", "red", "violet"]));
    let scored = score(None, &colours, &given);
    assert!((scored.score - 2.0 / 3.0).abs() < 1e-9);
    assert_eq!(scored.misconceptions, ["does not mention ‘blue’"]);
    assert_eq!(scored.forgiven, ["‘grean’ read as ‘green’"]);
    let spaced = Key::Parts(texts(&["research and development", "sales"]));
    check("", &spaced, &[("sales, research and development", Correct)]);
}

#[test]
fn the_best_reference_counts() {
    let key = Key::AnyOf(texts(&["the circuit is broken", "there is a gap in the path"]));
    check(
        "Why is the bulb off?",
        &key,
        &[
            ("because of a gap in the path", Correct),
            ("the circuit was broken", Correct),
            ("the sun is shining", Incorrect),
        ],
    );
}

#[test]
fn the_opposite_is_called_contradictory() {
    let cases = [
        ("the resistance increases", "the resistance decreases"),
        ("copper is conductive", "copper is not conductive"),
        ("glass is not conductive", "glass is conductive"),
        ("the switch is open", "the switch is closed"),
        ("wash your hands before the meal", "wash your hands after the meal"),
        ("always lock the screen", "never lock the screen"),
        ("the temperature is higher", "the temperature is lower"),
        ("the result is valid", "the result is invalid"),
        ("yes", "no"),
        ("true", "false"),
    ];
    for (wanted, given) in cases {
        let scored = answered(&one(wanted), given);
        assert_eq!(scored.verdict, Contradictory, "{given:?} against {wanted:?}: {scored:#?}");
        assert!(scored.score <= 0.3 && !scored.misconceptions.is_empty());
    }
    let scored = answered(&one("the resistance increases"), "the resistance decreases");
    assert_eq!(scored.misconceptions, ["says ‘decreases’; the reference says ‘increases’"]);
}

#[test]
fn a_double_negative_agrees() {
    let cases = [
        ("the switch is closed", "the switch is not open"),
        ("the result is invalid", "the result is not valid"),
        ("glass is not conductive", "glass isn't conductive"),
        ("the mixture is nonconductive", "the mixture is not conductive"),
    ];
    for (wanted, given) in cases {
        let scored = answered(&one(wanted), given);
        assert!(scored.correct(), "{given:?} against {wanted:?}: {scored:#?}");
    }
}

#[test]
fn saying_everything_or_nothing_new_does_not_win() {
    let dump = "nucleus ribosome golgi mitochondria lysosome vacuole membrane wall cytoplasm".to_owned();
    check(
        "Which part of the cell releases energy?",
        &one("mitochondria"),
        &[
            ("the mitochondria", Correct),
            ("It is the mitochondria that releases energy", Correct),
            (&dump, Partial),
            ("mitochondria or nucleus", Partial),
            ("Which part of the cell releases energy?", Incorrect),
        ],
    );
    let question = "Why does the water level in the closed tank rise when the stone sinks?";
    check(question, &one("the stone displaces water"), &[(question, Incorrect), ("It displaces water", Correct)]);
    check("Does it increase or decrease?", &one("it will increase"), &[("it will decrease", Contradictory)]);
    check("What happens to the price?", &one("it increases"), &[("it increases or decreases", Partial)]);
}

#[test]
fn what_was_missed_is_named() {
    let scored = answered(&one("The water evaporated, leaving the salt."), "the salt was cooked");
    assert!(scored.misconceptions.contains(&"does not mention ‘evaporated’".to_owned()), "{scored:#?}");
    assert_eq!(scored.matched_terms, ["salt"]);
    assert_eq!(scored.missing_terms, ["water", "evaporated", "leaving"]);
}

#[test]
fn half_a_name_is_not_the_name_and_another_number_not_the_rule() {
    check(
        "Who was the first president?",
        &one("George Washington"),
        &[
            ("George Washington", Correct),
            ("it was george washington", Correct),
            ("Martha Washington", Partial),
            ("Abraham Lincoln", Incorrect),
        ],
    );
    let rule = one("Report the incident to the security team within 24 hours");
    check(
        "What must staff do after a breach?",
        &rule,
        &[
            ("report it to the security team within 24 hours", Correct),
            ("report it to the security team within 48 hours", Partial),
        ],
    );
    let late = answered(&rule, "report it to the security team within 48 hours");
    assert_eq!(late.misconceptions[0], "does not mention ‘24’");
}

#[test]
fn other_languages_have_their_own_stems_and_negations() {
    let german = one("Die Pflanzen brauchen das Licht der Sonne");
    check(
        "",
        &german,
        &[("Eine Pflanze braucht Sonnenlicht und Licht der Sonne", Correct), ("Hunde bellen", Incorrect)],
    );
    let german = one("Das Metall ist nicht magnetisch und rostet nicht");
    check("", &german, &[("Das Metall ist magnetisch und rostet", Contradictory)]);
    let french = one("la plante absorbe de la lumière pour produire du sucre");
    check("", &french, &[("les plantes absorbent la lumiere et produisent du sucre", Correct)]);
    check("", &one("光合作用"), &[("光合作用", Correct), ("呼吸", Incorrect)]);
    check("", &one("фотосинтез"), &[("Фотосинтез", Correct), ("дыхание", Incorrect)]);
}

#[test]
fn an_item_without_a_key_passes_nobody() {
    for key in [Key::AnyOf(Vec::new()), Key::AnyOf(texts(&["", " "])), Key::Parts(Vec::new())] {
        assert!(!answered(&key, "anything").correct(), "{key:?}");
    }
}

#[test]
fn a_score_reads_the_same_in_json() {
    let scored = answered(&one("correct"), "incorrect");
    let json = serde_json::to_value(&scored).expect("a score is plain data");
    assert_eq!(json["verdict"], "contradictory");
    assert_eq!(serde_json::from_value::<Score>(json).expect("it was just written"), scored);
}

#[test]
fn a_sentence_in_other_words_is_judged_by_how_much_of_it_is_said() {
    let key = one("The water evaporated, leaving the salt behind in the dish.");
    check(
        "How did you separate the salt from the water?",
        &key,
        &[
            ("We let the water evaporate and the salt was left behind", Correct),
            ("The water evaporated and the salt stayed in the dish.", Correct),
            ("I do not know", Incorrect),
            ("By looking at the colour of the rocks", Incorrect),
        ],
    );
}

#[test]
fn a_long_reference_turned_round_is_contradictory_and_says_what_is_turned() {
    let key = one("When the effort is farther from the fulcrum, the force needed to lift the load decreases");
    let scored =
        answered(&key, "When the effort is farther from the fulcrum, the force needed to lift the load increases");
    assert_eq!(scored.verdict, Contradictory, "{scored:#?}");
    assert_eq!(scored.misconceptions[0], "says ‘increases’; the reference says ‘decreases’");
}

#[test]
fn an_unsure_verdict_asks_for_a_look_and_a_rule_does_not() {
    let mut unsure = answered(&one("correct"), "correct");
    assert!(!unsure.needs_review());
    unsure.confidence = domain::scoring::REVIEW - 0.01;
    assert!(unsure.needs_review());
}

#[test]
fn languages_are_told_apart_by_their_small_words_and_stemmed_by_their_own_rules() {
    let cases = [
        ("планеты вращаются вокруг солнца", "планета вращается вокруг солнца"),
        ("planeterne bevæger sig om solen", "planeten bevæger sig om solen"),
        ("οι πλανήτες κινούνται γύρω από τον ήλιο", "ο πλανήτης κινείται γύρω από τον ήλιο"),
    ];
    for (wanted, given) in cases {
        assert!(answered(&one(wanted), given).correct(), "{given}");
    }
    assert_eq!(answered(&one("медь проводит ток"), "медь не проводит ток").verdict, Contradictory);
}
