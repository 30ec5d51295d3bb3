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
    0.0221, // bm25
    0.0000, // bm25_z
    1.2453, // bm25_rank
    0.6296, // grams
    1.3306, // grams_ratio
    0.0224, // grams_z
    0.0000, // grams_rank
    2.1840, // title_grams
    1.4297, // title_grams_ratio
    0.1652, // title_grams_z
    3.7644, // cosine
    2.1113, // cosine_ratio
    0.4060, // cosine_z
    1.3261, // cosine_rank
    2.8373, // query_covered
    0.0000, // text_covered
    0.0400, // title_covered
    0.0361, // rarest
    0.0000, // claim_names
    0.3983, // query_names
    0.1870, // claimant
    1.2094, // claimant_share
    1.1167, // shared_numbers
    -0.3735, // missing_numbers
    0.2020, // same_figures
    -0.3000, // other_figures
    0.0000, // same_dates
    -1.2951, // other_dates
    -1.3289, // other_day
    -0.3000, // negation
    -1.2118, // opposites
    0.7891, // length
    2.4363, // near_day
];
