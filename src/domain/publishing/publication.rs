//! Publications: the frozen public document of a verdict, complete in itself.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::standing::Standing;
use crate::domain::claims::appearance::{ArticleRef, Span};
use crate::domain::claims::claim::Kind;
use crate::domain::kernel::id::ClaimId;
use crate::domain::kernel::moment::Moment;
use crate::domain::verdicts::correction::Correction;
use crate::domain::verdicts::evidence::Stance;
use crate::domain::verdicts::rating::RatingRef;

/// A source as readers see it. Notes, internal sources and names of staff are not in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PublicEvidence {
    /// Where it stands.
    pub url: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// When it was published.
    pub published_at: Option<Moment>,
    /// When the newsroom read it.
    pub accessed_at: DateTime<Utc>,
    /// What it does to the claim.
    pub stance: Stance,
    /// The words that matter.
    pub excerpt: Option<String>,
}

/// Where the claim was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PublicAppearance {
    /// In which article.
    pub article: ArticleRef,
    /// The exact words.
    pub quote: String,
    /// Where they stand in that version, in code points.
    pub span: Span,
}

/// A published verdict, as it was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PublicVerdict {
    /// Stable name in the address.
    pub slug: String,
    /// The claim.
    pub claim_id: ClaimId,
    /// Revision of the verdict.
    pub revision: i32,
    /// The claim in a wording of its own.
    pub statement: String,
    /// What sort of claim.
    pub kind: Kind,
    /// What it belongs to, in the newsroom's own words.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Who makes it; null when the article does.
    pub claimant: Option<String>,
    /// Where it was made, first appearance first.
    pub appearances: Vec<PublicAppearance>,
    /// The rating.
    pub rating: RatingRef,
    /// One or two sentences.
    pub summary: String,
    /// The reasoning, in Markdown.
    pub rationale: String,
    /// The public sources.
    pub evidence: Vec<PublicEvidence>,
    /// The time that the verdict speaks of.
    pub as_of: DateTime<Utc>,
    /// When it will be looked at again.
    pub recheck_at: Option<NaiveDate>,
    /// BCP 47 tag of the article's language, if known.
    pub language: Option<String>,
    /// When the claim's verdict was published first.
    pub first_published_at: DateTime<Utc>,
    /// When this revision was published.
    pub published_at: DateTime<Utc>,
    /// What was said about each change since, oldest first.
    #[serde(default)]
    pub corrections: Vec<Correction>,
}

impl PublicVerdict {
    /// How it stands now.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::after(self.corrections.last().map(|last| last.class))
    }
}

/// The name in a public address: the statement's first words, made unmistakable by the claim's id.
#[must_use]
pub fn slug(statement: &str, claim: ClaimId) -> String {
    let mut words = String::new();
    for word in statement
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
    {
        if words.len() + word.len() > 60 {
            break;
        }
        words.push_str(&word);
        words.push('-');
    }
    // The random half of a UUIDv7: its front would be the same for all claims of one second.
    let tail: String = claim.0.simple().to_string().chars().skip(20).collect();
    format!("{words}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    // ASVS 1.2.2
    #[test]
    fn a_slug_is_ascii_short_and_unmistakable() {
        let id: ClaimId = "01970000-0000-7000-8000-0123456789ab".parse().unwrap();
        assert_eq!(
            slug("More than 6,000 people — “killed”!", id),
            "more-than-6-000-people-killed-0123456789ab"
        );
        assert_eq!(slug("Число погибших", id), "0123456789ab");
        assert!(slug(&"word ".repeat(100), id).len() <= 80);
    }
}
