//! Weights of the model of check-worthiness, written by `make fit`. Fitted to
//! - 54 articles with 1572 labelled sentences (claims, weight 1),
//! - 23 articles with 707 labelled sentences (claims-single, weight 1),
//! - 28 articles with 624 labelled sentences (claims-invented, weight 0.5),
//! - 7976 sentences of debates (`ClaimBuster`, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0),
//!
//! with the ridge penalty 8 for a signal or fact and 0.5 for a word that is in 3 sentences or more.
//! Weight of a sentence of an article 4; targets of the grades [0.0, 0.45, 1.0].

/// Minimum score of a claim.
pub(super) const THRESHOLD: f64 = 0.2405;

/// Log-odds before anything is read, in ten-thousandths.
#[rustfmt::skip]
pub(super) const BIAS: [i32; 1] = [-14976];

/// Log-odds of one step in the table of words, in millionths.
#[rustfmt::skip]
pub(super) const WORD_UNITS: [i32; 1] = [40891];

/// Log-odds of a signal or fact of strength 1, in ten-thousandths.
#[rustfmt::skip]
pub(super) const NAMED: &[(&str, [i32; 1])] = &[
    ("figure", [9224]),
    ("figures", [286]),
    ("big_figure", [10949]),
    ("money", [4392]),
    ("share", [12119]),
    ("duration", [-810]),
    ("date", [1084]),
    ("relative_date", [951]),
    ("year", [2078]),
    ("casualty", [320]),
    ("casualty_figure", [-677]),
    ("vague_count", [-1206]),
    ("stipulation", [4707]),
    ("stipulates", [2733]),
    ("stipulation_both", [2224]),
    ("names", [1489]),
    ("no_name", [-2737]),
    ("role", [2957]),
    ("organisation", [309]),
    ("act", [7034]),
    ("act_named", [-34]),
    ("act_dated", [-298]),
    ("past", [4761]),
    ("accusation", [5103]),
    ("speech", [3669]),
    ("attitude", [55]),
    ("belief", [-4481]),
    ("attributed", [-1204]),
    ("speech_bare", [3135]),
    ("speech_fact", [-4339]),
    ("quoted", [-1536]),
    ("running", [-1969]),
    ("quoted_opinion", [4330]),
    ("hedge", [-2317]),
    ("forecast", [-1516]),
    ("first_person", [-3775]),
    ("second_person", [-551]),
    ("question", [-8478]),
    ("opinion", [-5420]),
    ("opinions", [-1839]),
    ("obligation", [451]),
    ("exclamation", [168]),
    ("comparison", [4080]),
    ("cause", [529]),
    ("source", [3422]),
    ("negation", [-154]),
    ("general", [-1030]),
    ("imperative", [-7406]),
    ("condition", [-1538]),
    ("vague_start", [-1688]),
    ("pronoun_start", [-332]),
    ("but_start", [782]),
    ("short", [-1297]),
    ("length", [14976]),
    ("open_end", [-9412]),
    ("title_case", [-3865]),
    ("no_verb", [-7428]),
    ("colon_end", [1227]),
    ("place", [-397]),
    ("first_of_paragraph", [-3280]),
    ("casualty_act", [9282]),
    ("cause_strong", [-2108]),
    ("since", [1347]),
    ("would", [1118]),
    ("stipulates_strong", [4536]),
    ("measured", [4801]),
    ("full_quote", [-4378]),
    ("attitude_main", [-3082]),
    ("belief_main", [2467]),
    ("scheduled", [-1703]),
    ("standing", [-634]),
    ("only_time", [6210]),
    ("quoted_self", [4071]),
    ("ordinal", [745]),
    ("listing", [222]),
];
