//! Matches: pairs of claims that seem to say the same, why they seem so, and what people decided.

pub mod occurrence;
pub mod regrouping;
pub mod timeline;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::people::account::PersonRef;

/// What a person decided about a pair of claims. A pair without a decision is suspected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "match_state", rename_all = "snake_case")]
pub enum MatchState {
    /// Both claims say the same: a verdict about one answers the other.
    Confirmed,
    /// The claims say different things; the pair is not suggested again.
    Rejected,
}

impl MatchState {
    /// The name inside an English sentence.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Confirmed => "the same claim",
            Self::Rejected => "different claims",
        }
    }
}

/// What the person who decides about a pair saw of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MatchSeen {
    /// Nobody had decided.
    Suspected,
    /// It was confirmed.
    Confirmed,
    /// It was rejected.
    Rejected,
}

impl MatchSeen {
    /// The decision that was seen.
    #[must_use]
    pub fn decision(self) -> Option<MatchState> {
        match self {
            Self::Suspected => None,
            Self::Confirmed => Some(MatchState::Confirmed),
            Self::Rejected => Some(MatchState::Rejected),
        }
    }
}

/// A decision about a pair of claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MatchDecision {
    /// What was decided.
    pub state: MatchState,
    /// Who decided.
    pub by: PersonRef,
    /// When it was decided.
    #[schema(example = "2026-03-03T11:40:00Z")]
    pub at: DateTime<Utc>,
}

/// One thing that two claims have in common, or in which they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MatchReason {
    /// The words are equal after normalising.
    SameWords,
    /// Nearly all words are equal and in the same order.
    NearSameWords,
    /// A figure may be the same.
    SameFigure,
    /// The same is counted, with another figure.
    OtherFigure,
    /// Both name the same day.
    SameDay,
    /// Both name days, and none is the same.
    OtherDay,
    /// The claimants have a name in common.
    SameClaimant,
    /// Most names are the same.
    SameNames,
    /// One of the two is negated or uses the opposite of a word.
    MayBeOpposite,
}

impl MatchReason {
    /// Whether the reason speaks for one subject: then figures and days of the two claims can be compared.
    #[must_use]
    pub fn is_of_one_subject(self) -> bool {
        matches!(
            self,
            Self::SameWords
                | Self::NearSameWords
                | Self::SameNames
                | Self::SameFigure
                | Self::SameDay
                | Self::OtherFigure
        )
    }
}

impl From<claim_matching::Reason> for MatchReason {
    fn from(reason: claim_matching::Reason) -> Self {
        use claim_matching::Reason;
        match reason {
            Reason::SameWords => Self::SameWords,
            Reason::NearSameWords => Self::NearSameWords,
            Reason::SameFigure => Self::SameFigure,
            Reason::OtherFigure => Self::OtherFigure,
            Reason::SameDay => Self::SameDay,
            Reason::OtherDay => Self::OtherDay,
            Reason::SameClaimant => Self::SameClaimant,
            Reason::SameNames => Self::SameNames,
            Reason::MayBeOpposite => Self::MayBeOpposite,
        }
    }
}
