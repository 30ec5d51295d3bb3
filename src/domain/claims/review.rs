//! Reviews: states, and the facts about a claim that the state table needs.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::id::AccountId;
use crate::domain::people::account::PersonRef;
use crate::domain::verdicts::correction::CorrectionClass;
use crate::domain::verdicts::reading::Stage;

/// How long an assignment lasts after the holder's last work on the claim.
pub const LEASE: TimeDelta = TimeDelta::minutes(30);

/// States of a claim's review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "review_state", rename_all = "snake_case")]
pub enum State {
    /// Nobody works on the claim.
    Unassigned,
    /// The assignee works on the claim.
    InReview,
    /// A verdict waits for the approval of another person.
    Submitted,
    /// An approved verdict waits to be published.
    Approved,
    /// The verdict is public.
    Published,
    /// The verdict was published and then retracted; its page remains readable and shows the retraction.
    Retracted,
    /// The claim will not be checked.
    Dismissed,
}

impl State {
    /// Every state, in the order of the life of a claim.
    pub const ALL: [Self; 7] = [
        Self::Unassigned,
        Self::InReview,
        Self::Submitted,
        Self::Approved,
        Self::Published,
        Self::Retracted,
        Self::Dismissed,
    ];

    /// The name in JSON and in the audit log, in snake case.
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

    /// The name inside an English sentence.
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

/// Reasons to dismiss a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "dismissal_reason", rename_all = "snake_case")]
pub enum DismissalReason {
    /// No evidence could settle the claim.
    NotCheckable,
    /// The claim is a value judgement.
    Opinion,
    /// The same claim exists already.
    Duplicate,
    /// The subject is outside this newsroom's scope.
    OutOfScope,
    /// The analyser extracted something that is not a claim.
    ExtractionError,
    /// The subscription that brought the article wants other kinds of claims. Set by Claimdesk only.
    OtherKind,
    /// Nobody touched the article for as long as its subscription keeps unchecked articles. Set by Claimdesk only.
    Unchecked,
    /// The article was archived before anybody took the claim. Set by Claimdesk only.
    Archived,
}

impl DismissalReason {
    /// Whether only Claimdesk dismisses for this reason, by a rule or with the whole article.
    #[must_use]
    pub fn is_of_a_rule(self) -> bool {
        matches!(self, Self::OtherKind | Self::Unchecked | Self::Archived)
    }

    /// The name inside an English sentence.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NotCheckable => "not checkable",
            Self::Opinion => "opinion",
            Self::Duplicate => "duplicate",
            Self::OutOfScope => "out of scope",
            Self::ExtractionError => "extraction error",
            Self::OtherKind => "another kind than the subscription wants",
            Self::Unchecked => "unchecked for as long as the subscription allows",
            Self::Archived => "its article was archived",
        }
    }
}

/// The dismissal of a claim: reason, time, person or rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Dismissal {
    /// The reason.
    pub reason: DismissalReason,
    /// Explanation in the person's own words.
    #[schema(example = "Confirmed by telephone with the press office.")]
    pub note: Option<String>,
    /// Who dismissed the claim; null: a rule of the subscription that brought the article.
    pub by: Option<PersonRef>,
    /// When the claim was dismissed.
    #[schema(example = "2026-03-03T11:40:00Z")]
    pub at: DateTime<Utc>,
}

/// Which person may act, in addition to the permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Anyone with the permission.
    Anyone,
    /// Anyone, unless a colleague's lease is active. People who may publish can override a lease.
    NobodyElsesWork,
    /// The person who holds the claim.
    Holder,
    /// The author of the newest revision, until anybody approves it.
    Author,
    /// Anyone except the author of the newest revision.
    NotTheAuthor,
    /// The second reviewer.
    Reader,
    /// Anyone except the author and the second reviewer.
    Third,
}

/// A further condition on the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// No condition.
    Always,
    /// Somebody holds the claim.
    Held,
    /// No verdict is public.
    NotPublic,
    /// A verdict is public; the open revision is a correction.
    Public,
    /// The newest revision is a retraction.
    Retracting,
    /// The newest revision is not a retraction.
    NotRetracting,
    /// The decision may no longer be valid.
    Stale,
    /// No person has confirmed or written the statement.
    MachineWording,
    /// The claim was merged into another claim.
    Merged,
    /// The claim was not merged into another claim.
    NotMerged,
    /// No second review is open.
    NoReading,
    /// A second review was requested and is not submitted yet.
    Asked,
    /// A second review is open, submitted or not.
    Waiting,
    /// The second review disagrees with the verdict, and no editor has decided yet.
    Apart,
    /// A publication is scheduled.
    Scheduled,
    /// Nothing may be published yet.
    Embargoed,
}

impl When {
    /// Whether the condition holds for `review`.
    #[must_use]
    pub fn holds(self, review: &Review) -> bool {
        let retracting = review.correction == Some(CorrectionClass::Retraction);
        match self {
            Self::Always => true,
            Self::Held => review.holder.is_some(),
            Self::NotPublic => !review.public,
            Self::Public => review.public,
            Self::Retracting => retracting,
            Self::NotRetracting => !retracting,
            Self::Stale => review.stale,
            Self::MachineWording => review.wording != Wording::Confirmed,
            Self::Merged => review.merged,
            Self::NotMerged => !review.merged,
            Self::NoReading => review.reading.is_none(),
            Self::Asked => matches!(review.reading, Some(Stage::Asked { .. })),
            Self::Waiting => matches!(review.reading, Some(Stage::Asked { .. } | Stage::Given { .. })),
            Self::Apart => matches!(review.reading, Some(Stage::Apart { .. })),
            Self::Scheduled => review.scheduled,
            Self::Embargoed => review.embargo.is_some(),
        }
    }
}

/// Whether a person has confirmed or written the statement of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// A person has.
    Confirmed,
    /// Nobody has.
    Machine,
    /// Nobody has, and the newsroom publishes only confirmed statements.
    MachineRefused,
}

impl Wording {
    /// `by_person`: a person wrote or confirmed the statement; `required`: the newsroom's setting.
    #[must_use]
    pub fn of(by_person: bool, required: bool) -> Self {
        match (by_person, required) {
            (true, _) => Self::Confirmed,
            (false, false) => Self::Machine,
            (false, true) => Self::MachineRefused,
        }
    }
}

/// The facts about a claim that the state table needs.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Review {
    /// The state of the review.
    pub state: State,
    /// The holder of the claim, and when the lease expires.
    pub holder: Option<(PersonRef, DateTime<Utc>)>,
    /// Author of the newest revision.
    pub author: Option<AccountId>,
    /// The people who have approved the newest revision.
    pub approvers: Vec<AccountId>,
    /// Correction class of the newest revision; `None` for a first verdict.
    pub correction: Option<CorrectionClass>,
    /// Whether a verdict is public.
    pub public: bool,
    /// Whether the decision may no longer be valid.
    pub stale: bool,
    /// Whether a person has confirmed or written the statement.
    pub wording: Wording,
    /// Whether the claim was merged into another claim.
    pub merged: bool,
    /// Progress of the open second review, if there is one.
    pub reading: Option<Stage>,
    /// The time before which nothing may be published, if that is still to come.
    pub embargo: Option<DateTime<Utc>>,
    /// Whether a publication is scheduled.
    pub scheduled: bool,
    /// The version of the claim with everything that belongs to it.
    pub version: i64,
}

impl Review {
    /// The people to notify about a change of the claim: its holder and the author of the newest revision.
    #[must_use]
    pub fn concerned(&self) -> Vec<AccountId> {
        let holder = self.holder.as_ref().map(|(holder, _)| holder.id);
        let mut people: Vec<AccountId> = holder.into_iter().chain(self.author).collect();
        people.dedup();
        people
    }

    /// The holder of the claim, if the lease is active at `now`.
    #[must_use]
    pub fn held(&self, now: DateTime<Utc>) -> Option<&(PersonRef, DateTime<Utc>)> {
        self.holder.as_ref().filter(|(_, until)| *until > now)
    }
}
