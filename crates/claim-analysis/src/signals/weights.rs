//! Weights of the model of check-worthiness, written by `make fit`. Fitted to
//! - 54 articles with 1572 labelled sentences (claims, weight 1),
//! - 23 articles with 707 labelled sentences (claims-single, weight 1),
//! - 28 articles with 624 labelled sentences (claims-invented, weight 0.5),
//! - 7976 sentences of debates (ClaimBuster, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0),
//!
//! with the ridge penalty 8 for a signal or fact and 0.5 for a word that is in 3 sentences or more.
//! Weight of a sentence of an article 4; targets of the grades [0.0, 0.45, 1.0].

/// Minimum score of a claim.
pub(super) const THRESHOLD: f64 = 0.2069;

/// Log-odds before anything is read.
#[rustfmt::skip]
pub(super) const BIAS: [f32; 1] = [-1.4055];

/// Log-odds of one step in the table of words.
#[rustfmt::skip]
pub(super) const WORD_UNITS: [f32; 1] = [0.034613];

/// Log-odds of a signal or fact of strength 1.
#[rustfmt::skip]
pub(super) const NAMED: &[(&str, [f32; 1])] = &[
    ("figure", [0.8972]),
    ("figures", [0.0041]),
    ("big_figure", [1.0494]),
    ("money", [0.5637]),
    ("share", [1.1149]),
    ("duration", [0.0589]),
    ("date", [0.2245]),
    ("relative_date", [0.0951]),
    ("year", [0.2840]),
    ("casualty", [0.2117]),
    ("casualty_figure", [0.0357]),
    ("vague_count", [-0.0889]),
    ("stipulation", [0.4838]),
    ("stipulates", [0.2677]),
    ("stipulation_both", [0.2463]),
    ("names", [0.1205]),
    ("no_name", [-0.2940]),
    ("role", [0.2881]),
    ("organisation", [-0.0031]),
    ("act", [0.6657]),
    ("act_named", [-0.0073]),
    ("act_dated", [-0.0179]),
    ("past", [0.4513]),
    ("accusation", [0.4872]),
    ("speech", [0.3328]),
    ("attitude", [-0.0043]),
    ("belief", [-0.4619]),
    ("attributed", [-0.0013]),
    ("speech_bare", [0.3041]),
    ("speech_fact", [-0.3055]),
    ("quoted", [-0.1627]),
    ("running", [-0.1925]),
    ("quoted_opinion", [0.4175]),
    ("hedge", [-0.2273]),
    ("forecast", [-0.1245]),
    ("first_person", [-0.4335]),
    ("second_person", [-0.0436]),
    ("question", [-0.9787]),
    ("opinion", [-0.5371]),
    ("opinions", [-0.1875]),
    ("obligation", [0.1406]),
    ("exclamation", [0.0415]),
    ("comparison", [0.4078]),
    ("cause", [0.0358]),
    ("source", [0.3524]),
    ("negation", [-0.0221]),
    ("general", [-0.0994]),
    ("imperative", [-0.7256]),
    ("condition", [-0.1628]),
    ("vague_start", [-0.1813]),
    ("pronoun_start", [-0.0283]),
    ("but_start", [0.0710]),
    ("short", [-0.1365]),
    ("length", [1.4021]),
    ("open_end", [-0.9743]),
    ("title_case", [-0.3740]),
    ("no_verb", [-0.8185]),
    ("colon_end", [0.1539]),
    ("place", [-0.0575]),
    ("first_of_paragraph", [-0.3437]),
    ("casualty_act", [0.3672]),
    ("cause_strong", [-0.1791]),
    ("since", [0.1708]),
    ("would", [0.0762]),
    ("stipulates_strong", [0.3816]),
    ("measured", [0.4525]),
    ("full_quote", [-0.4703]),
    ("attitude_main", [-0.2745]),
    ("belief_main", [0.2305]),
    ("scheduled", [-0.1925]),
    ("standing", [-0.0922]),
    ("only_time", [0.4361]),
    ("quoted_self", [0.4703]),
    ("ordinal", [0.1035]),
    ("listing", [0.0111]),
];
