//! Weights of the model of check-worthiness, written by `make fit`. Fitted to
//! - 54 articles with 1572 labelled sentences (claims, weight 1),
//! - 23 articles with 707 labelled sentences (claims-single, weight 1),
//! - 28 articles with 624 labelled sentences (claims-invented, weight 0.5),
//! - 7976 sentences of debates (`ClaimBuster`, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0),
//!
//! with the ridge penalty 8 for a signal or fact and 1 for a value of the embedding.
//! Weight of a sentence of an article 4; targets of the grades [0.0, 0.45, 1.0].

/// Minimum score of a claim.
pub(super) const THRESHOLD: f64 = 0.3417;

/// Log-odds before anything is read, in ten-thousandths.
#[rustfmt::skip]
pub(super) const BIAS: [i32; 1] = [-10809];

/// Log-odds of one step in the table of values of the embedding, in millionths.
#[rustfmt::skip]
pub(super) const VECTOR_UNITS: [i32; 1] = [25971];

/// Log-odds of a signal or fact of strength 1, in ten-thousandths.
#[rustfmt::skip]
pub(super) const NAMED: &[(&str, [i32; 1])] = &[
    ("figure", [7831]),
    ("figures", [2070]),
    ("big_figure", [11566]),
    ("money", [5804]),
    ("share", [14166]),
    ("duration", [901]),
    ("date", [1497]),
    ("relative_date", [-1319]),
    ("year", [7173]),
    ("casualty", [1823]),
    ("casualty_figure", [-3861]),
    ("vague_count", [-1965]),
    ("stipulation", [1509]),
    ("stipulates", [-561]),
    ("stipulation_both", [3011]),
    ("names", [1099]),
    ("no_name", [-1754]),
    ("role", [1856]),
    ("organisation", [-1565]),
    ("act", [3657]),
    ("act_named", [69]),
    ("act_dated", [678]),
    ("past", [3165]),
    ("accusation", [2942]),
    ("speech", [2334]),
    ("attitude", [135]),
    ("belief", [-4449]),
    ("attributed", [-847]),
    ("speech_bare", [2526]),
    ("speech_fact", [-3373]),
    ("quoted", [1565]),
    ("running", [-1586]),
    ("quoted_opinion", [3615]),
    ("hedge", [-996]),
    ("forecast", [-879]),
    ("first_person", [-2991]),
    ("second_person", [-2838]),
    ("question", [-14287]),
    ("opinion", [-2886]),
    ("opinions", [-1979]),
    ("obligation", [-14]),
    ("exclamation", [319]),
    ("comparison", [2953]),
    ("cause", [-577]),
    ("source", [-65]),
    ("negation", [-2599]),
    ("general", [230]),
    ("imperative", [-7257]),
    ("condition", [-4244]),
    ("vague_start", [-806]),
    ("pronoun_start", [-1183]),
    ("but_start", [204]),
    ("short", [-8]),
    ("length", [18477]),
    ("open_end", [-12939]),
    ("title_case", [-1888]),
    ("no_verb", [-5341]),
    ("colon_end", [1481]),
    ("place", [205]),
    ("first_of_paragraph", [-2906]),
    ("casualty_act", [8960]),
    ("cause_strong", [-2099]),
    ("since", [-358]),
    ("would", [1921]),
    ("stipulates_strong", [4407]),
    ("measured", [2662]),
    ("full_quote", [-3522]),
    ("attitude_main", [-5714]),
    ("belief_main", [2472]),
    ("scheduled", [-1572]),
    ("standing", [733]),
    ("only_time", [5329]),
    ("quoted_self", [3237]),
    ("ordinal", [4887]),
    ("listing", [249]),
];
