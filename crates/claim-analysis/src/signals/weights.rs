//! Weights of the model of check-worthiness, written by `make fit`. Fitted to
//! - 54 articles with 1572 labelled sentences (claims, weight 1),
//! - 23 articles with 707 labelled sentences (claims-single, weight 1),
//! - 28 articles with 624 labelled sentences (claims-invented, weight 0.5),
//! - 7976 sentences of debates (`ClaimBuster`, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0),
//!
//! with the ridge penalty 8 for a signal or fact and 0.5 for a word that is in 3 sentences or more.
//! Weight of a sentence of an article 4; targets of the grades [0.0, 0.45, 1.0].

/// Minimum score of a claim.
pub(super) const THRESHOLD: f64 = 0.2545;

/// Log-odds before anything is read, in ten-thousandths.
#[rustfmt::skip]
pub(super) const BIAS: [i32; 1] = [-14159];

/// Log-odds of one step in the table of words, in millionths.
#[rustfmt::skip]
pub(super) const WORD_UNITS: [i32; 1] = [37452];

/// Log-odds of a signal or fact of strength 1, in ten-thousandths.
#[rustfmt::skip]
pub(super) const NAMED: &[(&str, [i32; 1])] = &[
    ("figure", [9722]),
    ("figures", [1084]),
    ("big_figure", [10984]),
    ("money", [4132]),
    ("share", [12740]),
    ("duration", [-1209]),
    ("date", [1133]),
    ("relative_date", [924]),
    ("year", [2648]),
    ("casualty", [340]),
    ("casualty_figure", [-1344]),
    ("vague_count", [-1237]),
    ("stipulation", [4788]),
    ("stipulates", [2864]),
    ("stipulation_both", [2420]),
    ("names", [1420]),
    ("no_name", [-3000]),
    ("role", [2944]),
    ("organisation", [420]),
    ("act", [6878]),
    ("act_named", [104]),
    ("act_dated", [26]),
    ("past", [4654]),
    ("accusation", [5313]),
    ("speech", [3484]),
    ("attitude", [232]),
    ("belief", [-4431]),
    ("attributed", [-1327]),
    ("speech_bare", [2859]),
    ("speech_fact", [-4186]),
    ("quoted", [-2123]),
    ("running", [-2200]),
    ("quoted_opinion", [4805]),
    ("hedge", [-2272]),
    ("forecast", [-1800]),
    ("first_person", [-3949]),
    ("second_person", [-764]),
    ("question", [-8406]),
    ("opinion", [-5358]),
    ("opinions", [-1761]),
    ("obligation", [206]),
    ("exclamation", [-344]),
    ("comparison", [3801]),
    ("cause", [625]),
    ("source", [3430]),
    ("negation", [-245]),
    ("general", [-977]),
    ("imperative", [-7570]),
    ("condition", [-1466]),
    ("vague_start", [-1683]),
    ("pronoun_start", [-332]),
    ("but_start", [666]),
    ("short", [-1136]),
    ("length", [14631]),
    ("open_end", [-10391]),
    ("title_case", [-3527]),
    ("no_verb", [-7061]),
    ("colon_end", [891]),
    ("place", [-406]),
    ("first_of_paragraph", [-3315]),
    ("casualty_act", [9570]),
    ("cause_strong", [-2586]),
    ("since", [1009]),
    ("would", [1197]),
    ("stipulates_strong", [4824]),
    ("measured", [6587]),
    ("full_quote", [-4176]),
    ("attitude_main", [-3141]),
    ("belief_main", [2530]),
    ("scheduled", [-1554]),
    ("standing", [-819]),
    ("only_time", [6001]),
    ("quoted_self", [4117]),
    ("ordinal", [745]),
    ("listing", [176]),
];
