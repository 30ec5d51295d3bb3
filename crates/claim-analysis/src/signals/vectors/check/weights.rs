//! Weights of the model of check-worthiness, written by `make fit`. Fitted to
//! - 54 articles with 1572 labelled sentences (claims, weight 1),
//! - 23 articles with 707 labelled sentences (claims-single, weight 1),
//! - 28 articles with 624 labelled sentences (claims-invented, weight 0.5),
//! - 7976 sentences of debates (`ClaimBuster`, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0),
//!
//! with the ridge penalty 8 for a signal or fact and 1 for a value of the embedding.
//! Weight of a sentence of an article 4; targets of the grades [0.0, 0.45, 1.0].

/// Minimum score of a claim.
pub(super) const THRESHOLD: f64 = 0.3460;

/// Log-odds before anything is read, in ten-thousandths.
#[rustfmt::skip]
pub(super) const BIAS: [i32; 1] = [-10883];

/// Log-odds of one step in the table of values of the embedding, in millionths.
#[rustfmt::skip]
pub(super) const VECTOR_UNITS: [i32; 1] = [26277];

/// Log-odds of a signal or fact of strength 1, in ten-thousandths.
#[rustfmt::skip]
pub(super) const NAMED: &[(&str, [i32; 1])] = &[
    ("figure", [8000]),
    ("figures", [1583]),
    ("big_figure", [11474]),
    ("money", [5794]),
    ("share", [14097]),
    ("duration", [694]),
    ("date", [1549]),
    ("relative_date", [-1375]),
    ("year", [7224]),
    ("casualty", [1601]),
    ("casualty_figure", [-3771]),
    ("vague_count", [-2012]),
    ("stipulation", [1584]),
    ("stipulates", [-548]),
    ("stipulation_both", [3144]),
    ("names", [1097]),
    ("no_name", [-1840]),
    ("role", [1822]),
    ("organisation", [-1535]),
    ("act", [3711]),
    ("act_named", [-15]),
    ("act_dated", [556]),
    ("past", [3301]),
    ("accusation", [2673]),
    ("speech", [2394]),
    ("attitude", [322]),
    ("belief", [-4488]),
    ("attributed", [-996]),
    ("speech_bare", [2550]),
    ("speech_fact", [-3546]),
    ("quoted", [1512]),
    ("running", [-1391]),
    ("quoted_opinion", [3279]),
    ("hedge", [-1014]),
    ("forecast", [-962]),
    ("first_person", [-3043]),
    ("second_person", [-2884]),
    ("question", [-14343]),
    ("opinion", [-2786]),
    ("opinions", [-1964]),
    ("obligation", [-102]),
    ("exclamation", [447]),
    ("comparison", [2960]),
    ("cause", [-571]),
    ("source", [-203]),
    ("negation", [-2430]),
    ("general", [230]),
    ("imperative", [-7257]),
    ("condition", [-4333]),
    ("vague_start", [-817]),
    ("pronoun_start", [-1161]),
    ("but_start", [322]),
    ("short", [-463]),
    ("length", [18339]),
    ("open_end", [-9890]),
    ("title_case", [-2093]),
    ("no_verb", [-5339]),
    ("colon_end", [1217]),
    ("place", [217]),
    ("first_of_paragraph", [-2778]),
    ("casualty_act", [8900]),
    ("cause_strong", [-1970]),
    ("since", [-433]),
    ("would", [1993]),
    ("stipulates_strong", [4353]),
    ("measured", [2710]),
    ("full_quote", [-3311]),
    ("attitude_main", [-5711]),
    ("belief_main", [2733]),
    ("scheduled", [-1461]),
    ("standing", [828]),
    ("only_time", [5314]),
    ("quoted_self", [3391]),
    ("ordinal", [4803]),
    ("listing", [245]),
];
