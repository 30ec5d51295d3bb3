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

/// Log-odds before anything is read.
#[rustfmt::skip]
pub(super) const BIAS: [f32; 1] = [-1.4489];

/// Log-odds of one step in the table of words.
#[rustfmt::skip]
pub(super) const WORD_UNITS: [f32; 1] = [0.03424];

/// Log-odds of a signal or fact of strength 1.
#[rustfmt::skip]
pub(super) const NAMED: &[(&str, [f32; 1])] = &[
    ("figure", [0.8966]),
    ("figures", [0.0255]),
    ("big_figure", [1.0248]),
    ("money", [0.5954]),
    ("share", [1.1818]),
    ("duration", [0.0481]),
    ("date", [0.2062]),
    ("relative_date", [0.1081]),
    ("year", [0.2930]),
    ("casualty", [0.0693]),
    ("casualty_figure", [0.0216]),
    ("vague_count", [-0.1062]),
    ("stipulation", [0.4927]),
    ("stipulates", [0.2651]),
    ("stipulation_both", [0.2306]),
    ("names", [0.1291]),
    ("no_name", [-0.2769]),
    ("role", [0.2875]),
    ("organisation", [0.0089]),
    ("act", [0.6907]),
    ("act_named", [0.0043]),
    ("act_dated", [-0.0248]),
    ("past", [0.4547]),
    ("accusation", [0.5489]),
    ("speech", [0.3177]),
    ("attitude", [0.0191]),
    ("belief", [-0.4426]),
    ("attributed", [-0.0345]),
    ("speech_bare", [0.2872]),
    ("speech_fact", [-0.3217]),
    ("quoted", [-0.1130]),
    ("running", [-0.1956]),
    ("quoted_opinion", [0.4230]),
    ("hedge", [-0.2200]),
    ("forecast", [-0.1629]),
    ("first_person", [-0.4069]),
    ("second_person", [-0.0354]),
    ("question", [-0.7695]),
    ("opinion", [-0.5433]),
    ("opinions", [-0.1492]),
    ("obligation", [0.0669]),
    ("exclamation", [0.0725]),
    ("comparison", [0.4012]),
    ("cause", [0.0355]),
    ("source", [0.3473]),
    ("negation", [0.0033]),
    ("general", [-0.1020]),
    ("imperative", [-0.8489]),
    ("condition", [-0.1751]),
    ("vague_start", [-0.1761]),
    ("pronoun_start", [-0.0327]),
    ("but_start", [0.0573]),
    ("short", [-0.1087]),
    ("length", [1.4602]),
    ("open_end", [-1.0002]),
    ("title_case", [-0.4013]),
    ("no_verb", [-0.7852]),
    ("colon_end", [0.1300]),
    ("place", [-0.0652]),
    ("first_of_paragraph", [-0.3200]),
    ("casualty_act", [0.8968]),
    ("cause_strong", [-0.2004]),
    ("since", [0.1781]),
    ("would", [0.0831]),
    ("stipulates_strong", [0.4266]),
    ("measured", [0.4584]),
    ("full_quote", [-0.4559]),
    ("attitude_main", [-0.2769]),
    ("belief_main", [0.2227]),
    ("scheduled", [-0.1796]),
    ("standing", [-0.0713]),
    ("only_time", [0.4429]),
    ("quoted_self", [0.4084]),
    ("ordinal", [0.0802]),
    ("listing", [0.0338]),
];
