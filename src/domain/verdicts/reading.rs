//! Second reviews: a colleague rates a claim without seeing the verdict.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rating::RatingRef;
use crate::domain::kernel::id::{AccountId, ReadingId};
use crate::domain::people::account::PersonRef;

/// The side that an editor upholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "reading_upheld", rename_all = "snake_case")]
pub enum Upheld {
    /// The verdict as its author submitted it.
    First,
    /// The second review: the verdict returns to its author.
    Second,
}

/// An editor's decision on a disagreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Adjudication {
    /// The side upheld.
    pub upheld: Upheld,
    /// The editor's reason.
    #[schema(example = "The list of 3 March is newer than the source of the second review.")]
    pub reason: String,
    /// The editor; neither the author nor the second reviewer.
    pub by: PersonRef,
    /// When the editor decided.
    #[schema(example = "2026-03-03T11:40:00Z")]
    pub at: DateTime<Utc>,
}

/// A second review of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Reading {
    /// The id of the second review.
    pub id: ReadingId,
    /// The second reviewer.
    pub reader: PersonRef,
    /// Who requested the second review.
    pub asked_by: PersonRef,
    /// When the second review was requested.
    #[schema(example = "2026-03-03T09:00:00Z")]
    pub asked_at: DateTime<Utc>,
    /// The second reviewer's rating; null until both ratings are in.
    pub rating: Option<RatingRef>,
    /// The reason in one or two sentences; null until both ratings are in.
    #[schema(example = "Civil protection counts 11 dead; three missing people were found alive.")]
    pub summary: Option<String>,
    /// When the second review was submitted.
    #[schema(example = "2026-03-03T11:20:00Z")]
    pub given_at: Option<DateTime<Utc>>,
    /// Number of the revision with which the second review was compared; null until both ratings are in.
    pub revision: Option<i32>,
    /// Whether both ratings are the same; null until both are in.
    pub agrees: Option<bool>,
    /// The editor's decision on a disagreement.
    pub adjudication: Option<Adjudication>,
}

/// Progress of an open second review, for the state table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The second reviewer has not submitted a rating.
    Asked {
        /// The second reviewer.
        reader: AccountId,
    },
    /// The second review is submitted and waits for the verdict.
    Given {
        /// The second reviewer.
        reader: AccountId,
    },
    /// The two ratings differ; an editor must decide.
    Apart {
        /// The second reviewer.
        reader: AccountId,
    },
}

impl Stage {
    /// The second reviewer.
    #[must_use]
    pub fn reader(self) -> AccountId {
        match self {
            Self::Asked { reader } | Self::Given { reader } | Self::Apart { reader } => reader,
        }
    }
}

impl Reading {
    /// The progress; `None` once the second review is closed.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        let reader = self.reader.id;
        match (self.given_at, self.agrees, &self.adjudication) {
            (None, ..) => Some(Stage::Asked { reader }),
            (Some(_), None, _) => Some(Stage::Given { reader }),
            (Some(_), Some(false), None) => Some(Stage::Apart { reader }),
            (Some(_), Some(true), _) | (Some(_), Some(false), Some(_)) => None,
        }
    }
}
