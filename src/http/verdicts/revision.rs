//! Revision of a verdict: response body.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain;
use crate::domain::people::account::PersonRef;
use crate::domain::verdicts::guide::CheckedPoint;
use crate::domain::verdicts::media::Media;
use crate::domain::verdicts::rating::RatingRef;
use crate::domain::verdicts::verdict::{Decision, Notice};
use crate::formats::pages::markdown;

/// A submitted revision of a verdict. Revisions never change; a correction is a new revision.
#[derive(Debug, Serialize, ToSchema)]
pub struct Revision {
    /// Number of the revision, from 1 without gaps.
    number: i32,
    /// Rating, with the label and number at the time of submission.
    rating: RatingRef,
    /// Summary for readers, one or two sentences.
    #[schema(example = "Civil protection counts 11 dead; three missing people were found alive.")]
    summary: String,
    /// Reasoning, in Markdown.
    #[schema(example = "The [list](https://rescue.example.org/ardel/deaths) names **11 people**.")]
    rationale: String,
    /// Reasoning as sanitised HTML, as on the public page.
    #[schema(example = "<p>The list of 3 March 2026 names <strong>11 people</strong>.</p>")]
    rationale_html: String,
    /// Time to which the verdict applies.
    #[schema(example = "2026-03-03T10:45:00Z")]
    as_of: DateTime<Utc>,
    /// Date of the next check; null for none.
    #[schema(example = "2027-03-01")]
    recheck_at: Option<NaiveDate>,
    /// Notice about the change to the previous public revision; null for a first verdict.
    correction: Option<Notice>,
    /// Author of the revision; null for a verdict that was imported from before Claimdesk.
    author: Option<PersonRef>,
    /// Time of submission.
    #[schema(example = "2026-03-03T11:00:00Z")]
    submitted_at: DateTime<Utc>,
    /// Checklist for the kind of claim at the time of submission, with the author's ticks.
    checklist: Vec<CheckedPoint>,
    /// The picture, video or sound that the claim shows; absent for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    media: Option<Media>,
    /// Approvals and returns, oldest first.
    decisions: Vec<Decision>,
}

impl From<domain::verdicts::verdict::Revision> for Revision {
    fn from(revision: domain::verdicts::verdict::Revision) -> Self {
        Self {
            number: revision.number,
            rating: revision.rating,
            summary: revision.summary,
            rationale_html: markdown::to_html(&revision.rationale),
            rationale: revision.rationale,
            as_of: revision.as_of,
            recheck_at: revision.recheck_at,
            correction: revision.correction,
            author: revision.author,
            submitted_at: revision.submitted_at,
            checklist: revision.checklist,
            media: revision.media,
            decisions: revision.decisions,
        }
    }
}
