//! Ratings: the steps of the newsroom's scale.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One step of the rating scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Rating {
    /// Stable key, such as `mostly_true`.
    #[schema(example = "false")]
    pub key: String,
    /// Label for readers.
    #[schema(example = "False")]
    pub label: String,
    /// When the rating applies.
    #[schema(example = "Reliable sources contradict the claim.")]
    pub definition: String,
    /// Colour as `#rrggbb`.
    #[schema(example = "#c62828")]
    pub color: String,
    /// Number from 1 (false) to 5 (true); null for ratings outside the number scale.
    pub value: Option<i32>,
    /// Whether the rating is retired: verdicts keep it, new verdicts cannot use it.
    pub retired: bool,
}

/// All ratings of the newsroom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// The ratings in order, followed by the retired ones.
    pub ratings: Vec<Rating>,
    /// Version of the scale; every change raises it.
    pub version: i64,
}

/// A rating as it was when the verdict received it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RatingRef {
    /// Stable key, such as `mostly_true`.
    #[schema(example = "false")]
    pub key: String,
    /// Label for readers.
    #[schema(example = "False")]
    pub label: String,
    /// Number from 1 (false) to 5 (true); null for ratings outside the number scale.
    pub value: Option<i32>,
    /// Colour as `#rrggbb`.
    #[schema(example = "#c62828")]
    pub color: String,
}

impl From<Rating> for RatingRef {
    fn from(rating: Rating) -> Self {
        Self { key: rating.key, label: rating.label, value: rating.value, color: rating.color }
    }
}
