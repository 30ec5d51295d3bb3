//! Verdicts: drafts, submitted revisions and approvals.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::correction::CorrectionClass;
use super::rating::RatingRef;
use crate::domain::kernel::id::AccountId;
use crate::domain::people::account::PersonRef;

/// A verdict being written. One per claim; whoever holds the claim writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Draft {
    /// Key of the rating, once chosen.
    pub rating: Option<String>,
    /// One or two sentences for readers.
    pub summary: String,
    /// The reasoning, in Markdown.
    pub rationale: String,
    /// The time that the verdict speaks of.
    pub as_of: Option<DateTime<Utc>>,
    /// When it should be looked at again.
    pub recheck_at: Option<NaiveDate>,
    /// How much of the public verdict it changes, once chosen.
    pub correction_class: Option<CorrectionClass>,
    /// What readers are told about the change.
    pub notice: String,
    /// Who saved it last.
    pub by: PersonRef,
    /// When.
    pub saved_at: DateTime<Utc>,
}

/// What a revision says about the public one before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Notice {
    /// How much it changes.
    pub class: CorrectionClass,
    /// What readers are told.
    pub text: String,
}

impl Draft {
    /// The revision that would be made of it now, with the number that it would get.
    #[must_use]
    pub fn into_revision(
        self,
        number: i32,
        rating: Option<RatingRef>,
        now: DateTime<Utc>,
    ) -> Revision {
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
            correction: self.correction_class.map(|class| Notice {
                class,
                text: notice,
            }),
            author: self.by,
            submitted_at: now,
            decisions: Vec::new(),
        }
    }
}

/// What somebody else decided about a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "verdict_outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// It may be published.
    Approved,
    /// It goes back to be reworked.
    Returned,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Decision {
    /// Approved or returned.
    pub decision: Outcome,
    /// By whom; never the author.
    pub by: PersonRef,
    /// When.
    pub at: DateTime<Utc>,
    /// Why it was returned.
    pub reason: Option<String>,
}

/// A submitted verdict. Never changed; a better one is the next revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// From 1, without gaps.
    pub number: i32,
    /// The rating with the label and number it had.
    pub rating: RatingRef,
    /// One or two sentences for readers.
    pub summary: String,
    /// The reasoning, in Markdown.
    pub rationale: String,
    /// The time that the verdict speaks of.
    pub as_of: DateTime<Utc>,
    /// When it should be looked at again.
    pub recheck_at: Option<NaiveDate>,
    /// How much of the public verdict it changes; none for a first verdict.
    pub correction: Option<Notice>,
    /// Who wrote it.
    pub author: PersonRef,
    /// When it was submitted.
    pub submitted_at: DateTime<Utc>,
    /// What others decided about it, oldest first.
    pub decisions: Vec<Decision>,
}

impl Revision {
    /// Who has approved it so far.
    #[must_use]
    pub fn approvers(&self) -> Vec<AccountId> {
        let approvals = self
            .decisions
            .iter()
            .filter(|decision| decision.decision == Outcome::Approved);
        approvals.map(|decision| decision.by.id).collect()
    }
}

/// What a draft holds.
#[derive(Debug)]
pub struct DraftContent {
    /// Key of the rating, once chosen.
    pub rating: Option<String>,
    /// One or two sentences.
    pub summary: String,
    /// Markdown.
    pub rationale: String,
    /// The time it speaks of.
    pub as_of: Option<DateTime<Utc>>,
    /// When to look again.
    pub recheck_at: Option<NaiveDate>,
    /// How much of the public verdict it changes, once chosen.
    pub correction_class: Option<CorrectionClass>,
    /// What readers are told about the change.
    pub notice: String,
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
        }
    }
}
