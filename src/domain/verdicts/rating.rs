//! Ratings: the steps of the newsroom's scale.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One step of the scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Rating {
    /// Stable name, such as `mostly_true`.
    pub key: String,
    /// As readers see it.
    pub label: String,
    /// When it applies.
    pub definition: String,
    /// `#rrggbb`.
    pub color: String,
    /// 1 (false) to 5 (true); null off the scale of truth.
    pub value: Option<i32>,
    /// It stays on what it was given to, and is given no more.
    pub retired: bool,
}

/// All ratings of the newsroom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// In their order, and behind them what was retired.
    pub ratings: Vec<Rating>,
    /// Raised by every change.
    pub version: i64,
}

/// A rating with the label, number and colour it had when it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RatingRef {
    /// Stable name.
    pub key: String,
    /// As readers see it.
    pub label: String,
    /// 1 (false) to 5 (true); null off the scale of truth.
    pub value: Option<i32>,
    /// `#rrggbb`.
    pub color: String,
}

impl From<Rating> for RatingRef {
    fn from(rating: Rating) -> Self {
        Self {
            key: rating.key,
            label: rating.label,
            value: rating.value,
            color: rating.color,
        }
    }
}
