//! Correction notices: public notices on a changed verdict.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Classes of corrections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "correction_class", rename_all = "snake_case")]
pub enum CorrectionClass {
    /// A clearer wording; nothing published was wrong.
    Clarification,
    /// Something published was wrong.
    Correction,
    /// The verdict is withdrawn.
    Retraction,
}

impl CorrectionClass {
    /// The class as an English noun.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Clarification => "clarification",
            Self::Correction => "correction",
            Self::Retraction => "retraction",
        }
    }
}

/// A permanent public notice on a published verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Correction {
    /// The class of the correction.
    pub class: CorrectionClass,
    /// The text for readers.
    #[schema(example = "We first wrote that the list named 12 people. It names 11.")]
    pub notice: String,
    /// Number of the revision to which the notice belongs.
    pub revision: i32,
    /// When the notice was published.
    #[schema(example = "2026-03-03T11:40:00Z")]
    pub at: DateTime<Utc>,
}
