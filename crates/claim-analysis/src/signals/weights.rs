//! Weights of the model of check-worthiness, written by `make fit`. Fitted to
//! - 54 articles with 1572 labelled sentences (claims, weight 1),
//! - 23 articles with 707 labelled sentences (claims-single, weight 1),
//! - 28 articles with 624 labelled sentences (claims-invented, weight 0.5),
//! - 7976 sentences of debates (`ClaimBuster`, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0),
//!
//! with the ridge penalty 8 for a signal or fact and 0.5 for a word that is in 3 sentences or more.
//! Weight of a sentence of an article 4; targets of the grades [0.0, 0.45, 1.0].

/// Minimum score of a claim.
pub(super) const THRESHOLD: f64 = 0.2486;

/// Log-odds before anything is read, in ten-thousandths.
#[rustfmt::skip]
pub(super) const BIAS: [i32; 1] = [-13782];

/// Log-odds of one step in the table of words, in millionths.
#[rustfmt::skip]
pub(super) const WORD_UNITS: [i32; 1] = [41303];

/// Log-odds of a signal or fact of strength 1, in ten-thousandths.
#[rustfmt::skip]
pub(super) const NAMED: &[(&str, [i32; 1])] = &[
    ("figure", [9518]),
    ("figures", [675]),
    ("big_figure", [10593]),
    ("money", [3944]),
    ("share", [11573]),
    ("duration", [-1147]),
    ("date", [682]),
    ("relative_date", [885]),
    ("year", [2029]),
    ("casualty", [234]),
    ("casualty_figure", [-1242]),
    ("vague_count", [-1368]),
    ("stipulation", [4676]),
    ("stipulates", [2863]),
    ("stipulation_both", [2487]),
    ("names", [876]),
    ("no_name", [-2802]),
    ("role", [2628]),
    ("organisation", [387]),
    ("act", [6871]),
    ("act_named", [111]),
    ("act_dated", [-124]),
    ("past", [4856]),
    ("accusation", [4972]),
    ("speech", [3387]),
    ("attitude", [384]),
    ("belief", [-4556]),
    ("attributed", [-1258]),
    ("speech_bare", [2891]),
    ("speech_fact", [-4149]),
    ("quoted", [-1901]),
    ("running", [-2389]),
    ("quoted_opinion", [4431]),
    ("hedge", [-2234]),
    ("forecast", [-1657]),
    ("first_person", [-4219]),
    ("second_person", [-874]),
    ("question", [-8607]),
    ("opinion", [-5000]),
    ("opinions", [-2092]),
    ("obligation", [573]),
    ("exclamation", [428]),
    ("comparison", [3972]),
    ("cause", [547]),
    ("source", [3434]),
    ("negation", [-99]),
    ("general", [-975]),
    ("imperative", [-7536]),
    ("condition", [-1580]),
    ("vague_start", [-1704]),
    ("pronoun_start", [-223]),
    ("but_start", [625]),
    ("short", [-1255]),
    ("length", [14147]),
    ("open_end", [-7755]),
    ("title_case", [-3727]),
    ("no_verb", [-7356]),
    ("colon_end", [837]),
    ("place", [-416]),
    ("first_of_paragraph", [-3271]),
    ("casualty_act", [9191]),
    ("cause_strong", [-2114]),
    ("since", [809]),
    ("would", [1241]),
    ("stipulates_strong", [4305]),
    ("measured", [5738]),
    ("full_quote", [-4003]),
    ("attitude_main", [-3007]),
    ("belief_main", [2585]),
    ("scheduled", [-1544]),
    ("standing", [-675]),
    ("only_time", [6259]),
    ("quoted_self", [4571]),
    ("ordinal", [1127]),
    ("listing", [117]),
];
