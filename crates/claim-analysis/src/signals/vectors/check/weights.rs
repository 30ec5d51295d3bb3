//! Weights of the model of check-worthiness, written by `make fit`. Fitted to
//! - 54 articles with 1572 labelled sentences (claims, weight 1),
//! - 23 articles with 707 labelled sentences (claims-single, weight 1),
//! - 28 articles with 624 labelled sentences (claims-invented, weight 0.5),
//! - 7976 sentences of debates (`ClaimBuster`, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0),
//!
//! with the ridge penalty 8 for a signal or fact and 1 for a value of the embedding.
//! Weight of a sentence of an article 4; targets of the grades [0.0, 0.45, 1.0].

/// Minimum score of a claim.
pub(super) const THRESHOLD: f64 = 0.3351;

/// Log-odds before anything is read, in ten-thousandths.
#[rustfmt::skip]
pub(super) const BIAS: [i32; 1] = [-10848];

/// Log-odds of one step in the table of values of the embedding, in millionths.
#[rustfmt::skip]
pub(super) const VECTOR_UNITS: [i32; 1] = [26011];

/// Log-odds of a signal or fact of strength 1, in ten-thousandths.
#[rustfmt::skip]
pub(super) const NAMED: &[(&str, [i32; 1])] = &[
    ("figure", [7059]),
    ("figures", [1838]),
    ("big_figure", [12101]),
    ("money", [5925]),
    ("share", [14475]),
    ("duration", [1490]),
    ("date", [2065]),
    ("relative_date", [-1319]),
    ("year", [6664]),
    ("casualty", [1548]),
    ("casualty_figure", [-2983]),
    ("vague_count", [-1995]),
    ("stipulation", [1601]),
    ("stipulates", [-505]),
    ("stipulation_both", [2806]),
    ("names", [1001]),
    ("no_name", [-1783]),
    ("role", [1858]),
    ("organisation", [-1523]),
    ("act", [3750]),
    ("act_named", [-81]),
    ("act_dated", [682]),
    ("past", [3180]),
    ("accusation", [2884]),
    ("speech", [2351]),
    ("attitude", [161]),
    ("belief", [-4455]),
    ("attributed", [-885]),
    ("speech_bare", [2559]),
    ("speech_fact", [-3445]),
    ("quoted", [1511]),
    ("running", [-1488]),
    ("quoted_opinion", [3603]),
    ("hedge", [-985]),
    ("forecast", [-859]),
    ("first_person", [-2952]),
    ("second_person", [-2826]),
    ("question", [-14304]),
    ("opinion", [-2902]),
    ("opinions", [-1890]),
    ("obligation", [-44]),
    ("exclamation", [194]),
    ("comparison", [2909]),
    ("cause", [-594]),
    ("source", [-152]),
    ("negation", [-2582]),
    ("general", [177]),
    ("imperative", [-7254]),
    ("condition", [-4255]),
    ("vague_start", [-825]),
    ("pronoun_start", [-1164]),
    ("but_start", [231]),
    ("short", [-92]),
    ("length", [18514]),
    ("open_end", [-12749]),
    ("title_case", [-1902]),
    ("no_verb", [-5339]),
    ("colon_end", [1501]),
    ("place", [278]),
    ("first_of_paragraph", [-2815]),
    ("casualty_act", [8855]),
    ("cause_strong", [-1949]),
    ("since", [-14]),
    ("would", [1930]),
    ("stipulates_strong", [4436]),
    ("measured", [2653]),
    ("full_quote", [-3576]),
    ("attitude_main", [-5623]),
    ("belief_main", [2428]),
    ("scheduled", [-1602]),
    ("standing", [849]),
    ("only_time", [4617]),
    ("quoted_self", [3168]),
    ("ordinal", [4959]),
    ("listing", [79]),
];
