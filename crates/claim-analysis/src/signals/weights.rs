//! Weights of the model of check-worthiness, written by `make fit`. Fitted to
//! - 54 articles with 1572 labelled sentences (claims, weight 1),
//! - 23 articles with 707 labelled sentences (claims-single, weight 1),
//! - 28 articles with 624 labelled sentences (claims-invented, weight 0.5),
//! - 7976 sentences of debates (ClaimBuster, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0),
//!
//! with the ridge penalty 8 for a signal or fact and 0.5 for a word that is in 3 sentences or more.
//! Weight of a sentence of an article 4; targets of the grades [0.0, 0.45, 1.0].

/// Minimum score of a claim.
pub(super) const THRESHOLD: f64 = 0.2121;

/// Log-odds before anything is read.
#[rustfmt::skip]
pub(super) const BIAS: [f32; 1] = [-1.4367];

/// Log-odds of one step in the table of words.
#[rustfmt::skip]
pub(super) const WORD_UNITS: [f32; 1] = [0.034876];

/// Log-odds of a signal or fact of strength 1.
#[rustfmt::skip]
pub(super) const NAMED: &[(&str, [f32; 1])] = &[
    ("figure", [0.8788]),
    ("figures", [0.0170]),
    ("big_figure", [1.0213]),
    ("money", [0.5945]),
    ("share", [1.2493]),
    ("duration", [0.0397]),
    ("date", [0.2163]),
    ("relative_date", [0.1090]),
    ("year", [0.2634]),
    ("casualty", [0.0184]),
    ("casualty_figure", [-0.0515]),
    ("vague_count", [-0.1068]),
    ("stipulation", [0.4727]),
    ("stipulates", [0.2721]),
    ("stipulation_both", [0.2302]),
    ("names", [0.1340]),
    ("no_name", [-0.2677]),
    ("role", [0.2954]),
    ("organisation", [0.0333]),
    ("act", [0.6779]),
    ("act_named", [-0.0095]),
    ("act_dated", [0.0108]),
    ("past", [0.4527]),
    ("accusation", [0.5127]),
    ("speech", [0.3436]),
    ("attitude", [0.0180]),
    ("belief", [-0.4630]),
    ("attributed", [-0.0315]),
    ("speech_bare", [0.2899]),
    ("speech_fact", [-0.3215]),
    ("quoted", [-0.1515]),
    ("running", [-0.2268]),
    ("quoted_opinion", [0.4339]),
    ("hedge", [-0.2318]),
    ("forecast", [-0.1463]),
    ("first_person", [-0.4156]),
    ("second_person", [-0.0263]),
    ("question", [-0.8216]),
    ("opinion", [-0.5570]),
    ("opinions", [-0.1883]),
    ("obligation", [0.0825]),
    ("exclamation", [0.0387]),
    ("comparison", [0.4194]),
    ("cause", [0.0246]),
    ("source", [0.3503]),
    ("negation", [-0.0225]),
    ("general", [-0.1083]),
    ("imperative", [-0.7689]),
    ("condition", [-0.1612]),
    ("vague_start", [-0.1887]),
    ("pronoun_start", [-0.0292]),
    ("but_start", [0.0780]),
    ("short", [-0.1111]),
    ("length", [1.4283]),
    ("open_end", [-1.0328]),
    ("title_case", [-0.3735]),
    ("no_verb", [-0.7499]),
    ("colon_end", [0.1342]),
    ("place", [-0.0470]),
    ("first_of_paragraph", [-0.3261]),
    ("casualty_act", [1.0440]),
    ("cause_strong", [-0.1999]),
    ("since", [0.1565]),
    ("would", [0.0671]),
    ("stipulates_strong", [0.4226]),
    ("measured", [0.5174]),
    ("full_quote", [-0.4345]),
    ("attitude_main", [-0.3198]),
    ("belief_main", [0.2349]),
    ("scheduled", [-0.1770]),
    ("standing", [-0.0908]),
    ("only_time", [0.4280]),
    ("quoted_self", [0.4430]),
    ("ordinal", [0.0790]),
    ("listing", [0.0161]),
];
