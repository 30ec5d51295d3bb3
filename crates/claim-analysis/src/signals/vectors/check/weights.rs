//! Weights of the model of check-worthiness, written by `make fit`. Fitted to
//! - 54 articles with 1572 labelled sentences (claims, weight 1),
//! - 23 articles with 707 labelled sentences (claims-single, weight 1),
//! - 28 articles with 624 labelled sentences (claims-invented, weight 0.5),
//! - 7976 sentences of debates (`ClaimBuster`, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0),
//!
//! with the ridge penalty 8 for a signal or fact and 1 for a value of the embedding.
//! Weight of a sentence of an article 4; targets of the grades [0.0, 0.45, 1.0].

/// Minimum score of a claim.
pub(super) const THRESHOLD: f64 = 0.3436;

/// Log-odds before anything is read, in ten-thousandths.
#[rustfmt::skip]
pub(super) const BIAS: [i32; 1] = [-10835];

/// Log-odds of one step in the table of values of the embedding, in millionths.
#[rustfmt::skip]
pub(super) const VECTOR_UNITS: [i32; 1] = [26229];

/// Log-odds of a signal or fact of strength 1, in ten-thousandths.
#[rustfmt::skip]
pub(super) const NAMED: &[(&str, [i32; 1])] = &[
    ("figure", [7790]),
    ("figures", [1617]),
    ("big_figure", [11591]),
    ("money", [5834]),
    ("share", [14405]),
    ("duration", [1001]),
    ("date", [1312]),
    ("relative_date", [-1289]),
    ("year", [7238]),
    ("casualty", [1646]),
    ("casualty_figure", [-4156]),
    ("vague_count", [-1930]),
    ("stipulation", [1607]),
    ("stipulates", [-625]),
    ("stipulation_both", [3204]),
    ("names", [1137]),
    ("no_name", [-1833]),
    ("role", [1791]),
    ("organisation", [-1536]),
    ("act", [3668]),
    ("act_named", [-31]),
    ("act_dated", [581]),
    ("past", [3275]),
    ("accusation", [2661]),
    ("speech", [2262]),
    ("attitude", [264]),
    ("belief", [-4402]),
    ("attributed", [-999]),
    ("speech_bare", [2358]),
    ("speech_fact", [-3357]),
    ("quoted", [1773]),
    ("running", [-1386]),
    ("quoted_opinion", [3351]),
    ("hedge", [-952]),
    ("forecast", [-1054]),
    ("first_person", [-3031]),
    ("second_person", [-2813]),
    ("question", [-14450]),
    ("opinion", [-2860]),
    ("opinions", [-2038]),
    ("obligation", [12]),
    ("exclamation", [478]),
    ("comparison", [2989]),
    ("cause", [-589]),
    ("source", [-190]),
    ("negation", [-2393]),
    ("general", [296]),
    ("imperative", [-7394]),
    ("condition", [-4300]),
    ("vague_start", [-817]),
    ("pronoun_start", [-1194]),
    ("but_start", [298]),
    ("short", [-358]),
    ("length", [18250]),
    ("open_end", [-9709]),
    ("title_case", [-2156]),
    ("no_verb", [-5371]),
    ("colon_end", [1247]),
    ("place", [138]),
    ("first_of_paragraph", [-2762]),
    ("casualty_act", [9884]),
    ("cause_strong", [-2236]),
    ("since", [-370]),
    ("would", [2146]),
    ("stipulates_strong", [4467]),
    ("measured", [2628]),
    ("full_quote", [-3427]),
    ("attitude_main", [-5766]),
    ("belief_main", [2709]),
    ("scheduled", [-1517]),
    ("standing", [801]),
    ("only_time", [5453]),
    ("quoted_self", [3274]),
    ("ordinal", [4721]),
    ("listing", [266]),
];
