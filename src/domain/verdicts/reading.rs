//! Second reviews: a colleague rates a claim without seeing the verdict.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rating::RatingRef;
use crate::domain::kernel::id::{AccountId, ReadingId};
use crate::domain::people::account::PersonRef;

/// Which of the two an editor upholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "reading_upheld", rename_all = "snake_case")]
pub enum Upheld {
    /// The verdict as its author submitted it.
    First,
    /// The second reader's: the verdict goes back to its author.
    Second,
}

/// What an editor decided where the two are apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Adjudication {
    /// Which of the two stands.
    pub upheld: Upheld,
    /// Why.
    pub reason: String,
    /// Who decided: neither of the two.
    pub by: PersonRef,
    /// When.
    pub at: DateTime<Utc>,
}

/// A second reading of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Reading {
    /// Stable.
    pub id: ReadingId,
    /// Who reads.
    pub reader: PersonRef,
    /// Who asked for it.
    pub asked_by: PersonRef,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// How the reader rates the claim; null until both are in.
    pub rating: Option<RatingRef>,
    /// Why, in one or two sentences; null until both are in.
    pub summary: Option<String>,
    /// When it was given.
    pub given_at: Option<DateTime<Utc>>,
    /// The revision that it was compared with, once both were in.
    pub revision: Option<i32>,
    /// Whether both rate the claim the same.
    pub agrees: Option<bool>,
    /// What an editor decided where they do not.
    pub adjudication: Option<Adjudication>,
}

/// Where a second reading stands, for the state table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The reader has not answered yet.
    Asked {
        /// Who reads.
        reader: AccountId,
    },
    /// The reader has answered, and waits for the first verdict.
    Given {
        /// Who read.
        reader: AccountId,
    },
    /// Both are in and apart; an editor must decide.
    Apart {
        /// Who read.
        reader: AccountId,
    },
}

impl Stage {
    /// Who reads or read.
    #[must_use]
    pub fn reader(self) -> AccountId {
        match self {
            Self::Asked { reader } | Self::Given { reader } | Self::Apart { reader } => reader,
        }
    }
}

impl Reading {
    /// Where it stands; none when nothing is open about it.
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
