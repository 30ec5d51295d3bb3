//! Schedules: when an approved verdict goes out by itself, and why it did not.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::claims::rules::Refusal;
use crate::domain::people::account::PersonRef;

/// Longest time between "publish now" and the publication, in seconds.
pub const LONGEST_HOLD: i64 = 60;

/// Why a scheduled publication did not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum EndReason {
    /// The claim became stale after it was scheduled.
    Stale,
    /// The newsroom publishes only confirmed statements, and nobody has confirmed this one.
    WordingNotConfirmed,
    /// The person who scheduled it may no longer publish.
    NotPermitted,
    /// The verdict was returned or replaced.
    Replaced,
    /// A later embargo was set.
    Embargo,
    /// Another rule refused the publication.
    Refused,
    /// The server could not publish, several times.
    Failed,
}

impl EndReason {
    /// The name in JSON and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Stale => "stale",
            Self::WordingNotConfirmed => "wording_not_confirmed",
            Self::NotPermitted => "not_permitted",
            Self::Replaced => "replaced",
            Self::Embargo => "embargo",
            Self::Refused => "refused",
            Self::Failed => "failed",
        }
    }

    /// The reason as an English sentence, for e-mails.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Stale => "The claim became stale after it was scheduled.",
            Self::WordingNotConfirmed => "Nobody has confirmed the automatic wording.",
            Self::NotPermitted => "The person who scheduled it may no longer publish.",
            Self::Replaced => "The verdict was returned or replaced.",
            Self::Embargo => "A later embargo was set.",
            Self::Refused => "The rules of the newsroom refused it.",
            Self::Failed => "The server could not publish it.",
        }
    }
}

impl From<&Refusal> for EndReason {
    fn from(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::NotPermitted { .. } => Self::NotPermitted,
            Refusal::WordingNotConfirmed => Self::WordingNotConfirmed,
            Refusal::UnderEmbargo { .. } => Self::Embargo,
            Refusal::NotFromHere { .. } => Self::Replaced,
            _ => Self::Refused,
        }
    }
}

/// The end of a schedule without a publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScheduleEnd {
    /// When the schedule ended.
    #[schema(example = "2026-03-03T12:00:00Z")]
    pub at: DateTime<Utc>,
    /// Why the verdict was not published.
    pub reason: EndReason,
}

/// When an approved verdict is published, and who decided so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Schedule {
    /// Time of the publication in UTC, by the database's clock.
    #[schema(example = "2026-03-03T12:00:00Z")]
    pub publish_at: DateTime<Utc>,
    /// True if the person published now: until `publish_at`, the publication can be taken back.
    pub is_hold: bool,
    /// Who scheduled the publication. The rules are applied to this person.
    pub by: PersonRef,
    /// Why the verdict was not published; null while the publication is still to come.
    pub ended: Option<ScheduleEnd>,
}

impl Schedule {
    /// Whether the publication is still to come.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.ended.is_none()
    }
}
