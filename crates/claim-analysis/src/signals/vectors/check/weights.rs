//! Weights of the model of check-worthiness, written by `make fit`. Fitted to
//! - 54 articles with 1572 labelled sentences (claims, weight 1),
//! - 23 articles with 707 labelled sentences (claims-single, weight 1),
//! - 28 articles with 624 labelled sentences (claims-invented, weight 0.5),
//! - 7976 sentences of debates (`ClaimBuster`, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0),
//!
//! with the ridge penalty 8 for a signal or fact and 1 for a value of the embedding.
//! Weight of a sentence of an article 4; targets of the grades [0.0, 0.45, 1.0].

/// Minimum score of a claim.
pub(super) const THRESHOLD: f64 = 0.3398;

/// Log-odds before anything is read, in ten-thousandths.
#[rustfmt::skip]
pub(super) const BIAS: [i32; 1] = [-10343];

/// Log-odds of one step in the table of values of the embedding, in millionths.
#[rustfmt::skip]
pub(super) const VECTOR_UNITS: [i32; 1] = [26151];

/// Log-odds of a signal or fact of strength 1, in ten-thousandths.
#[rustfmt::skip]
pub(super) const NAMED: &[(&str, [i32; 1])] = &[
    ("figure", [7983]),
    ("figures", [1581]),
    ("big_figure", [11540]),
    ("money", [5793]),
    ("share", [14168]),
    ("duration", [768]),
    ("date", [1526]),
    ("relative_date", [-1318]),
    ("year", [7147]),
    ("casualty", [1655]),
    ("casualty_figure", [-3802]),
    ("vague_count", [-2020]),
    ("stipulation", [1593]),
    ("stipulates", [-563]),
    ("stipulation_both", [3138]),
    ("names", [1100]),
    ("no_name", [-1823]),
    ("role", [1847]),
    ("organisation", [-1486]),
    ("act", [3775]),
    ("act_named", [-14]),
    ("act_dated", [517]),
    ("past", [3299]),
    ("accusation", [2798]),
    ("speech", [2342]),
    ("attitude", [314]),
    ("belief", [-4451]),
    ("attributed", [-984]),
    ("speech_bare", [2523]),
    ("speech_fact", [-3507]),
    ("quoted", [1534]),
    ("running", [-1388]),
    ("quoted_opinion", [3239]),
    ("hedge", [-937]),
    ("forecast", [-972]),
    ("first_person", [-3098]),
    ("second_person", [-2831]),
    ("question", [-14363]),
    ("opinion", [-2778]),
    ("opinions", [-1989]),
    ("obligation", [-108]),
    ("exclamation", [343]),
    ("comparison", [2968]),
    ("cause", [-581]),
    ("source", [-193]),
    ("negation", [-2428]),
    ("general", [241]),
    ("imperative", [-7229]),
    ("condition", [-4323]),
    ("vague_start", [-836]),
    ("pronoun_start", [-1189]),
    ("but_start", [268]),
    ("short", [-509]),
    ("length", [17696]),
    ("open_end", [-9887]),
    ("title_case", [-2185]),
    ("no_verb", [-5409]),
    ("colon_end", [1223]),
    ("place", [192]),
    ("first_of_paragraph", [-2786]),
    ("casualty_act", [9052]),
    ("cause_strong", [-1941]),
    ("since", [-444]),
    ("would", [2041]),
    ("stipulates_strong", [4410]),
    ("measured", [2638]),
    ("full_quote", [-3346]),
    ("attitude_main", [-5818]),
    ("belief_main", [2601]),
    ("scheduled", [-1541]),
    ("standing", [827]),
    ("only_time", [5338]),
    ("quoted_self", [3476]),
    ("ordinal", [4836]),
    ("listing", [234]),
];
