//! Evidence: a source for or against a claim.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::evidence_file::EvidenceFile;
use super::evidence_snapshot::EvidenceSnapshot;
use crate::domain::kernel::id::{ClaimId, EvidenceId};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::text::Text;
use crate::domain::people::account::PersonRef;

/// How a source relates to the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "evidence_stance", rename_all = "snake_case")]
pub enum Stance {
    /// The source supports the claim.
    Supports,
    /// The source refutes the claim.
    Refutes,
    /// The source gives context.
    Context,
}

impl Stance {
    /// The stance as an English phrase.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Refutes => "refutes",
            Self::Context => "context",
        }
    }
}

/// Who may see a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "evidence_visibility", rename_all = "snake_case")]
pub enum Visibility {
    /// Published with the verdict.
    #[default]
    Public,
    /// Visible only to the newsroom.
    Internal,
}

impl Visibility {
    /// The visibility as an English phrase.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Internal => "internal",
        }
    }
}

/// Kinds of sources that have no web address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "offline_kind", rename_all = "snake_case")]
pub enum OfflineKind {
    /// A conversation in person or by video.
    Interview,
    /// A letter or an e-mail to the newsroom.
    Letter,
    /// A telephone call.
    Call,
    /// A document that is not on the web.
    Document,
    /// A photograph or a recording that is not on the web.
    Photograph,
    /// What a person of the newsroom saw or measured.
    Observation,
}

impl OfflineKind {
    /// The kind as an English noun phrase.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::Letter => "letter",
            Self::Call => "telephone call",
            Self::Document => "document",
            Self::Photograph => "photograph",
            Self::Observation => "own observation",
        }
    }
}

/// A source without a web address: who, when and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "kind": "interview", "who": "Lena Maroth, mayor of Ardel", "at": "2026-03-02", "place": "Town hall of Ardel"
}))]
pub struct OfflineSource {
    /// What the source is.
    pub kind: OfflineKind,
    /// The person or body that spoke, wrote, made or observed it.
    pub who: Text<200>,
    /// When that was. Not in the future.
    pub at: Moment,
    /// Where that was.
    pub place: Option<Text<200>>,
}

impl std::fmt::Display for OfflineSource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}, {}", self.kind.words(), &*self.who, self.at)?;
        self.place.as_deref().map_or(Ok(()), |place| write!(f, ", {place}"))
    }
}

/// The withdrawal of a source: time, reason, person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Withdrawal {
    /// Who withdrew the source.
    pub by: PersonRef,
    /// When the source was withdrawn.
    #[schema(example = "2026-03-03T11:40:00Z")]
    pub at: DateTime<Utc>,
    /// Why the source was withdrawn.
    #[schema(example = "The page is a copy of another source of the claim.")]
    pub reason: String,
}

/// A source in a claim's evidence.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Evidence {
    /// The source's id.
    pub id: EvidenceId,
    /// The claim.
    pub claim_id: ClaimId,
    /// URL of the source; null for a file or an offline source without one.
    #[schema(example = "https://rescue.example.org/ardel/deaths")]
    pub url: Option<String>,
    /// The file, if the source is one.
    pub file: Option<EvidenceFile>,
    /// Who, when and where, if the source has no web address.
    pub offline: Option<OfflineSource>,
    /// Publisher of the source.
    #[schema(example = "Civil protection of Korvale")]
    pub publisher: Option<String>,
    /// Title of the source.
    #[schema(example = "Flood in Ardel: list of the dead")]
    pub title: Option<String>,
    /// When the source was published.
    pub published_at: Option<Moment>,
    /// When the newsroom accessed the source.
    #[schema(example = "2026-03-03T10:10:00Z")]
    pub accessed_at: DateTime<Utc>,
    /// Whether the source supports or refutes the claim, or gives context.
    pub stance: Stance,
    /// The relevant words, verbatim.
    #[schema(example = "Eleven people lost their lives in the flood of 1 March.")]
    pub excerpt: Option<String>,
    /// The newsroom's internal note; never published.
    #[schema(example = "Confirmed by telephone with the press office.")]
    pub note: Option<String>,
    /// Who may see the source.
    pub visibility: Visibility,
    /// Origin of the source: a wire service such as "reuters", or the host. Sources of one origin count once.
    #[schema(example = "rescue.example.org")]
    pub origin: String,
    /// Whether a person set the origin; otherwise Claimdesk suggests it.
    pub origin_by_person: bool,
    /// Position in the list, from 1.
    pub position: i32,
    /// URL of an archived copy.
    #[schema(example = "https://archive.example.org/rescue.example.org/ardel/deaths")]
    pub snapshot_url: Option<String>,
    /// The newsroom's own copy of the source; null for a source that was never looked at.
    pub snapshot: Option<EvidenceSnapshot>,
    /// Who added the source.
    pub by: PersonRef,
    /// When the source was added.
    #[schema(example = "2026-03-02T09:30:00Z")]
    pub created_at: DateTime<Utc>,
    /// The withdrawal: time, reason, person; null while the source is valid.
    pub withdrawn: Option<Withdrawal>,
}

impl Evidence {
    /// The URL, or else the name of the file, or else who, when and where.
    #[must_use]
    pub fn address(&self) -> String {
        let file = || self.file.as_ref().map(|file| file.name.clone());
        let offline = || self.offline.as_ref().map(OfflineSource::to_string);
        self.url.clone().or_else(file).or_else(offline).unwrap_or_default()
    }

    /// Whether the source is published with the verdict.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.withdrawn.is_none() && self.visibility == Visibility::Public
    }
}

/// Number of independent origins among the sources that are published with the verdict.
#[must_use]
pub fn origins(evidence: &[Evidence]) -> usize {
    let public = evidence.iter().filter(|source| source.is_public());
    public.map(|source| source.origin.as_str()).collect::<BTreeSet<_>>().len()
}
