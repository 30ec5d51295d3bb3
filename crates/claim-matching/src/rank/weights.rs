//! Weights of the ranking, written by `make fit-matching`.

use super::features::COUNT;

/// Weights without sentence vectors.
pub const WORDS: [f64; COUNT] = [0.0; COUNT];

/// Weights with sentence vectors.
pub const VECTORS: [f64; COUNT] = [0.0; COUNT];
