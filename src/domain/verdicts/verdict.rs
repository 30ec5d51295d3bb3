//! Verdicts: drafts, submitted revisions and approvals.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::correction::CorrectionClass;
use super::guide::CheckedPoint;
use super::media::{DraftMedia, Media};
use super::rating::RatingRef;
use crate::domain::kernel::id::AccountId;
use crate::domain::people::account::PersonRef;

/// The draft of a verdict. Each claim has at most one; the claim's holder writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Draft {
    /// Key of the rating; null before one is chosen.
    #[schema(example = "false")]
    pub rating: Option<String>,
    /// The finding for readers, in one or two sentences.
    #[schema(example = "Civil protection counts 11 dead; three missing people were found alive.")]
    pub summary: String,
    /// The reasoning, in Markdown.
    #[schema(example = "The [list](https://rescue.example.org/ardel/deaths) names **11 people**.")]
    pub rationale: String,
    /// The time for which the verdict holds.
    #[schema(example = "2026-03-03T10:45:00Z")]
    pub as_of: Option<DateTime<Utc>>,
    /// Planned day of the next check.
    #[schema(example = "2027-03-01")]
    pub recheck_at: Option<NaiveDate>,
    /// Class of the correction; null before one is chosen.
    pub correction_class: Option<CorrectionClass>,
    /// The correction notice for readers.
    #[schema(example = "We first wrote that the list named 12 people. It names 11.")]
    pub notice: String,
    /// Questions of the checklist that are ticked.
    #[schema(example = json!(["Was the claimant asked?"]))]
    pub ticked: Vec<String>,
    /// The picture, video or sound that the claim shows; absent for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media: Option<DraftMedia>,
    /// Who last saved the draft.
    pub by: PersonRef,
    /// When the draft was last saved.
    #[schema(example = "2026-03-03T10:50:00Z")]
    pub saved_at: DateTime<Utc>,
}

/// The notice of a revision that corrects the public one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Notice {
    /// The class of the correction.
    pub class: CorrectionClass,
    /// The text for readers.
    #[schema(example = "We first wrote that the list named 12 people. It names 11.")]
    pub text: String,
}

impl Draft {
    /// Converts the draft to a revision with the given number, for previews.
    #[must_use]
    pub fn into_revision(self, number: i32, rating: Option<RatingRef>, now: DateTime<Utc>) -> Revision {
        let notice = self.notice;
        Revision {
            number,
            rating: rating.unwrap_or_else(|| RatingRef {
                key: String::new(),
                label: "No rating yet".to_owned(),
                value: None,
                color: "#6b6b6b".to_owned(),
            }),
            summary: self.summary,
            rationale: self.rationale,
            as_of: self.as_of.unwrap_or(now),
            recheck_at: self.recheck_at,
            correction: self.correction_class.map(|class| Notice { class, text: notice }),
            author: Some(self.by),
            submitted_at: now,
            checklist: Vec::new(),
            media: self.media.and_then(|media| media.complete()),
            decisions: Vec::new(),
        }
    }
}

/// Possible decisions on a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "verdict_outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// The revision may be published.
    Approved,
    /// The revision returns to its author.
    Returned,
}

/// A decision on a revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Decision {
    /// Approved or returned.
    pub decision: Outcome,
    /// Who decided; never the author.
    pub by: PersonRef,
    /// When the decision was made.
    #[schema(example = "2026-03-03T11:40:00Z")]
    pub at: DateTime<Utc>,
    /// The reason for a return.
    #[schema(example = "Please add the date of the list to the summary.")]
    pub reason: Option<String>,
}

/// A submitted verdict. Revisions are immutable; a change is a new revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Number of the revision, from 1, without gaps.
    pub number: i32,
    /// The rating as it was at submission.
    pub rating: RatingRef,
    /// The finding for readers, in one or two sentences.
    pub summary: String,
    /// The reasoning, in Markdown.
    pub rationale: String,
    /// The time for which the verdict holds.
    pub as_of: DateTime<Utc>,
    /// Planned day of the next check.
    pub recheck_at: Option<NaiveDate>,
    /// The correction of the public verdict; `None` for a first verdict.
    pub correction: Option<Notice>,
    /// The author; `None` for a verdict from before Claimdesk.
    pub author: Option<PersonRef>,
    /// When the revision was submitted.
    pub submitted_at: DateTime<Utc>,
    /// The checklist with the author's ticks.
    pub checklist: Vec<CheckedPoint>,
    /// The picture, video or sound that the claim shows.
    pub media: Option<Media>,
    /// The decisions, oldest first.
    pub decisions: Vec<Decision>,
}

impl Revision {
    /// The people who have approved the revision.
    #[must_use]
    pub fn approvers(&self) -> Vec<AccountId> {
        let approvals = self.decisions.iter().filter(|decision| decision.decision == Outcome::Approved);
        approvals.map(|decision| decision.by.id).collect()
    }
}

/// The content of a draft.
#[derive(Debug)]
pub struct DraftContent {
    /// Key of the rating; `None` before one is chosen.
    pub rating: Option<String>,
    /// The finding in one or two sentences.
    pub summary: String,
    /// The reasoning, in Markdown.
    pub rationale: String,
    /// The time for which the verdict holds.
    pub as_of: Option<DateTime<Utc>>,
    /// Planned day of the next check.
    pub recheck_at: Option<NaiveDate>,
    /// Class of the correction; `None` before one is chosen.
    pub correction_class: Option<CorrectionClass>,
    /// The correction notice for readers.
    pub notice: String,
    /// Questions of the checklist that are ticked.
    pub ticked: Vec<String>,
    /// The picture, video or sound that the claim shows.
    pub media: Option<DraftMedia>,
}

impl Draft {
    /// Whether something that a person chose or wrote is lost if another draft replaces this one.
    #[must_use]
    pub fn loses_words(&self, by: &DraftContent) -> bool {
        let is_lost = |ours: &str, theirs: &str| !ours.trim().is_empty() && ours != theirs;
        is_lost(&self.summary, &by.summary)
            || is_lost(&self.rationale, &by.rationale)
            || self.rating.is_some() && self.rating != by.rating
            || self.media.is_some() && self.media != by.media
    }
}

impl From<Revision> for DraftContent {
    fn from(revision: Revision) -> Self {
        let (class, notice) = match revision.correction {
            Some(notice) => (Some(notice.class), notice.text),
            None => (None, String::new()),
        };
        Self {
            rating: Some(revision.rating.key),
            summary: revision.summary,
            rationale: revision.rationale,
            as_of: Some(revision.as_of),
            recheck_at: revision.recheck_at,
            correction_class: class,
            notice,
            ticked: revision.checklist.into_iter().filter(|point| point.ticked).map(|point| point.question).collect(),
            media: revision.media.map(DraftMedia::from),
        }
    }
}
