//! The settings of the sentence embedding models.

use std::path::PathBuf;

use serde::Deserialize;
use utoipa::ToSchema;

use super::value;

/// Claim analysis.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Analysis {
    /// File of the sentence embedding model for English, made by `make model`. With it kinds and check-worthiness are better, and
    /// an article takes about half a second longer. If not set, the built-in analysis works alone.
    #[serde(default, deserialize_with = "value::path")]
    #[schema(value_type = String)]
    pub model: Option<PathBuf>,
}

/// Search for the same claim.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Matching {
    /// File of the multilingual sentence embedding model, made by `make model ARGS=multilingual`. With it a claim is found in
    /// whatever language it is worded. If not set, claims are compared by `analysis.model`, which knows English, or by their words
    /// alone. When the model changes, all vectors are made again in the background.
    #[serde(default, deserialize_with = "value::path")]
    #[schema(value_type = String)]
    pub model: Option<PathBuf>,
}
