//! Occurrences: something that happened, as the claims of several articles tell it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::timeline::{Contradiction, FigureSeries};
use crate::domain::claims::claim::Claim;
use crate::domain::kernel::id::OccurrenceId;
use crate::domain::people::account::PersonRef;

/// What a person decided about a claim and an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "occurrence_decision", rename_all = "snake_case")]
pub enum OccurrenceDecision {
    /// The claim is about the occurrence.
    In,
    /// The claim is about something else; the claim is not added again.
    Out,
}

impl OccurrenceDecision {
    /// The name inside an English sentence.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::In => "part of it",
            Self::Out => "not part of it",
        }
    }
}

/// A decision about a claim and an occurrence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MemberDecision {
    /// What was decided.
    pub decision: OccurrenceDecision,
    /// Who decided.
    pub by: PersonRef,
    /// When it was decided.
    #[schema(example = "2026-03-03T11:40:00Z")]
    pub at: DateTime<Utc>,
}

/// Something that happened, with the numbers of what is told about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Occurrence {
    /// The occurrence's id.
    pub id: OccurrenceId,
    /// Words that most claims share, names first.
    #[schema(example = json!(["sorrin", "ardel", "flood"]))]
    pub label: Vec<String>,
    /// First day that the claims name; null without days.
    #[schema(example = "2026-03-01")]
    pub first_day: Option<NaiveDate>,
    /// Last day that the claims name, inclusive; null without days.
    #[schema(example = "2026-03-01")]
    pub last_day: Option<NaiveDate>,
    /// Number of claims that were neither dismissed nor merged into others.
    pub claims: i64,
    /// Number of those that wait for a verdict: unassigned or in review.
    pub open: i64,
    /// Number of articles of the claims.
    pub articles: i64,
    /// When a claim was added or taken out last.
    #[schema(example = "2026-03-03T11:40:00Z")]
    pub changed_at: DateTime<Utc>,
}

/// A claim about an occurrence.
#[derive(Debug, Clone)]
pub struct Member {
    /// The claim.
    pub claim: Claim,
    /// What a person decided; `None`: the rule found the claim.
    pub decision: Option<MemberDecision>,
}

/// Everything that is told about an occurrence.
#[derive(Debug, Clone)]
pub struct Told {
    /// The occurrence.
    pub occurrence: Occurrence,
    /// Figures by what they count, each in order of time.
    pub series: Vec<FigureSeries>,
    /// Pairs of claims that cannot both be true.
    pub contradictions: Vec<Contradiction>,
    /// The claims, earliest article first.
    pub members: Vec<Member>,
    /// Claims that a person took out.
    pub removed: Vec<Member>,
}
