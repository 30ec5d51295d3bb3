//! Weights of the model of check-worthiness, written by `make fit`. Fitted to
//! - 54 articles with 1572 labelled sentences (claims, weight 1),
//! - 23 articles with 707 labelled sentences (claims-single, weight 1),
//! - 28 articles with 624 labelled sentences (claims-invented, weight 0.5),
//! - 7976 sentences of debates (`ClaimBuster`, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0),
//!
//! with the ridge penalty 8 for a signal or fact and 0.5 for a word that is in 3 sentences or more.
//! Weight of a sentence of an article 4; targets of the grades [0.0, 0.45, 1.0].

/// Minimum score of a claim.
pub(super) const THRESHOLD: f64 = 0.2554;

/// Log-odds before anything is read, in ten-thousandths.
#[rustfmt::skip]
pub(super) const BIAS: [i32; 1] = [-15134];

/// Log-odds of one step in the table of words, in millionths.
#[rustfmt::skip]
pub(super) const WORD_UNITS: [i32; 1] = [43059];

/// Log-odds of a signal or fact of strength 1, in ten-thousandths.
#[rustfmt::skip]
pub(super) const NAMED: &[(&str, [i32; 1])] = &[
    ("figure", [9465]),
    ("figures", [389]),
    ("big_figure", [10465]),
    ("money", [4187]),
    ("share", [12321]),
    ("duration", [-1183]),
    ("date", [940]),
    ("relative_date", [965]),
    ("year", [1480]),
    ("casualty", [254]),
    ("casualty_figure", [-1106]),
    ("vague_count", [-1236]),
    ("stipulation", [4658]),
    ("stipulates", [3043]),
    ("stipulation_both", [2346]),
    ("names", [1034]),
    ("no_name", [-2900]),
    ("role", [2649]),
    ("organisation", [446]),
    ("act", [7216]),
    ("act_named", [-238]),
    ("act_dated", [-510]),
    ("past", [5101]),
    ("accusation", [4810]),
    ("speech", [3385]),
    ("attitude", [485]),
    ("belief", [-4626]),
    ("attributed", [-1181]),
    ("speech_bare", [2817]),
    ("speech_fact", [-3998]),
    ("quoted", [-1262]),
    ("running", [-2651]),
    ("quoted_opinion", [4345]),
    ("hedge", [-2288]),
    ("forecast", [-1925]),
    ("first_person", [-4050]),
    ("second_person", [-1028]),
    ("question", [-7455]),
    ("opinion", [-5365]),
    ("opinions", [-1811]),
    ("obligation", [726]),
    ("exclamation", [731]),
    ("comparison", [3984]),
    ("cause", [511]),
    ("source", [3352]),
    ("negation", [-68]),
    ("general", [-987]),
    ("imperative", [-7340]),
    ("condition", [-1656]),
    ("vague_start", [-1730]),
    ("pronoun_start", [-169]),
    ("but_start", [589]),
    ("short", [-851]),
    ("length", [15263]),
    ("open_end", [-9257]),
    ("title_case", [-3691]),
    ("no_verb", [-7581]),
    ("colon_end", [1272]),
    ("place", [-659]),
    ("first_of_paragraph", [-3111]),
    ("casualty_act", [10007]),
    ("cause_strong", [-2155]),
    ("since", [809]),
    ("would", [1250]),
    ("stipulates_strong", [5161]),
    ("measured", [5584]),
    ("full_quote", [-4085]),
    ("attitude_main", [-2936]),
    ("belief_main", [2716]),
    ("scheduled", [-1312]),
    ("standing", [-280]),
    ("only_time", [6178]),
    ("quoted_self", [4246]),
    ("ordinal", [770]),
    ("listing", [-899]),
];
