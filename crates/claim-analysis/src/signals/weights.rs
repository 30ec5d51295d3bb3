//! Weights of the model of check-worthiness, written by `make fit`. Fitted to
//! - 54 articles with 1572 labelled sentences (claims, weight 1),
//! - 23 articles with 707 labelled sentences (claims-single, weight 1),
//! - 28 articles with 624 labelled sentences (claims-invented, weight 0.5),
//! - 7976 sentences of debates (`ClaimBuster`, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0),
//!
//! with the ridge penalty 8 for a signal or fact and 0.5 for a word that is in 3 sentences or more.
//! Weight of a sentence of an article 4; targets of the grades [0.0, 0.45, 1.0].

/// Minimum score of a claim.
pub(super) const THRESHOLD: f64 = 0.2449;

/// Log-odds before anything is read, in ten-thousandths.
#[rustfmt::skip]
pub(super) const BIAS: [i32; 1] = [-15220];

/// Log-odds of one step in the table of words, in millionths.
#[rustfmt::skip]
pub(super) const WORD_UNITS: [i32; 1] = [43145];

/// Log-odds of a signal or fact of strength 1, in ten-thousandths.
#[rustfmt::skip]
pub(super) const NAMED: &[(&str, [i32; 1])] = &[
    ("figure", [8924]),
    ("figures", [801]),
    ("big_figure", [11060]),
    ("money", [4047]),
    ("share", [11775]),
    ("duration", [-1225]),
    ("date", [518]),
    ("relative_date", [934]),
    ("year", [2096]),
    ("casualty", [532]),
    ("casualty_figure", [-1269]),
    ("vague_count", [-1152]),
    ("stipulation", [4651]),
    ("stipulates", [2440]),
    ("stipulation_both", [2467]),
    ("names", [1285]),
    ("no_name", [-2797]),
    ("role", [2491]),
    ("organisation", [198]),
    ("act", [7108]),
    ("act_named", [-185]),
    ("act_dated", [-183]),
    ("past", [4823]),
    ("accusation", [5419]),
    ("speech", [3454]),
    ("attitude", [33]),
    ("belief", [-4321]),
    ("attributed", [-1614]),
    ("speech_bare", [2658]),
    ("speech_fact", [-4273]),
    ("quoted", [-1493]),
    ("running", [-1108]),
    ("quoted_opinion", [4649]),
    ("hedge", [-2143]),
    ("forecast", [-1712]),
    ("first_person", [-3817]),
    ("second_person", [-424]),
    ("question", [-9268]),
    ("opinion", [-5381]),
    ("opinions", [-1706]),
    ("obligation", [817]),
    ("exclamation", [750]),
    ("comparison", [4007]),
    ("cause", [410]),
    ("source", [3621]),
    ("negation", [227]),
    ("general", [-1034]),
    ("imperative", [-7561]),
    ("condition", [-1619]),
    ("vague_start", [-1728]),
    ("pronoun_start", [-162]),
    ("but_start", [778]),
    ("short", [-1028]),
    ("length", [14231]),
    ("open_end", [-9583]),
    ("title_case", [-3882]),
    ("no_verb", [-7472]),
    ("colon_end", [1187]),
    ("place", [-268]),
    ("first_of_paragraph", [-2056]),
    ("casualty_act", [8967]),
    ("cause_strong", [-2333]),
    ("since", [967]),
    ("would", [1506]),
    ("stipulates_strong", [4374]),
    ("measured", [6077]),
    ("full_quote", [-3457]),
    ("attitude_main", [-4497]),
    ("belief_main", [2722]),
    ("scheduled", [-1526]),
    ("standing", [-675]),
    ("only_time", [6105]),
    ("quoted_self", [4316]),
    ("ordinal", [127]),
    ("listing", [-267]),
];
