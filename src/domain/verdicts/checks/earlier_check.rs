//! Earlier checks: the newsroom's own checks from before Claimdesk, imported with their dates and addresses.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::publisher_rating::TheirRating;
use crate::domain::kernel::moment::Moment;
use crate::domain::verdicts::media::Media;

/// Where a claim was made, as the archive says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Web address.
    pub url: Option<String>,
    /// The publication or platform.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// When the claim was made there.
    pub published_at: Option<Moment>,
}

/// One check of the archive, in plain text and Markdown.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlierCheck {
    /// Address of the page in the earlier system.
    pub url: String,
    /// The claim.
    pub statement: String,
    /// Names of the claimants.
    pub claimants: Vec<String>,
    /// Where the claim was made; a place without address and outlet says only when.
    pub places: Vec<Place>,
    /// The rating as the archive gives it.
    pub rating: TheirRating,
    /// The headline of the check.
    pub title: Option<String>,
    /// The finding in one or two sentences.
    pub summary: String,
    /// The reasoning, in Markdown; may be empty.
    pub rationale: String,
    /// When the check was published.
    pub published_at: DateTime<Utc>,
    /// BCP 47 tag of the language.
    pub language: Option<String>,
    /// The picture, video or sound that the claim shows, or why the MediaReview about it cannot be used.
    pub media: Result<Option<Media>, String>,
}

impl EarlierCheck {
    /// The name of the first claimant.
    #[must_use]
    pub fn claimant(&self) -> Option<&str> {
        self.claimants.first().map(String::as_str)
    }
}

/// A row of the archive with its place in the file.
#[derive(Debug)]
pub struct Row {
    /// The place, such as "line 12".
    pub place: String,
    /// The check, or the reason why the row cannot be used.
    pub check: Result<EarlierCheck, String>,
}

/// Where a published verdict comes from that the newsroom published before Claimdesk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportedFrom {
    /// Address in the earlier system; this server redirects from its path.
    #[schema(example = "https://www.desk.example.org/2019/05/flood-deaths")]
    pub url: String,
    /// When the verdict was imported.
    #[schema(example = "2026-03-01T08:00:00Z")]
    pub imported_at: DateTime<Utc>,
}

/// Rows that wait for the meaning of their words, by site and words.
pub type Waiting = BTreeMap<(String, String), i32>;

/// Outcome of an import.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ArchiveImport {
    /// Checks that were imported; in a dry run, that would be.
    pub imported: u64,
    /// Of these, checks that feeds show.
    pub in_feeds: u64,
    /// Checks that were there already.
    pub known: u64,
    /// Rows that cannot be used.
    pub refused: u64,
    /// MediaReviews that cannot be used or belong to no ClaimReview.
    pub media_refused: u64,
    /// Rows that wait for the meaning of their words, by site and words.
    pub waiting: Waiting,
}
