//! Weights of the ranking, written by `make fit-matching`. Fitted to the 800 training queries of `CheckThat!`
//! 2020 task 2 (Barrón-Cedeño et al. 2020, doi 10.1007/978-3-030-58219-7_17) with a ridge penalty.

use super::features::COUNT;

/// Weights without sentence vectors.
#[rustfmt::skip]
pub const WORDS: [f64; COUNT] = [
    0.0175, // bm25
    0.2920, // bm25_z
    1.4323, // bm25_rank
    3.2635, // grams
    0.5899, // grams_ratio
    0.2225, // grams_z
    0.3720, // grams_rank
    5.0394, // title_grams
    0.4588, // title_grams_ratio
    0.1891, // title_grams_z
    0.0000, // cosine
    0.0000, // cosine_ratio
    0.0000, // cosine_z
    0.0000, // cosine_rank
    5.2947, // query_covered
    0.7920, // text_covered
    1.1711, // title_covered
    0.0217, // rarest
    0.0000, // claim_names
    0.0442, // query_names
    0.2228, // claimant
    3.5356, // claimant_share
    0.7490, // shared_numbers
    -0.3175, // missing_numbers
    0.4850, // same_figures
    -0.3000, // other_figures
    0.0844, // same_dates
    -1.0013, // other_dates
    -1.0908, // other_day
    -0.3000, // negation
    -1.1042, // opposites
    0.4929, // length
    2.3800, // near_day
];

/// Weights with sentence vectors.
#[rustfmt::skip]
pub const VECTORS: [f64; COUNT] = [
    0.0225, // bm25
    0.0000, // bm25_z
    1.2437, // bm25_rank
    0.6278, // grams
    1.3283, // grams_ratio
    0.0224, // grams_z
    0.0000, // grams_rank
    2.1705, // title_grams
    1.4265, // title_grams_ratio
    0.1658, // title_grams_z
    3.7699, // cosine
    2.1108, // cosine_ratio
    0.4048, // cosine_z
    1.3282, // cosine_rank
    2.8259, // query_covered
    0.0000, // text_covered
    0.0474, // title_covered
    0.0366, // rarest
    0.0000, // claim_names
    0.3959, // query_names
    0.1870, // claimant
    1.2111, // claimant_share
    1.1668, // shared_numbers
    -0.3731, // missing_numbers
    0.0328, // same_figures
    -0.3000, // other_figures
    0.0000, // same_dates
    -1.2992, // other_dates
    -1.3229, // other_day
    -0.3000, // negation
    -1.2111, // opposites
    0.7836, // length
    2.4286, // near_day
];
