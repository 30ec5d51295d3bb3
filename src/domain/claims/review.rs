//! Reviews: states, actions and the state table that every check uses.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::action::Action;
use crate::domain::kernel::id::AccountId;
use crate::domain::people::account::PersonRef;
use crate::domain::people::permission::Permission;
use crate::domain::verdicts::correction::CorrectionClass;
use crate::domain::verdicts::reading::Stage;

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
    /// Its verdict was public and no longer stands; it stays readable as such.
    Retracted,
    /// It will not be checked.
    Dismissed,
}

impl State {
    /// Every state, in the order of a claim's life.
    pub const ALL: [Self; 7] = [
        Self::Unassigned,
        Self::InReview,
        Self::Submitted,
        Self::Approved,
        Self::Published,
        Self::Retracted,
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
            Self::Retracted => "retracted",
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
            Self::Retracted => "retracted",
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
    /// Whoever was asked to read it a second time.
    Reader,
    /// Anybody but the author and the second reader.
    Third,
}

/// What else must hold of the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Nothing.
    Always,
    /// Somebody holds it.
    Held,
    /// No verdict of it is public yet.
    NotPublic,
    /// A verdict of it is public: what is on its way is a correction.
    Public,
    /// The newest revision takes the verdict back.
    Retracting,
    /// The newest revision states a verdict.
    NotRetracting,
    /// What was decided may no longer hold.
    Stale,
    /// It was merged into another claim.
    Merged,
    /// It was not merged into another claim.
    NotMerged,
    /// No second reading is open.
    NoReading,
    /// A second reader was asked and has not answered.
    Asked,
    /// A second reading is open, answered or not.
    Waiting,
    /// The second reader rates it otherwise than the verdict, and nobody has decided.
    Apart,
}

impl When {
    fn holds(self, review: &Review) -> bool {
        let retracting = review.correction == Some(CorrectionClass::Retraction);
        match self {
            Self::Always => true,
            Self::Held => review.holder.is_some(),
            Self::NotPublic => !review.public,
            Self::Public => review.public,
            Self::Retracting => retracting,
            Self::NotRetracting => !retracting,
            Self::Stale => review.stale,
            Self::Merged => review.merged,
            Self::NotMerged => !review.merged,
            Self::NoReading => review.reading.is_none(),
            Self::Asked => matches!(review.reading, Some(Stage::Asked { .. })),
            Self::Waiting => matches!(
                review.reading,
                Some(Stage::Asked { .. } | Stage::Given { .. })
            ),
            Self::Apart => matches!(review.reading, Some(Stage::Apart { .. })),
        }
    }
}

/// One row of the state table.
#[derive(Debug, Clone, Copy)]
pub struct Move {
    /// From here …
    pub from: State,
    /// … by doing this …
    pub action: Action,
    /// … to there …
    pub to: State,
    /// … provided that this holds.
    pub when: When,
    /// What it takes.
    pub needs: Permission,
    /// Who of those permitted.
    pub who: Who,
}

impl Move {
    const fn when(mut self, when: When) -> Self {
        self.when = when;
        self
    }

    /// Whether `review` is where this row begins.
    #[must_use]
    pub fn applies_to(&self, review: &Review) -> bool {
        self.from == review.state && self.when.holds(review)
    }
}

const fn row(from: State, action: Action, to: State, needs: Permission, who: Who) -> Move {
    Move {
        from,
        action,
        to,
        when: When::Always,
        needs,
        who,
    }
}

/// Stays where it is.
const fn stay(at: State, action: Action, needs: Permission, who: Who) -> Move {
    row(at, action, at, needs, who)
}

/// The life of a claim, whole. What stands here not is refused.
pub const MOVES: &[Move] = {
    use Action as A;
    use Permission::{Publish, Review};
    use State as S;
    use Who::{Anyone, Holder, NobodyElsesWork, NotTheAuthor, Reader, Third};
    &[
        stay(S::Unassigned, A::Reword, Review, Anyone),
        row(S::Unassigned, A::Assign, S::InReview, Review, Anyone),
        row(S::Unassigned, A::Dismiss, S::Dismissed, Review, Anyone),
        stay(S::Unassigned, A::AddEvidence, Review, Anyone),
        stay(S::Unassigned, A::ReviseEvidence, Review, Anyone),
        stay(S::Unassigned, A::WithdrawEvidence, Review, Anyone),
        stay(S::InReview, A::Reword, Review, NobodyElsesWork),
        stay(S::InReview, A::Assign, Review, NobodyElsesWork),
        row(
            S::InReview,
            A::Release,
            S::Unassigned,
            Review,
            NobodyElsesWork,
        ),
        row(
            S::InReview,
            A::Dismiss,
            S::Dismissed,
            Review,
            NobodyElsesWork,
        ),
        stay(S::InReview, A::AddEvidence, Review, Anyone),
        stay(S::InReview, A::ReviseEvidence, Review, NobodyElsesWork),
        stay(S::InReview, A::WithdrawEvidence, Review, NobodyElsesWork),
        stay(S::InReview, A::SaveDraft, Review, Holder),
        row(S::InReview, A::Submit, S::Submitted, Review, Holder),
        stay(S::InReview, A::AskReading, Review, Anyone).when(When::NoReading),
        stay(S::InReview, A::GiveReading, Review, Reader).when(When::Asked),
        stay(S::InReview, A::WithdrawReading, Publish, Anyone).when(When::Waiting),
        stay(S::Submitted, A::AskReading, Review, Anyone).when(When::NoReading),
        stay(S::Submitted, A::GiveReading, Review, Reader).when(When::Asked),
        stay(S::Submitted, A::WithdrawReading, Publish, Anyone).when(When::Waiting),
        stay(S::Submitted, A::Adjudicate, Publish, Third).when(When::Apart),
        row(S::Submitted, A::Approve, S::Approved, Review, NotTheAuthor).when(When::NoReading),
        row(S::Submitted, A::Return, S::InReview, Review, NotTheAuthor).when(When::NotPublic),
        row(S::Submitted, A::Return, S::Published, Review, NotTheAuthor).when(When::Public),
        // Beyond the common path: a fault found after approval must not have to be published first.
        row(S::Approved, A::Return, S::InReview, Review, NotTheAuthor).when(When::NotPublic),
        row(S::Approved, A::Return, S::Published, Review, NotTheAuthor).when(When::Public),
        row(S::Approved, A::Publish, S::Published, Publish, NotTheAuthor).when(When::NotRetracting),
        row(S::Approved, A::Publish, S::Retracted, Publish, NotTheAuthor).when(When::Retracting),
        // What is public stays as it is while its correction is prepared beside it.
        stay(S::Published, A::Assign, Publish, NobodyElsesWork),
        stay(S::Published, A::Release, Publish, NobodyElsesWork).when(When::Held),
        stay(S::Published, A::AddEvidence, Review, Anyone),
        stay(S::Published, A::ReviseEvidence, Review, NobodyElsesWork),
        stay(S::Published, A::WithdrawEvidence, Review, NobodyElsesWork),
        stay(S::Published, A::SaveDraft, Publish, Holder),
        row(S::Published, A::Correct, S::Submitted, Publish, Holder),
        row(
            S::Published,
            A::Retract,
            S::Submitted,
            Publish,
            NobodyElsesWork,
        ),
        row(S::Dismissed, A::Reopen, S::Unassigned, Review, Anyone).when(When::NotMerged),
        row(S::Dismissed, A::Unmerge, S::Unassigned, Review, Anyone).when(When::Merged),
        row(S::Unassigned, A::Merge, S::Dismissed, Review, Anyone),
        row(S::InReview, A::Merge, S::Dismissed, Review, NobodyElsesWork),
        stay(S::Unassigned, A::Split, Review, Anyone),
        stay(S::InReview, A::Split, Review, NobodyElsesWork),
        stay(S::Unassigned, A::Confirm, Review, Anyone).when(When::Stale),
        stay(S::InReview, A::Confirm, Review, NobodyElsesWork).when(When::Stale),
        stay(S::Submitted, A::Confirm, Review, Anyone).when(When::Stale),
        stay(S::Approved, A::Confirm, Review, Anyone).when(When::Stale),
        stay(S::Published, A::Confirm, Publish, Anyone).when(When::Stale),
        stay(S::Unassigned, A::Plan, Review, Anyone),
        stay(S::InReview, A::Plan, Review, Anyone),
        stay(S::Submitted, A::Plan, Review, Anyone),
        stay(S::Approved, A::Plan, Review, Anyone),
        stay(S::Published, A::Plan, Review, Anyone),
        stay(S::Unassigned, A::Pin, Publish, Anyone),
        stay(S::InReview, A::Pin, Publish, Anyone),
        stay(S::Submitted, A::Pin, Publish, Anyone),
        stay(S::Approved, A::Pin, Publish, Anyone),
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
    /// Who has approved the newest revision so far.
    pub approvers: Vec<AccountId>,
    /// What the newest revision does to a public verdict.
    pub correction: Option<CorrectionClass>,
    /// Whether a verdict of it is public.
    pub public: bool,
    /// Whether what was decided may no longer hold.
    pub stale: bool,
    /// Whether it was merged into another claim.
    pub merged: bool,
    /// Where a second reading stands, while one is open.
    pub reading: Option<Stage>,
    /// The version of the whole claim file.
    pub version: i64,
}

impl Review {
    /// Whom it concerns when something happens to the claim: its holder, and the author of the newest revision.
    #[must_use]
    pub fn concerned(&self) -> Vec<AccountId> {
        let holder = self.holder.as_ref().map(|(holder, _)| holder.id);
        let mut people: Vec<AccountId> = holder.into_iter().chain(self.author).collect();
        people.dedup();
        people
    }

    /// Who holds the claim, if the lease still runs.
    #[must_use]
    pub fn held(&self, now: DateTime<Utc>) -> Option<&(PersonRef, DateTime<Utc>)> {
        self.holder.as_ref().filter(|(_, until)| *until > now)
    }
}
