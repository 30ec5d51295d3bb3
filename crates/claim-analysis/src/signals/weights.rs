//! Weights of the model of check-worthiness, written by `make fit`. Fitted to
//! - 54 articles with 1572 labelled sentences (claims, weight 1),
//! - 23 articles with 707 labelled sentences (claims-single, weight 1),
//! - 28 articles with 624 labelled sentences (claims-invented, weight 0.5),
//! - 7976 sentences of debates (`ClaimBuster`, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0),
//!
//! with the ridge penalty 8 for a signal or fact and 0.5 for a word that is in 3 sentences or more.
//! Weight of a sentence of an article 4; targets of the grades [0.0, 0.45, 1.0].

/// Minimum score of a claim.
pub(super) const THRESHOLD: f64 = 0.2558;

/// Log-odds before anything is read, in ten-thousandths.
#[rustfmt::skip]
pub(super) const BIAS: [i32; 1] = [-14136];

/// Log-odds of one step in the table of words, in millionths.
#[rustfmt::skip]
pub(super) const WORD_UNITS: [i32; 1] = [38571];

/// Log-odds of a signal or fact of strength 1, in ten-thousandths.
#[rustfmt::skip]
pub(super) const NAMED: &[(&str, [i32; 1])] = &[
    ("figure", [9703]),
    ("figures", [311]),
    ("big_figure", [11025]),
    ("money", [4517]),
    ("share", [12123]),
    ("duration", [-1310]),
    ("date", [755]),
    ("relative_date", [989]),
    ("year", [2539]),
    ("casualty", [414]),
    ("casualty_figure", [-1451]),
    ("vague_count", [-1457]),
    ("stipulation", [4680]),
    ("stipulates", [3042]),
    ("stipulation_both", [2617]),
    ("names", [876]),
    ("no_name", [-2779]),
    ("role", [2639]),
    ("organisation", [368]),
    ("act", [6606]),
    ("act_named", [-5]),
    ("act_dated", [-81]),
    ("past", [4613]),
    ("accusation", [4788]),
    ("speech", [3638]),
    ("attitude", [341]),
    ("belief", [-4316]),
    ("attributed", [-1186]),
    ("speech_bare", [2768]),
    ("speech_fact", [-3954]),
    ("quoted", [-1970]),
    ("running", [-1900]),
    ("quoted_opinion", [4515]),
    ("hedge", [-2367]),
    ("forecast", [-1735]),
    ("first_person", [-3920]),
    ("second_person", [-805]),
    ("question", [-8832]),
    ("opinion", [-5494]),
    ("opinions", [-1713]),
    ("obligation", [611]),
    ("exclamation", [-386]),
    ("comparison", [4054]),
    ("cause", [518]),
    ("source", [3224]),
    ("negation", [-55]),
    ("general", [-919]),
    ("imperative", [-7949]),
    ("condition", [-1482]),
    ("vague_start", [-1826]),
    ("pronoun_start", [-309]),
    ("but_start", [720]),
    ("short", [-1140]),
    ("length", [14847]),
    ("open_end", [-7671]),
    ("title_case", [-3751]),
    ("no_verb", [-7307]),
    ("colon_end", [817]),
    ("place", [-630]),
    ("first_of_paragraph", [-3043]),
    ("casualty_act", [10606]),
    ("cause_strong", [-2301]),
    ("since", [1117]),
    ("would", [1185]),
    ("stipulates_strong", [5439]),
    ("measured", [6309]),
    ("full_quote", [-3624]),
    ("attitude_main", [-2815]),
    ("belief_main", [2783]),
    ("scheduled", [-1867]),
    ("standing", [-718]),
    ("only_time", [6110]),
    ("quoted_self", [4354]),
    ("ordinal", [1253]),
    ("listing", [-250]),
];
