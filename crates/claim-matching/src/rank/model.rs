//! Linear model: the score of each candidate of a query.

use super::features::Features;
use super::weights::{VECTORS, WORDS};

/// Scores of the candidates in log-odds, up to a constant that is the same for all candidates of the query.
pub fn score(features: &Features, with_vectors: bool) -> f64 {
    let weights = if with_vectors { &VECTORS } else { &WORDS };
    features.iter().zip(weights).map(|(feature, weight)| feature * weight).sum()
}
