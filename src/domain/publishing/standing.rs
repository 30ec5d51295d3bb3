//! Public status of a verdict: published, corrected or retracted.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::verdicts::correction::CorrectionClass;

/// Public status of a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The verdict is unchanged since its first publication.
    Published,
    /// The verdict was corrected and shows a notice.
    Corrected,
    /// The verdict was retracted.
    Retracted,
}

impl Standing {
    /// The status of a verdict after its last correction, if there is one.
    #[must_use]
    pub fn after(last: Option<CorrectionClass>) -> Self {
        match last {
            None => Self::Published,
            Some(CorrectionClass::Clarification | CorrectionClass::Correction) => Self::Corrected,
            Some(CorrectionClass::Retraction) => Self::Retracted,
        }
    }
}
