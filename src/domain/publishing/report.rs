//! Readers' reports of errors in published verdicts, and what became of them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::id::{ClaimId, ReportId};
use crate::domain::people::account::PersonRef;

/// Maximum number of open reports of one verdict. Equal words count once.
pub const OPEN: i64 = 100;

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum ReportOutcome {
    /// The verdict was clarified, corrected or retracted after the report.
    Corrected,
    /// The newsroom does not agree, and says why.
    Declined,
    /// The newsroom took note; nothing public changes.
    Noted,
}

impl ReportOutcome {
    /// The name in JSON and in the event log.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Corrected => "corrected",
            Self::Declined => "declined",
            Self::Noted => "noted",
        }
    }
}

/// A reader's report, as the newsroom sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReaderReport {
    /// Id of the report.
    pub id: ReportId,
    /// The claim whose published verdict the reader means.
    pub claim_id: ClaimId,
    /// The published statement of the claim.
    #[schema(example = "The Sorrin flood of 1 March 2026 killed 14 people.")]
    pub statement: String,
    /// Slug of the verdict's public page.
    #[schema(example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e")]
    pub slug: String,
    /// Number of the published revision that the reader saw.
    #[schema(example = 1)]
    pub revision: i32,
    /// Number of the newest published revision.
    #[schema(example = 1)]
    pub newest_revision: i32,
    /// The reader's words. Null a year after the decision.
    #[schema(example = "The register says 13, see page 4.")]
    pub body: Option<String>,
    /// How many reports came in the same words, this one included.
    #[schema(example = 1)]
    pub times: i64,
    /// When the report came.
    #[schema(example = "2026-03-04T10:00:00Z")]
    pub received_at: DateTime<Utc>,
    /// What became of it; null while it is open.
    pub outcome: Option<ReportOutcome>,
    /// The newsroom's answer, which the reader can read.
    #[schema(example = "Page 4 counts the dead of one district only.")]
    pub answer: Option<String>,
    /// Who decided.
    pub decided_by: Option<PersonRef>,
    /// When it was decided.
    #[schema(example = "2026-03-05T08:30:00Z")]
    pub decided_at: Option<DateTime<Utc>>,
}

/// What a reader sees of their report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReportStage {
    /// The published statement of the claim.
    #[schema(example = "The Sorrin flood of 1 March 2026 killed 14 people.")]
    pub statement: String,
    /// Slug of the verdict's public page.
    #[schema(example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e")]
    pub slug: String,
    /// When the report came.
    #[schema(example = "2026-03-04T10:00:00Z")]
    pub received_at: DateTime<Utc>,
    /// What became of it; null while it is open.
    pub outcome: Option<ReportOutcome>,
    /// The newsroom's answer.
    #[schema(example = "Page 4 counts the dead of one district only.")]
    pub answer: Option<String>,
    /// When it was decided.
    #[schema(example = "2026-03-05T08:30:00Z")]
    pub decided_at: Option<DateTime<Utc>>,
}

/// Reports of one year, for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReportYear {
    /// The year, in UTC.
    pub year: i32,
    /// Reports that came in the year.
    pub received: i64,
    /// How many of them led to a correction.
    pub corrected: i64,
}
