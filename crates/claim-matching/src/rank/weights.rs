//! Weights of the ranking, written by `make fit-matching`. Fitted to the 800 training queries of `CheckThat!`
//! 2020 task 2 (Barrón-Cedeño et al. 2020, doi 10.1007/978-3-030-58219-7_17) with a ridge penalty.

use super::features::COUNT;

/// Weights without sentence vectors.
#[rustfmt::skip]
pub const WORDS: [f64; COUNT] = [
    0.0265, // bm25
    -1.2828, // bm25_ratio
    0.3971, // bm25_z
    1.6165, // bm25_rank
    3.4557, // grams
    0.5824, // grams_ratio
    0.1715, // grams_z
    0.3737, // grams_rank
    4.7388, // title_grams
    0.7584, // title_grams_ratio
    0.1723, // title_grams_z
    0.0000, // cosine
    0.0000, // cosine_ratio
    0.0000, // cosine_z
    -0.0000, // cosine_rank
    5.3944, // query_covered
    1.4964, // text_covered
    1.2170, // title_covered
    0.0513, // rarest
    0.0256, // second_rarest
    -1.9660, // bigrams
    -0.1784, // claim_names
    0.2306, // query_names
    0.2112, // claimant
    3.6305, // claimant_share
    0.8345, // shared_numbers
    -0.4331, // missing_numbers
    0.5822, // same_figures
    1.0034, // other_figures
    0.0219, // same_dates
    -0.9168, // other_dates
    -0.8220, // other_day
    0.0335, // negation
    -0.9844, // opposites
    0.5163, // length
    2.4357, // near_day
];

/// Weights with sentence vectors.
#[rustfmt::skip]
pub const VECTORS: [f64; COUNT] = [
    0.0357, // bm25
    -0.5197, // bm25_ratio
    0.0339, // bm25_z
    1.5415, // bm25_rank
    1.7546, // grams
    1.6969, // grams_ratio
    0.1051, // grams_z
    -0.4779, // grams_rank
    2.0792, // title_grams
    1.4436, // title_grams_ratio
    0.1399, // title_grams_z
    3.8705, // cosine
    2.1744, // cosine_ratio
    0.3943, // cosine_z
    1.3691, // cosine_rank
    2.9415, // query_covered
    -1.9708, // text_covered
    0.1597, // title_covered
    0.0291, // rarest
    0.0080, // second_rarest
    -1.2856, // bigrams
    -0.0410, // claim_names
    0.4209, // query_names
    0.2041, // claimant
    1.3887, // claimant_share
    1.5301, // shared_numbers
    -0.4118, // missing_numbers
    0.0847, // same_figures
    0.2006, // other_figures
    -0.7563, // same_dates
    -1.3803, // other_dates
    -1.2412, // other_day
    0.0492, // negation
    -1.1572, // opposites
    0.4320, // length
    2.5328, // near_day
];
