//! Staleness: the reasons why a decision on a claim may no longer hold.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why a claim is to be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum StaleReason {
    /// The day came on which its verdict was to be checked again.
    RecheckDue,
    /// A newer text of the article no longer has its words.
    WordsChanged,
}

impl StaleReason {
    /// How a sentence names it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::RecheckDue => "the day of its re-check came",
            Self::WordsChanged => "the article no longer has these words",
        }
    }
}

/// That a claim is to be looked at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Stale {
    /// Why.
    pub reason: StaleReason,
    /// Since when.
    pub since: DateTime<Utc>,
}
