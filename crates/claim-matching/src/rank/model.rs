//! Linear model: the score of each candidate of a query.

use super::features::Features;
use super::weights::{ENGLISH, MULTILINGUAL, WORDS};

/// The model that makes the vectors of claims and queries. Cosines of different models mean different things, so each model
/// has weights of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VectorModel {
    /// all-MiniLM-L6-v2.
    #[default]
    English,
    /// multilingual-e5-small.
    Multilingual,
}

impl VectorModel {
    /// The model, by whether its vectors of a text and of its translation are alike.
    #[must_use]
    pub fn new(is_multilingual: bool) -> Self {
        if is_multilingual { Self::Multilingual } else { Self::English }
    }
}

/// Scores of the candidates in log-odds, up to a constant that is the same for all candidates of the query. `model` made the
/// vector of the query; `None` without a vector.
pub fn score(features: &Features, model: Option<VectorModel>) -> f64 {
    let weights = match model {
        None => &WORDS,
        Some(VectorModel::English) => &ENGLISH,
        Some(VectorModel::Multilingual) => &MULTILINGUAL,
    };
    features.iter().zip(weights).map(|(feature, weight)| feature * weight).sum()
}
