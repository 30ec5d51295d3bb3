//! External checks: verdicts of other newsrooms on a claim.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::publisher_rating::TheirRating;
use crate::domain::claims::matches::MatchReason;
use crate::domain::kernel::id::ExternalCheckId;
use crate::domain::verdicts::media::Media;
use crate::domain::verdicts::rating::RatingRef;

/// A claim review of another publisher, in plain text.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// URL of the review.
    pub url: String,
    /// Host of the URL, without `www.`.
    pub site: String,
    /// Publisher of the review.
    pub publisher: Option<String>,
    /// The claim as the publisher words it.
    pub claim: String,
    /// Names of the claimants.
    pub claimants: Vec<String>,
    /// When the claim was made.
    pub claimed_on: Option<NaiveDate>,
    /// The rating as the publisher gives it.
    pub rating: TheirRating,
    /// When the review was published.
    pub reviewed_on: Option<NaiveDate>,
    /// BCP 47 tag of the review's language.
    pub language: Option<String>,
    /// License of the review.
    pub license: Option<String>,
    /// The picture, video or sound that the claim shows, or why the MediaReview about it cannot be used.
    pub media: Result<Option<Media>, String>,
}

impl Review {
    /// The name of the first claimant.
    #[must_use]
    pub fn claimant(&self) -> Option<&str> {
        self.claimants.first().map(String::as_str)
    }
}

/// An imported claim review of another publisher.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ExternalCheck {
    /// The id of the imported review.
    pub id: ExternalCheckId,
    /// URL of the review.
    #[schema(example = "https://checks.example.org/2026/ardel-flood-deaths")]
    pub url: String,
    /// Host of the URL, without `www.`.
    #[schema(example = "checks.example.org")]
    pub site: String,
    /// Publisher of the review.
    #[schema(example = "Example Checks")]
    pub publisher: Option<String>,
    /// The claim as the publisher words it.
    #[schema(example = "Fourteen people died in the Ardel flood.")]
    pub claim: String,
    /// Name of the claimant.
    #[schema(example = "Lena Maroth")]
    pub claimant: Option<String>,
    /// Names of further claimants of the same words; empty for one claimant.
    #[schema(example = json!(["Pavel Rusk"]))]
    pub further_claimants: Vec<String>,
    /// When the claim was made.
    #[schema(example = "2026-03-02")]
    pub claimed_on: Option<NaiveDate>,
    /// The rating in the publisher's words; without words, the number and the ends of its scale.
    #[schema(example = "Mostly false")]
    pub rating: String,
    /// The rating as a number on the publisher's own scale.
    #[schema(example = 2.0)]
    pub value: Option<f64>,
    /// The number of the publisher's best rating. On some scales it is smaller than that of the worst.
    #[schema(example = 5.0)]
    pub best: Option<f64>,
    /// The number of the publisher's worst rating.
    #[schema(example = 1.0)]
    pub worst: Option<f64>,
    /// The rating on the newsroom's scale, if an editor has mapped the publisher's words.
    pub means: Option<RatingRef>,
    /// When the review was published.
    #[schema(example = "2026-03-03")]
    pub reviewed_on: Option<NaiveDate>,
    /// BCP 47 tag of the review's language.
    #[schema(example = "en")]
    pub language: Option<String>,
    /// License of the review.
    #[schema(example = "https://creativecommons.org/licenses/by/4.0/")]
    pub license: Option<String>,
    /// The picture, video or sound that the claim shows, as the publisher rates it; absent for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media: Option<Media>,
    /// When the review was imported.
    #[schema(example = "2026-03-04T07:00:00Z")]
    pub imported_at: DateTime<Utc>,
}

impl ExternalCheck {
    /// All claimants in one text, for comparisons.
    #[must_use]
    pub fn all_claimants(&self) -> Option<String> {
        joined(self.claimant.as_deref(), &self.further_claimants)
    }
}

/// Names of claimants in one text; `None` without a name.
#[must_use]
pub fn joined(first: Option<&str>, further: &[String]) -> Option<String> {
    let names: Vec<&str> = first.into_iter().chain(further.iter().map(String::as_str)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// A review of another newsroom that may check a claim.
#[derive(Debug)]
pub struct Suggested {
    /// The review.
    pub check: ExternalCheck,
    /// Similarity of the two claims, from 0 to 1.
    pub likeness: f64,
    /// What the claims have in common, and what differs.
    pub reasons: Vec<MatchReason>,
}

/// Result of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Imported {
    /// Number of reviews that were new or changed.
    pub imported: u64,
    /// Number of reviews that were present without any change.
    pub known: u64,
    /// Number of rejected reviews.
    pub refused: u64,
    /// Number of MediaReviews that cannot be used or belong to no ClaimReview. No ClaimReview is rejected for that.
    pub media_refused: u64,
    /// Reasons for rejections without duplicates, at most the first ten.
    pub reasons: Vec<String>,
}

impl Imported {
    /// Counts a rejected review.
    pub fn refuse(&mut self, reason: String) {
        self.refused += 1;
        self.because(reason);
    }

    /// Counts a review whose MediaReview cannot be used.
    pub fn refuse_media(&mut self, url: &str, reason: &str) {
        self.count_media(format!("MediaReview of {url}: {reason}"));
    }

    /// Counts a MediaReview that cannot be used.
    pub fn count_media(&mut self, reason: String) {
        self.media_refused += 1;
        self.because(reason);
    }

    /// Adds the outcome of another part of the import.
    pub fn add(&mut self, other: Self) {
        self.imported += other.imported;
        self.known += other.known;
        self.refused += other.refused;
        self.media_refused += other.media_refused;
        for reason in other.reasons {
            self.because(reason);
        }
    }

    fn because(&mut self, reason: String) {
        if self.reasons.len() < 10 && !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }
}
