//! Correction notices: public notices on a changed verdict.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How much of a published verdict changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "correction_class", rename_all = "snake_case")]
pub enum CorrectionClass {
    /// Said more clearly; nothing that was said was wrong.
    Clarification,
    /// Something that was said was wrong.
    Correction,
    /// The verdict no longer stands.
    Retraction,
}

impl CorrectionClass {
    /// How a sentence names it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Clarification => "clarification",
            Self::Correction => "correction",
            Self::Retraction => "retraction",
        }
    }
}

/// A notice that stays with a published verdict for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Correction {
    /// How much changed.
    pub class: CorrectionClass,
    /// What readers are told.
    pub notice: String,
    /// The revision that came with it.
    pub revision: i32,
    /// When it was published.
    pub at: DateTime<Utc>,
}
