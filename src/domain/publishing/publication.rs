//! Publications: the frozen public document of a verdict, complete in itself.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::standing::Standing;
use crate::domain::claims::appearance::{ArticleRef, Span};
use crate::domain::claims::claim::Kind;
use crate::domain::kernel::id::{ArticleId, ClaimId, EvidenceId};
use crate::domain::kernel::moment::Moment;
use crate::domain::newsroom::byline::Signer;
use crate::domain::verdicts::checks::earlier_check::ImportedFrom;
use crate::domain::verdicts::claimant::PublicClaimant;
use crate::domain::verdicts::correction::Correction;
use crate::domain::verdicts::evidence::{OfflineSource, Stance};
use crate::domain::verdicts::media::Media;
use crate::domain::verdicts::rating::RatingRef;

/// A public file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PublicFile {
    /// Id of the source.
    pub id: EvidenceId,
    /// Name without path.
    #[schema(example = "list-of-the-dead.pdf")]
    pub name: String,
    /// Media type by content.
    #[serde(rename = "type")]
    #[schema(example = "application/pdf")]
    pub media_type: String,
    /// Length in bytes.
    #[schema(example = 204_817)]
    pub size: i64,
    /// SHA-256 in hexadecimal.
    #[schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    pub sha256: String,
    /// What the picture shows, in words.
    #[schema(example = "Table of deaths by municipality; Ardel has eleven.")]
    pub alt: Option<String>,
    /// Where readers download the file.
    #[schema(
        example = "https://desk.example.org/verdicts/the-sorrin-flood-a6fc9b09675e/files/019cade2-11c0-7d72-b70e-5d4307eb9033"
    )]
    pub url: String,
}

/// A public source. Notes, internal sources and names of staff are not included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PublicEvidence {
    /// URL of the source; for a file without address, the URL of the file; empty for an offline source.
    #[schema(example = "https://rescue.example.org/ardel/deaths")]
    pub url: String,
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
    /// Who, when and where, if the source has no web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offline: Option<OfflineSource>,
    /// The file, if the source is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<PublicFile>,
}

/// A public appearance of the claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PublicAppearance {
    /// The article and its version.
    pub article: ArticleRef,
    /// The exact words of the article.
    #[schema(example = "The flood killed 14 people and destroyed 230 homes")]
    pub quote: String,
    /// Position of the quote in that version, in code points.
    pub span: Span,
}

/// How an article was changed after the check of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArticleChange {
    /// The article.
    pub article: ArticleId,
    /// When its text was first seen without the claim's words.
    pub at: DateTime<Utc>,
}

/// A claimant of a published claim after the first one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FurtherClaimant {
    /// Name of the claimant.
    #[schema(example = "Pavel Rusk")]
    pub name: String,
    /// What the newsroom's record of the claimant said at publication; absent without a record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<PublicClaimant>,
}

/// A published verdict, frozen at publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PublicVerdict {
    /// The stable last part of the public address.
    #[schema(example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e")]
    pub slug: String,
    /// The claim's id.
    pub claim_id: ClaimId,
    /// Number of the revision.
    pub revision: i32,
    /// The claim in a self-contained wording.
    #[schema(example = "The Sorrin flood of 1 March 2026 killed 14 people.")]
    pub statement: String,
    /// The kind of claim.
    pub kind: Kind,
    /// The topics that the newsroom assigned.
    #[serde(default)]
    #[schema(example = json!(["flood", "korvale"]))]
    pub topics: Vec<String>,
    /// Name of the claimant; null when the article speaks in its own voice.
    #[schema(example = "Lena Maroth")]
    pub claimant: Option<String>,
    /// What the newsroom's record of the claimant said at publication; absent without a record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimant_record: Option<PublicClaimant>,
    /// Others who make the same claim in the same words or in a claim that was merged into this one; absent if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further_claimants: Vec<FurtherClaimant>,
    /// Appearances of the claim, first appearance first.
    pub appearances: Vec<PublicAppearance>,
    /// The rating as it was at publication.
    pub rating: RatingRef,
    /// The finding in one or two sentences.
    #[schema(example = "Civil protection counts 11 dead; three missing people were found alive.")]
    pub summary: String,
    /// The reasoning, in Markdown.
    #[schema(example = "The [list](https://rescue.example.org/ardel/deaths) names **11 people**.")]
    pub rationale: String,
    /// The picture, video or sound that the claim shows; absent for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media: Option<Media>,
    /// The public sources, in the newsroom's order.
    pub evidence: Vec<PublicEvidence>,
    /// The time for which the verdict holds.
    #[schema(example = "2026-03-03T10:45:00Z")]
    pub as_of: DateTime<Utc>,
    /// Planned day of the next check.
    #[schema(example = "2027-03-01")]
    pub recheck_at: Option<NaiveDate>,
    /// BCP 47 tag of the article's language, if known.
    #[schema(example = "en")]
    pub language: Option<String>,
    /// When the claim's first verdict was published.
    #[schema(example = "2026-03-03T12:00:00Z")]
    pub first_published_at: DateTime<Utc>,
    /// When this revision was published.
    #[schema(example = "2026-03-03T12:00:00Z")]
    pub published_at: DateTime<Utc>,
    /// The correction notices, oldest first.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// Who signs the verdict, if people or a desk do; absent if the newsroom does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signed_by: Vec<Signer>,
    /// Where the verdict was published first, if that was before Claimdesk; absent for all others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<ImportedFrom>,
}

impl PublicVerdict {
    /// Whether the verdict is published, corrected or retracted.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::after(self.corrections.last().map(|last| last.class))
    }

    /// The names of all claimants, the first one first.
    pub fn claimants(&self) -> impl Iterator<Item = &str> {
        let further = self.further_claimants.iter().map(|further| further.name.as_str());
        self.claimant.as_deref().into_iter().chain(further)
    }
}

/// The slug of a verdict's public address: the first words of the statement, and part of the claim's id for uniqueness.
#[must_use]
pub fn slug(statement: &str, claim: ClaimId) -> String {
    slug_of(statement, claim.0)
}

/// A slug of the first words of a text, and of part of an id for uniqueness.
#[must_use]
pub fn slug_of(text: &str, id: Uuid) -> String {
    let mut words = String::new();
    for word in
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase)
    {
        if words.len() + word.len() > 60 {
            break;
        }
        words.push_str(&word);
        words.push('-');
    }
    // The random half of a UUIDv7; the first half is similar for all ids of one second.
    let tail: String = id.simple().to_string().chars().skip(20).collect();
    format!("{words}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    // ASVS 1.2.2
    #[test]
    fn a_slug_is_ascii_short_and_unmistakable() {
        let id: ClaimId = "01970000-0000-7000-8000-0123456789ab".parse().unwrap();
        assert_eq!(slug("More than 6,000 people — “killed”!", id), "more-than-6-000-people-killed-0123456789ab");
        assert_eq!(slug("Число погибших", id), "0123456789ab");
        assert!(slug(&"word ".repeat(100), id).len() <= 80);
    }
}
