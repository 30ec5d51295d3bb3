//! Evidence: a source for or against a claim.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::id::{ClaimId, EvidenceId};
use crate::domain::kernel::moment::Moment;
use crate::domain::people::account::PersonRef;

/// What the source does to the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "evidence_stance", rename_all = "snake_case")]
pub enum Stance {
    /// Speaks for it.
    Supports,
    /// Speaks against it.
    Refutes,
    /// Explains it.
    Context,
}

impl Stance {
    /// How a sentence names it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Refutes => "refutes",
            Self::Context => "context",
        }
    }
}

/// Who may see the source.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, sqlx::Type, ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "evidence_visibility", rename_all = "snake_case")]
pub enum Visibility {
    /// Readers, with the verdict.
    #[default]
    Public,
    /// The newsroom alone.
    Internal,
}

impl Visibility {
    /// How a sentence names it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Internal => "internal",
        }
    }
}

/// That somebody took evidence back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Withdrawal {
    /// Who.
    pub by: PersonRef,
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: String,
}

/// A source for or against a claim.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Evidence {
    /// Stable.
    pub id: EvidenceId,
    /// Of which claim.
    pub claim_id: ClaimId,
    /// Where it stands.
    pub url: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// When it was published.
    pub published_at: Option<Moment>,
    /// When somebody of the newsroom read it.
    pub accessed_at: DateTime<Utc>,
    /// What it does to the claim.
    pub stance: Stance,
    /// The words that matter, verbatim.
    pub excerpt: Option<String>,
    /// What the newsroom makes of it; never published.
    pub note: Option<String>,
    /// Who may see it.
    pub visibility: Visibility,
    /// What it goes back to: "reuters", or its host. Sources of one origin count once.
    pub origin: String,
    /// A person said so; otherwise Claimdesk suggests it.
    pub origin_by_person: bool,
    /// Place in the list, from 1.
    pub position: i32,
    /// Where a copy of it is kept.
    pub snapshot_url: Option<String>,
    /// Who added it.
    pub by: PersonRef,
    /// When.
    pub created_at: DateTime<Utc>,
    /// Taken back, by whom and why.
    pub withdrawn: Option<Withdrawal>,
}

impl Evidence {
    /// Whether readers would see it.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.withdrawn.is_none() && self.visibility == Visibility::Public
    }
}

/// Independent origins among the sources that readers would see.
#[must_use]
pub fn origins(evidence: &[Evidence]) -> usize {
    let public = evidence.iter().filter(|source| source.is_public());
    public
        .map(|source| source.origin.as_str())
        .collect::<BTreeSet<_>>()
        .len()
}
