//! Weights of the ranking, written by `make fit-matching`. Fitted to the 800 training queries of `CheckThat!`
//! 2020 task 2 (Barrón-Cedeño et al. 2020, doi 10.1007/978-3-030-58219-7_17) with a ridge penalty.

use super::features::COUNT;

/// Weights without vectors.
#[rustfmt::skip]
pub const WORDS: [f64; COUNT] = [
    0.0169, // bm25
    0.2894, // bm25_z
    1.4365, // bm25_rank
    3.2625, // grams
    0.6056, // grams_ratio
    0.2258, // grams_z
    0.3631, // grams_rank
    5.0176, // title_grams
    0.4792, // title_grams_ratio
    0.1876, // title_grams_z
    0.0000, // cosine
    0.0000, // cosine_ratio
    0.0000, // cosine_z
    -0.0000, // cosine_rank
    5.3688, // query_covered
    0.7639, // text_covered
    1.2031, // title_covered
    0.0217, // rarest
    0.0000, // claim_names
    0.0409, // query_names
    0.2231, // claimant
    3.5515, // claimant_share
    0.7012, // shared_numbers
    -0.3001, // missing_numbers
    0.7769, // same_figures
    -0.3000, // other_figures
    0.1047, // same_dates
    -1.2175, // other_dates
    -0.9569, // other_day
    -0.3000, // negation
    -1.1160, // opposites
    0.4799, // length
    2.4034, // near_day
];

/// Weights with vectors of all-MiniLM-L6-v2.
#[rustfmt::skip]
pub const ENGLISH: [f64; COUNT] = [
    0.0224, // bm25
    0.0000, // bm25_z
    1.2438, // bm25_rank
    0.5799, // grams
    1.3413, // grams_ratio
    0.0238, // grams_z
    0.0000, // grams_rank
    2.2043, // title_grams
    1.4309, // title_grams_ratio
    0.1637, // title_grams_z
    3.7716, // cosine
    2.1122, // cosine_ratio
    0.4029, // cosine_z
    1.3286, // cosine_rank
    2.8270, // query_covered
    0.0000, // text_covered
    0.0357, // title_covered
    0.0373, // rarest
    0.0000, // claim_names
    0.4026, // query_names
    0.1870, // claimant
    1.2255, // claimant_share
    1.1210, // shared_numbers
    -0.3670, // missing_numbers
    0.1998, // same_figures
    -0.3000, // other_figures
    0.0000, // same_dates
    -1.3223, // other_dates
    -1.3163, // other_day
    -0.3000, // negation
    -1.2177, // opposites
    0.7880, // length
    2.4327, // near_day
];

/// Weights with vectors of multilingual-e5-small.
#[rustfmt::skip]
pub const MULTILINGUAL: [f64; COUNT] = [
    0.0134, // bm25
    0.1155, // bm25_z
    1.0701, // bm25_rank
    1.0561, // grams
    0.8818, // grams_ratio
    0.1736, // grams_z
    0.0000, // grams_rank
    3.2766, // title_grams
    1.1359, // title_grams_ratio
    0.2701, // title_grams_z
    6.6383, // cosine
    4.4340, // cosine_ratio
    0.9043, // cosine_z
    -2.4655, // cosine_rank
    3.6703, // query_covered
    0.0000, // text_covered
    0.3334, // title_covered
    0.0798, // rarest
    0.0000, // claim_names
    0.4187, // query_names
    0.1740, // claimant
    3.5344, // claimant_share
    0.6239, // shared_numbers
    -0.3000, // missing_numbers
    0.7812, // same_figures
    -0.3000, // other_figures
    0.1493, // same_dates
    -1.9041, // other_dates
    -1.0482, // other_day
    -0.3000, // negation
    -1.0273, // opposites
    -0.3506, // length
    2.3494, // near_day
];
