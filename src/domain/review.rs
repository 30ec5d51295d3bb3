//! Which way can a claim go through the newsroom? The one state table; everything else asks it.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::account::PersonRef;
use super::action::Action;
use super::id::AccountId;
use super::permission::Permission;

/// How long an assignment holds without a sign of life.
pub const LEASE: TimeDelta = TimeDelta::minutes(30);

/// Where a claim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "review_state", rename_all = "snake_case")]
pub enum State {
    /// Nobody works on it.
    Unassigned,
    /// Somebody works on it.
    InReview,
    /// A verdict waits for somebody else's approval.
    Submitted,
    /// A verdict waits to be published.
    Approved,
    /// Its verdict is public.
    Published,
    /// It will not be checked.
    Dismissed,
}

impl State {
    /// Every state, in the order of a claim's life.
    pub const ALL: [Self; 6] = [
        Self::Unassigned,
        Self::InReview,
        Self::Submitted,
        Self::Approved,
        Self::Published,
        Self::Dismissed,
    ];

    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unassigned => "unassigned",
            Self::InReview => "in_review",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Published => "published",
            Self::Dismissed => "dismissed",
        }
    }

    /// How a sentence names it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Unassigned => "unassigned",
            Self::InReview => "in review",
            Self::Submitted => "submitted for approval",
            Self::Approved => "approved",
            Self::Published => "published",
            Self::Dismissed => "dismissed",
        }
    }
}

/// Why a claim will not be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "dismissal_reason", rename_all = "snake_case")]
pub enum DismissalReason {
    /// No evidence could settle it.
    NotCheckable,
    /// A value judgement.
    Opinion,
    /// The same claim is there already.
    Duplicate,
    /// Not this newsroom's business.
    OutOfScope,
    /// The analyser took something for a claim that is none.
    ExtractionError,
}

impl DismissalReason {
    /// How a sentence names it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NotCheckable => "not checkable",
            Self::Opinion => "opinion",
            Self::Duplicate => "duplicate",
            Self::OutOfScope => "out of scope",
            Self::ExtractionError => "extraction error",
        }
    }
}

/// That somebody dismissed the claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Dismissal {
    /// Why.
    pub reason: DismissalReason,
    /// In words.
    pub note: Option<String>,
    /// Who.
    pub by: PersonRef,
    /// When.
    pub at: DateTime<Utc>,
}

/// Who must act, beyond holding the permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Anybody permitted.
    Anyone,
    /// Anybody, unless a colleague's lease still runs; whoever may publish can overrule that.
    NobodyElsesWork,
    /// Whoever holds the claim.
    Holder,
    /// Anybody but the author of the newest revision.
    NotTheAuthor,
}

/// One row of the state table.
#[derive(Debug, Clone, Copy)]
pub struct Move {
    /// From here …
    pub from: State,
    /// … by doing this …
    pub action: Action,
    /// … to there.
    pub to: State,
    /// What it takes.
    pub needs: Permission,
    /// Who of those permitted.
    pub who: Who,
}

const fn row(from: State, action: Action, to: State, needs: Permission, who: Who) -> Move {
    Move {
        from,
        action,
        to,
        needs,
        who,
    }
}

/// The life of a claim, whole. What stands here not is refused.
pub const MOVES: &[Move] = {
    use Action as A;
    use Permission::{Publish, Review};
    use State as S;
    use Who::{Anyone, Holder, NobodyElsesWork, NotTheAuthor};
    &[
        row(S::Unassigned, A::Reword, S::Unassigned, Review, Anyone),
        row(S::InReview, A::Reword, S::InReview, Review, NobodyElsesWork),
        row(S::Unassigned, A::Assign, S::InReview, Review, Anyone),
        row(S::InReview, A::Assign, S::InReview, Review, NobodyElsesWork),
        row(
            S::InReview,
            A::Release,
            S::Unassigned,
            Review,
            NobodyElsesWork,
        ),
        row(S::Unassigned, A::Dismiss, S::Dismissed, Review, Anyone),
        row(
            S::InReview,
            A::Dismiss,
            S::Dismissed,
            Review,
            NobodyElsesWork,
        ),
        row(S::Dismissed, A::Reopen, S::Unassigned, Review, Anyone),
        row(S::Unassigned, A::AddEvidence, S::Unassigned, Review, Anyone),
        row(S::InReview, A::AddEvidence, S::InReview, Review, Anyone),
        row(
            S::Unassigned,
            A::WithdrawEvidence,
            S::Unassigned,
            Review,
            Anyone,
        ),
        row(
            S::InReview,
            A::WithdrawEvidence,
            S::InReview,
            Review,
            NobodyElsesWork,
        ),
        row(S::InReview, A::SaveDraft, S::InReview, Review, Holder),
        row(S::InReview, A::Submit, S::Submitted, Review, Holder),
        row(S::Submitted, A::Approve, S::Approved, Review, NotTheAuthor),
        row(S::Submitted, A::Return, S::InReview, Review, NotTheAuthor),
        // Beyond the common path: a fault found after approval must not have to be published first.
        row(S::Approved, A::Return, S::InReview, Review, NotTheAuthor),
        row(S::Approved, A::Publish, S::Published, Publish, NotTheAuthor),
    ]
};

/// What the state table needs to know of a claim.
#[derive(Debug, Clone)]
pub struct Review {
    /// Where it is.
    pub state: State,
    /// Who holds it, and until when.
    pub holder: Option<(PersonRef, DateTime<Utc>)>,
    /// Author of the newest revision.
    pub author: Option<AccountId>,
    /// The version of the whole claim file.
    pub version: i64,
}

impl Review {
    /// Who holds the claim, if the lease still runs.
    #[must_use]
    pub fn held(&self, now: DateTime<Utc>) -> Option<&(PersonRef, DateTime<Utc>)> {
        self.holder.as_ref().filter(|(_, until)| *until > now)
    }
}
