//! External checks: verdicts of other newsrooms on a claim.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::kernel::id::ExternalCheckId;

/// A review of a claim by somebody else, in plain text.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Where it stands.
    pub url: String,
    /// The host of that address, without `www.`.
    pub site: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// The claim.
    pub claim: String,
    /// Who makes it.
    pub claimant: Option<String>,
    /// When it was made.
    pub claimed_on: Option<NaiveDate>,
    /// The rating in words.
    pub rating: String,
    /// The rating as a number of its publisher's scale.
    pub value: Option<f64>,
    /// When it was published.
    pub reviewed_on: Option<NaiveDate>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Under which terms it may be used.
    pub license: Option<String>,
}

/// A review that was taken in.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ExternalCheck {
    /// Stable.
    pub id: ExternalCheckId,
    /// Where it stands.
    pub url: String,
    /// The host of that address.
    pub site: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// The claim.
    pub claim: String,
    /// Who makes it.
    pub claimant: Option<String>,
    /// When it was made.
    pub claimed_on: Option<NaiveDate>,
    /// The rating in words.
    pub rating: String,
    /// The rating as a number of its publisher's scale.
    pub value: Option<f64>,
    /// When it was published.
    pub reviewed_on: Option<NaiveDate>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Under which terms it may be used.
    pub license: Option<String>,
    /// When it was taken in.
    pub imported_at: DateTime<Utc>,
}

/// What became of what was offered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Imported {
    /// Reviews that are new or changed.
    pub imported: u64,
    /// Reviews that were here already, word for word.
    pub known: u64,
    /// Reviews that were refused.
    pub refused: u64,
    /// The first reasons for refusals, each once, ten at most.
    pub reasons: Vec<String>,
}

impl Imported {
    /// Counts a refusal.
    pub fn refuse(&mut self, reason: String) {
        self.refused += 1;
        if self.reasons.len() < 10 && !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }
}
