//! Weights of the model of check-worthiness, written by `make fit`. Fitted to
//! - 54 articles with 1572 labelled sentences (claims, weight 1),
//! - 23 articles with 707 labelled sentences (claims-single, weight 1),
//! - 28 articles with 624 labelled sentences (claims-invented, weight 0.5),
//! - 7976 sentences of debates (`ClaimBuster`, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0),
//!
//! with the ridge penalty 8 for a signal or fact and 0.5 for a word that is in 3 sentences or more.
//! Weight of a sentence of an article 4; targets of the grades [0.0, 0.45, 1.0].

/// Minimum score of a claim.
pub(super) const THRESHOLD: f64 = 0.2431;

/// Log-odds before anything is read, in ten-thousandths.
#[rustfmt::skip]
pub(super) const BIAS: [i32; 1] = [-14489];

/// Log-odds of one step in the table of words, in millionths.
#[rustfmt::skip]
pub(super) const WORD_UNITS: [i32; 1] = [34236];

/// Log-odds of a signal or fact of strength 1, in ten-thousandths.
#[rustfmt::skip]
pub(super) const NAMED: &[(&str, [i32; 1])] = &[
    ("figure", [8966]),
    ("figures", [255]),
    ("big_figure", [10248]),
    ("money", [5954]),
    ("share", [11818]),
    ("duration", [481]),
    ("date", [2062]),
    ("relative_date", [1081]),
    ("year", [2930]),
    ("casualty", [693]),
    ("casualty_figure", [216]),
    ("vague_count", [-1062]),
    ("stipulation", [4927]),
    ("stipulates", [2651]),
    ("stipulation_both", [2306]),
    ("names", [1291]),
    ("no_name", [-2769]),
    ("role", [2875]),
    ("organisation", [89]),
    ("act", [6907]),
    ("act_named", [43]),
    ("act_dated", [-248]),
    ("past", [4547]),
    ("accusation", [5489]),
    ("speech", [3177]),
    ("attitude", [191]),
    ("belief", [-4426]),
    ("attributed", [-345]),
    ("speech_bare", [2872]),
    ("speech_fact", [-3217]),
    ("quoted", [-1130]),
    ("running", [-1956]),
    ("quoted_opinion", [4230]),
    ("hedge", [-2200]),
    ("forecast", [-1629]),
    ("first_person", [-4069]),
    ("second_person", [-354]),
    ("question", [-7695]),
    ("opinion", [-5433]),
    ("opinions", [-1492]),
    ("obligation", [669]),
    ("exclamation", [725]),
    ("comparison", [4012]),
    ("cause", [355]),
    ("source", [3473]),
    ("negation", [33]),
    ("general", [-1020]),
    ("imperative", [-8489]),
    ("condition", [-1751]),
    ("vague_start", [-1761]),
    ("pronoun_start", [-327]),
    ("but_start", [573]),
    ("short", [-1087]),
    ("length", [14602]),
    ("open_end", [-10002]),
    ("title_case", [-4013]),
    ("no_verb", [-7852]),
    ("colon_end", [1300]),
    ("place", [-652]),
    ("first_of_paragraph", [-3200]),
    ("casualty_act", [8968]),
    ("cause_strong", [-2004]),
    ("since", [1781]),
    ("would", [831]),
    ("stipulates_strong", [4266]),
    ("measured", [4584]),
    ("full_quote", [-4559]),
    ("attitude_main", [-2769]),
    ("belief_main", [2227]),
    ("scheduled", [-1796]),
    ("standing", [-713]),
    ("only_time", [4429]),
    ("quoted_self", [4084]),
    ("ordinal", [802]),
    ("listing", [338]),
];
