//! Snapshot of a source: what the newsroom kept of it, and whether the source has changed since.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::archive::ArchivedCopy;
use super::sources::excerpt::ExcerptCheck;
use crate::domain::articles::fetch::{FetchProblem, FetchState};

/// The newest look at a source, and the newest copy that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EvidenceSnapshot {
    /// Number of the newest look, from 1.
    #[schema(example = 1)]
    pub number: i32,
    /// State of the newest look. `failed` with a copy kept: its text cannot be read.
    pub state: FetchState,
    /// Why the last attempt failed; null without a failure. Set while waiting: another attempt is due.
    pub problem: Option<FetchProblem>,
    /// HTTP status of the last response of the newest look.
    #[schema(example = 200)]
    pub status: Option<i32>,
    /// Number of the newest copy; null as long as nothing was kept.
    #[schema(example = 1)]
    pub kept: Option<i32>,
    /// When the newest copy was taken.
    #[schema(example = "2026-03-03T10:10:02Z")]
    pub taken_at: Option<DateTime<Utc>>,
    /// Media type of the copy, as the site said.
    #[serde(rename = "type")]
    #[schema(example = "text/html; charset=utf-8")]
    pub media_type: Option<String>,
    /// SHA-256 of the payload as sent, in hexadecimal.
    #[schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    pub sha256: Option<String>,
    /// Length of the payload as sent, in bytes.
    #[schema(example = 18342)]
    pub size: Option<i64>,
    /// Whether the excerpt stands in the copy; null without excerpt or without readable text.
    pub excerpt: Option<ExcerptCheck>,
    /// The copy of the newest copy's page at the archive service; null without such a service.
    pub archive: Option<ArchivedCopy>,
    /// When a look found another text than the look before; the latest such time. Null if the source has not changed.
    #[schema(example = "2026-03-09T08:00:02Z")]
    pub changed_at: Option<DateTime<Utc>>,
}
