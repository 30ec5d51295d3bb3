//! Weights of the ranking, written by `make fit-matching`. Fitted to the 800 training queries of `CheckThat!`
//! 2020 task 2 (Barrón-Cedeño et al. 2020, doi 10.1007/978-3-030-58219-7_17) with a ridge penalty.

use super::features::COUNT;

/// Weights without sentence vectors.
#[rustfmt::skip]
pub const WORDS: [f64; COUNT] = [
    0.0173, // bm25
    0.2903, // bm25_z
    1.4304, // bm25_rank
    3.2556, // grams
    0.5918, // grams_ratio
    0.2238, // grams_z
    0.3744, // grams_rank
    5.0423, // title_grams
    0.4656, // title_grams_ratio
    0.1882, // title_grams_z
    0.0000, // cosine
    0.0000, // cosine_ratio
    0.0000, // cosine_z
    0.0000, // cosine_rank
    5.3104, // query_covered
    0.7817, // text_covered
    1.1770, // title_covered
    0.0215, // rarest
    0.0000, // claim_names
    0.0489, // query_names
    0.2228, // claimant
    3.5331, // claimant_share
    0.7042, // shared_numbers
    -0.3153, // missing_numbers
    0.6191, // same_figures
    -0.3000, // other_figures
    0.1151, // same_dates
    -0.9985, // other_dates
    -1.0923, // other_day
    -0.3000, // negation
    -1.1059, // opposites
    0.4998, // length
    2.3793, // near_day
];

/// Weights with sentence vectors.
#[rustfmt::skip]
pub const VECTORS: [f64; COUNT] = [
    0.0224, // bm25
    0.0000, // bm25_z
    1.2426, // bm25_rank
    0.5981, // grams
    1.3337, // grams_ratio
    0.0238, // grams_z
    0.0000, // grams_rank
    2.2041, // title_grams
    1.4327, // title_grams_ratio
    0.1631, // title_grams_z
    3.7721, // cosine
    2.1111, // cosine_ratio
    0.4032, // cosine_z
    1.3293, // cosine_rank
    2.8310, // query_covered
    0.0000, // text_covered
    0.0374, // title_covered
    0.0369, // rarest
    0.0000, // claim_names
    0.4046, // query_names
    0.1872, // claimant
    1.2238, // claimant_share
    1.1197, // shared_numbers
    -0.3727, // missing_numbers
    0.1996, // same_figures
    -0.3000, // other_figures
    0.0000, // same_dates
    -1.3182, // other_dates
    -1.3279, // other_day
    -0.3000, // negation
    -1.2170, // opposites
    0.7911, // length
    2.4367, // near_day
];
