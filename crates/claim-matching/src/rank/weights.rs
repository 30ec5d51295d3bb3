//! Weights of the ranking, written by `make fit-matching`. Fitted to the 800 training queries of `CheckThat!`
//! 2020 task 2 (Barrón-Cedeño et al. 2020, doi 10.1007/978-3-030-58219-7_17) with a ridge penalty.

use super::features::COUNT;

/// Weights without vectors.
#[rustfmt::skip]
pub const WORDS: [f64; COUNT] = [
    0.0174, // bm25
    0.2925, // bm25_z
    1.4282, // bm25_rank
    3.2987, // grams
    0.6051, // grams_ratio
    0.2200, // grams_z
    0.3606, // grams_rank
    5.1088, // title_grams
    0.4923, // title_grams_ratio
    0.1804, // title_grams_z
    0.0000, // cosine
    0.0000, // cosine_ratio
    0.0000, // cosine_z
    0.0000, // cosine_rank
    5.2642, // query_covered
    0.7923, // text_covered
    1.1825, // title_covered
    0.0177, // rarest
    0.0000, // claim_names
    0.0668, // query_names
    0.2219, // claimant
    3.5683, // claimant_share
    0.6895, // shared_numbers
    -0.3000, // missing_numbers
    0.7782, // same_figures
    -0.3000, // other_figures
    0.1577, // same_dates
    -1.1852, // other_dates
    -0.9096, // other_day
    -0.3000, // negation
    -1.1352, // opposites
    0.4877, // length
    2.3160, // near_day
];

/// Weights with vectors of all-MiniLM-L6-v2.
#[rustfmt::skip]
pub const ENGLISH: [f64; COUNT] = [
    0.0228, // bm25
    0.0000, // bm25_z
    1.2477, // bm25_rank
    0.6547, // grams
    1.3291, // grams_ratio
    0.0213, // grams_z
    0.0000, // grams_rank
    2.2786, // title_grams
    1.4357, // title_grams_ratio
    0.1594, // title_grams_z
    3.7077, // cosine
    2.0735, // cosine_ratio
    0.4165, // cosine_z
    1.3406, // cosine_rank
    2.7242, // query_covered
    0.0000, // text_covered
    0.0313, // title_covered
    0.0325, // rarest
    0.0000, // claim_names
    0.4737, // query_names
    0.1872, // claimant
    1.2980, // claimant_share
    1.1358, // shared_numbers
    -0.3637, // missing_numbers
    0.2057, // same_figures
    -0.3000, // other_figures
    0.0000, // same_dates
    -1.3355, // other_dates
    -1.3290, // other_day
    -0.3000, // negation
    -1.3063, // opposites
    0.7881, // length
    2.4477, // near_day
];

/// Weights with vectors of multilingual-e5-small.
#[rustfmt::skip]
pub const MULTILINGUAL: [f64; COUNT] = [
    0.0137, // bm25
    0.1101, // bm25_z
    1.0813, // bm25_rank
    1.1435, // grams
    0.8511, // grams_ratio
    0.1750, // grams_z
    0.0000, // grams_rank
    3.2660, // title_grams
    1.1508, // title_grams_ratio
    0.2705, // title_grams_z
    6.6692, // cosine
    4.4308, // cosine_ratio
    0.9108, // cosine_z
    -2.4751, // cosine_rank
    3.6349, // query_covered
    0.0000, // text_covered
    0.3033, // title_covered
    0.0745, // rarest
    0.0000, // claim_names
    0.5505, // query_names
    0.1742, // claimant
    3.5981, // claimant_share
    0.6392, // shared_numbers
    -0.3000, // missing_numbers
    0.7875, // same_figures
    -0.3000, // other_figures
    0.1114, // same_dates
    -1.9660, // other_dates
    -1.0418, // other_day
    -0.3000, // negation
    -1.1679, // opposites
    -0.3597, // length
    2.4044, // near_day
];
