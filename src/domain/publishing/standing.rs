//! The standing of a public verdict: published, corrected or retracted.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::verdicts::correction::CorrectionClass;

/// How a published verdict stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// As it was first published.
    Published,
    /// It was changed, and says so.
    Corrected,
    /// It no longer stands.
    Retracted,
}

impl Standing {
    /// How a verdict stands after its last change.
    #[must_use]
    pub fn after(last: Option<CorrectionClass>) -> Self {
        match last {
            None => Self::Published,
            Some(CorrectionClass::Clarification | CorrectionClass::Correction) => Self::Corrected,
            Some(CorrectionClass::Retraction) => Self::Retracted,
        }
    }
}
