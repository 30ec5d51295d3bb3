//! Claims: the list entry of a claim, and list filters.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ambiguity::Ambiguity;
use super::appearance::{ArticleRef, Claimant, Span};
use super::review::State;
use super::staleness::Stale;
use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId, OccurrenceId};
use crate::domain::people::account::PersonRef;
use crate::domain::publishing::schedule::Schedule;
use crate::domain::publishing::standing::Standing;
use crate::domain::verdicts::correction::CorrectionClass;
use crate::domain::verdicts::rating::RatingRef;

/// Smallest check-worthiness of a claim with the grade "must check", inclusive.
pub const MUST_CHECK: f64 = 0.5;

/// Kinds of claims; `eval/claims/GUIDELINES.md` defines them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "claim_kind", rename_all = "snake_case")]
pub enum Kind {
    /// Number of people killed, wounded, missing, displaced or detained.
    Casualties,
    /// Any other number.
    Quantity,
    /// The time, duration, start or order of something.
    Date,
    /// The terms of a treaty, ceasefire, law or rule, or whether they were broken or met.
    Agreement,
    /// An action, an occurrence or a fact: something was done, happened or exists.
    Event,
    /// That somebody said, condemned, demanded or offered something.
    Quote,
    /// A causal relation: one thing caused another.
    Causal,
    /// A plan, promise or forecast with a checkable core.
    Prediction,
}

impl Kind {
    /// Every kind, in the order of declaration.
    pub const ALL: [Self; 8] = [
        Self::Casualties,
        Self::Quantity,
        Self::Date,
        Self::Agreement,
        Self::Event,
        Self::Quote,
        Self::Causal,
        Self::Prediction,
    ];

    /// The name in JSON and in the audit log, in snake case.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Casualties => "casualties",
            Self::Quantity => "quantity",
            Self::Date => "date",
            Self::Agreement => "agreement",
            Self::Event => "event",
            Self::Quote => "quote",
            Self::Causal => "causal",
            Self::Prediction => "prediction",
        }
    }
}

impl From<claim_analysis::Kind> for Kind {
    fn from(kind: claim_analysis::Kind) -> Self {
        match kind {
            claim_analysis::Kind::Casualties => Self::Casualties,
            claim_analysis::Kind::Quantity => Self::Quantity,
            claim_analysis::Kind::Date => Self::Date,
            claim_analysis::Kind::Agreement => Self::Agreement,
            claim_analysis::Kind::Event => Self::Event,
            claim_analysis::Kind::Quote => Self::Quote,
            claim_analysis::Kind::Causal => Self::Causal,
            claim_analysis::Kind::Prediction => Self::Prediction,
        }
    }
}

/// Grades of check-worthiness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Check-worthiness at or above [`MUST_CHECK`].
    MustCheck,
    /// Check-worthiness below [`MUST_CHECK`].
    Checkable,
}

impl Grade {
    /// Returns the grade for a check-worthiness of 0 to 1.
    #[must_use]
    pub fn of(check_worthiness: f64) -> Self {
        if check_worthiness >= MUST_CHECK { Self::MustCheck } else { Self::Checkable }
    }
}

/// A signal that contributed to a claim's check-worthiness.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Reason {
    /// Name of the signal in English: "casualty figure".
    #[schema(example = "casualty figure")]
    pub signal: String,
    /// The words that triggered the signal; may be empty.
    #[schema(example = "killed 14 people")]
    pub text: String,
    /// Contribution to the score, in logits; a negative weight lowers the score.
    #[schema(example = 1.4)]
    pub weight: f64,
}

/// A person's wording of a claim's statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Wording {
    /// The statement.
    #[schema(example = "The Sorrin flood of 1 March 2026 killed 14 people.")]
    pub statement: String,
    /// Why the person changed the statement.
    #[schema(example = "The article does not repeat the date.")]
    pub reason: Option<String>,
    /// Who changed the statement.
    pub by: PersonRef,
    /// When the statement was changed.
    #[schema(example = "2026-03-03T11:40:00Z")]
    pub at: DateTime<Utc>,
}

/// The public address of a published verdict, and its last change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Published {
    /// The stable last part of the public address.
    #[schema(example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e")]
    pub slug: String,
    /// When the verdict was published.
    #[schema(example = "2026-03-03T12:00:00Z")]
    pub published_at: DateTime<Utc>,
    /// Class of the last correction; none without a correction.
    pub correction: Option<CorrectionClass>,
    /// Number of the public revision.
    pub revision: i32,
}

impl Published {
    /// Whether the public verdict is published, corrected or retracted.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::after(self.correction)
    }
}

/// A claim with its review, as a list shows it.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The claim's id.
    pub id: ClaimId,
    /// The version of the claim with everything that belongs to it; every change raises it.
    pub version: i64,
    /// The statement of the analyser; `None` for a claim that was added by hand.
    pub machine_statement: Option<String>,
    /// The wording of a person, if there is one.
    pub wording: Option<Wording>,
    /// The exact words of the first appearance.
    pub quote: String,
    /// The position of the quote.
    pub span: Span,
    /// The article of the first appearance.
    pub article: ArticleRef,
    /// Number of other articles that say the same.
    pub also_in: i64,
    /// The kind of claim.
    pub kind: Kind,
    /// A kind that fits almost as well; `None` if the analyser is sure or a person chose the kind.
    pub second_kind: Option<Kind>,
    /// How much the claim deserves a check, from 0 to 1.
    pub check_worthiness: f64,
    /// The signals behind the check-worthiness, strongest first.
    pub reasons: Vec<Reason>,
    /// Points that cannot be resolved without guessing.
    pub ambiguities: Vec<Ambiguity>,
    /// Who makes the claim.
    pub claimant: Claimant,
    /// The state of the claim's review.
    pub state: State,
    /// Urgency from 0 to 1000; higher is more urgent.
    pub priority: i32,
    /// Whether an editor pinned the claim to the top of the queue.
    pub pinned: bool,
    /// The older claim into which this claim was merged.
    pub merged_into: Option<ClaimId>,
    /// When the review is due.
    pub due_at: Option<DateTime<Utc>>,
    /// The topics that the newsroom assigned.
    pub topics: Vec<String>,
    /// Why the claim must be reviewed again, and since when.
    pub stale: Option<Stale>,
    /// Who works on the claim.
    pub assignee: Option<PersonRef>,
    /// When the assignment expires. Any work on the claim extends the lease.
    pub lease_until: Option<DateTime<Utc>>,
    /// The dismissal: reason, time, person or rule.
    pub dismissal: Option<super::review::Dismissal>,
    /// Number of sources that were not withdrawn.
    pub evidence_count: i64,
    /// The rating of the newest submitted revision.
    pub rating: Option<RatingRef>,
    /// The public address, if a verdict was published.
    pub published: Option<Published>,
    /// When the approved verdict is published by itself, or why it was not.
    pub schedule: Option<Schedule>,
    /// The time before which nobody can publish, if that is still to come.
    pub embargo_until: Option<DateTime<Utc>>,
    /// When the claim was extracted or added.
    pub created_at: DateTime<Utc>,
    /// When the claim or anything that belongs to it changed last.
    pub updated_at: DateTime<Utc>,
}

/// A claim that was merged into another one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MergedClaim {
    /// The claim's id.
    pub id: ClaimId,
    /// Wording of the claim.
    #[schema(example = "The flood of 1 March killed 14 people in Ardel.")]
    pub statement: String,
    /// The article in which the claim was found.
    pub article: ArticleRef,
    /// When the claim was merged.
    #[schema(example = "2026-03-03T11:40:00Z")]
    pub merged_at: DateTime<Utc>,
    /// Who merged the claim.
    pub merged_by: Option<PersonRef>,
}

impl Claim {
    /// The person's wording if there is one, else the machine's statement.
    #[must_use]
    pub fn statement(&self) -> &str {
        match (&self.wording, &self.machine_statement) {
            (Some(wording), _) => &wording.statement,
            (None, Some(machine)) => machine,
            (None, None) => &self.quote,
        }
    }
}

/// Filter by assignee.
#[derive(Debug, Clone, Copy)]
pub enum Assignee {
    /// Claims without an assignee.
    Nobody,
    /// Claims of this assignee.
    Is(AccountId),
}

/// Filter of claims. All conditions must hold; `None` means no condition.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The state is one of these.
    pub states: Option<Vec<State>>,
    /// The kind is one of these.
    pub kinds: Option<Vec<Kind>>,
    /// Who works on the claim.
    pub assignee: Option<Assignee>,
    /// The claim appears in this article.
    pub article: Option<ArticleId>,
    /// The claimant's name matches this pattern.
    pub claimant: Option<String>,
    /// The newest revision has the rating with this key.
    pub rating: Option<String>,
    /// The statement has these words, or only the text of the article has.
    pub words: Option<String>,
    /// The claim has this topic.
    pub topic: Option<String>,
    /// The claim is about this occurrence.
    pub occurrence: Option<OccurrenceId>,
    /// Only stale claims.
    pub stale: bool,
    /// Only claims with a verdict that was published.
    pub public: bool,
    /// Only claims with a scheduled publication.
    pub scheduled: bool,
    /// The outlet of the article matches this pattern.
    pub outlet: Option<String>,
    /// The language of the article is this BCP 47 tag, or begins with it.
    pub language: Option<String>,
    /// The person has submitted a verdict of the claim.
    pub author: Option<AccountId>,
    /// Found at this time or later.
    pub since: Option<DateTime<Utc>>,
    /// Found before this time.
    pub until: Option<DateTime<Utc>>,
}

/// Numbers of claims in the views of the queue, each at most 1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct ViewCounts {
    /// Unassigned or in review.
    #[serde(rename = "todo")]
    pub to_do: i64,
    /// Assigned to the caller and not published.
    pub mine: i64,
    /// Submitted for approval.
    pub to_approve: i64,
    /// Approved.
    pub to_publish: i64,
    /// Approved, with a scheduled publication.
    pub scheduled: i64,
    /// Stale.
    pub to_recheck: i64,
    /// Published.
    pub published: i64,
    /// Dismissed.
    pub dismissed: i64,
}

impl Filter {
    /// The requested states without duplicates (all states if none is requested), if no other condition is set;
    /// else `None`.
    #[must_use]
    pub fn states_alone(&self) -> Option<Vec<State>> {
        let Self {
            states,
            kinds: None,
            assignee: None,
            article: None,
            claimant: None,
            rating: None,
            words: None,
            topic: None,
            occurrence: None,
            stale: false,
            public: false,
            scheduled: false,
            outlet: None,
            language: None,
            author: None,
            since: None,
            until: None,
        } = self
        else {
            return None;
        };
        let wanted = |state: &State| states.as_ref().is_none_or(|states| states.contains(state));
        Some(State::ALL.into_iter().filter(wanted).collect())
    }

    /// Whether the filter asks for unassigned claims only.
    #[must_use]
    pub fn nobody(&self) -> bool {
        matches!(self.assignee, Some(Assignee::Nobody))
    }

    /// The assignee that the filter asks for, if any.
    #[must_use]
    pub fn person(&self) -> Option<AccountId> {
        match self.assignee {
            Some(Assignee::Is(person)) => Some(person),
            Some(Assignee::Nobody) | None => None,
        }
    }
}
