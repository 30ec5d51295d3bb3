//! Claims: the list entry of a claim, and list filters.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ambiguity::Ambiguity;
use super::appearance::{ArticleRef, Claimant, Span};
use super::review::State;
use super::staleness::Stale;
use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId};
use crate::domain::people::account::PersonRef;
use crate::domain::publishing::standing::Standing;
use crate::domain::verdicts::correction::CorrectionClass;
use crate::domain::verdicts::rating::RatingRef;

/// From this check-worthiness on a claim counts as "must check".
pub const MUST_CHECK: f64 = 0.5;

/// What a checker would open first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "claim_kind", rename_all = "snake_case")]
pub enum Kind {
    /// People killed, wounded, missing, displaced, detained.
    Casualties,
    /// Any other number.
    Quantity,
    /// When, how long, since when, in what order.
    Date,
    /// What a treaty, ceasefire, law or rule stipulates, or that it was broken or met.
    Agreement,
    /// That something was done, happened or exists.
    Event,
    /// That somebody said, condemned, demanded, offered something.
    Quote,
    /// That one thing caused another.
    Causal,
    /// A plan, promise or forecast with a checkable core.
    Prediction,
}

impl Kind {
    /// Every sort there is.
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

    /// The name on the wire.
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

/// How much the claim is worth a checker's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// At or above [`MUST_CHECK`].
    MustCheck,
    /// Below it.
    Checkable,
}

impl Grade {
    /// The grade of a check-worthiness.
    #[must_use]
    pub fn of(check_worthiness: f64) -> Self {
        if check_worthiness >= MUST_CHECK {
            Self::MustCheck
        } else {
            Self::Checkable
        }
    }
}

/// A signal that made the analyser take a sentence for a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Reason {
    /// In words: "casualty figure".
    pub signal: String,
    /// What in the sentence made it; may be empty.
    pub text: String,
    /// Its share of the score, in logits; negative speaks against.
    pub weight: f64,
}

/// A person's wording of the statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Wording {
    /// The words.
    pub statement: String,
    /// Why it was changed.
    pub reason: Option<String>,
    /// By whom.
    pub by: PersonRef,
    /// When.
    pub at: DateTime<Utc>,
}

/// The public address of a published verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Published {
    /// Stable name in the address.
    pub slug: String,
    /// When the verdict was published.
    pub published_at: DateTime<Utc>,
    /// What the last change did to it; none for a verdict as it was first published.
    pub correction: Option<CorrectionClass>,
    /// Which revision is public.
    pub revision: i32,
}

impl Published {
    /// How the public verdict stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::after(self.correction)
    }
}

/// A claim with its review, as a list shows it.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Stable.
    pub id: ClaimId,
    /// The version of the whole claim file.
    pub version: i64,
    /// As the machine worded it; `None` for a claim added by hand.
    pub machine_statement: Option<String>,
    /// As a person worded it.
    pub wording: Option<Wording>,
    /// The exact words where it stands first.
    pub quote: String,
    /// Where they stand.
    pub span: Span,
    /// In which article.
    pub article: ArticleRef,
    /// What sort of claim.
    pub kind: Kind,
    /// 0 to 1.
    pub check_worthiness: f64,
    /// Why, strongest first.
    pub reasons: Vec<Reason>,
    /// What could not be resolved without guessing.
    pub ambiguities: Vec<Ambiguity>,
    /// Who says so.
    pub claimant: Claimant,
    /// Where the claim is in the newsroom.
    pub state: State,
    /// 0 to 1000.
    pub priority: i32,
    /// An editor put it before everything else.
    pub pinned: bool,
    /// The older claim that it became part of.
    pub merged_into: Option<ClaimId>,
    /// By when it is due.
    pub due_at: Option<DateTime<Utc>>,
    /// What it belongs to.
    pub topics: Vec<String>,
    /// Why it is to be looked at again.
    pub stale: Option<Stale>,
    /// Who works on it.
    pub assignee: Option<PersonRef>,
    /// Until when it is theirs without a sign of life.
    pub lease_until: Option<DateTime<Utc>>,
    /// Why it was dismissed.
    pub dismissal: Option<super::review::Dismissal>,
    /// Evidence that stands.
    pub evidence_count: i64,
    /// Of the newest submitted revision.
    pub rating: Option<RatingRef>,
    /// Its public address.
    pub published: Option<Published>,
    /// When it was found or added.
    pub created_at: DateTime<Utc>,
    /// When anything in its file changed last.
    pub updated_at: DateTime<Utc>,
}

impl Claim {
    /// The person's wording if there is one, else the machine's.
    #[must_use]
    pub fn statement(&self) -> &str {
        match (&self.wording, &self.machine_statement) {
            (Some(wording), _) => &wording.statement,
            (None, Some(machine)) => machine,
            (None, None) => &self.quote,
        }
    }
}

/// Whose claims to list.
#[derive(Debug, Clone, Copy)]
pub enum Assignee {
    /// Nobody's.
    Nobody,
    /// This person's.
    Is(AccountId),
}

/// Which claims to list; what is `None` does not matter.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// In one of these states.
    pub states: Option<Vec<State>>,
    /// Of one of these kinds.
    pub kinds: Option<Vec<Kind>>,
    /// Whose.
    pub assignee: Option<Assignee>,
    /// Of this article.
    pub article: Option<ArticleId>,
    /// Made by somebody whose name matches this pattern.
    pub claimant: Option<String>,
    /// Whose newest revision has this rating.
    pub rating: Option<String>,
    /// Whose statement matches this pattern.
    pub statement: Option<String>,
    /// Belonging to this topic.
    pub topic: Option<String>,
    /// To be looked at again.
    pub stale: bool,
    /// With a verdict that was published.
    pub public: bool,
}

impl Filter {
    /// The states that are wanted, each once, when nothing else matters.
    #[must_use]
    pub fn states_alone(&self) -> Option<Vec<State>> {
        let Self {
            states,
            kinds: None,
            assignee: None,
            article: None,
            claimant: None,
            rating: None,
            statement: None,
            topic: None,
            stale: false,
            public: false,
        } = self
        else {
            return None;
        };
        let wanted = |state: &State| states.as_ref().is_none_or(|states| states.contains(state));
        Some(State::ALL.into_iter().filter(wanted).collect())
    }

    /// Whether only unassigned claims are wanted.
    #[must_use]
    pub fn nobody(&self) -> bool {
        matches!(self.assignee, Some(Assignee::Nobody))
    }

    /// Whose claims are wanted.
    #[must_use]
    pub fn person(&self) -> Option<AccountId> {
        match self.assignee {
            Some(Assignee::Is(person)) => Some(person),
            Some(Assignee::Nobody) | None => None,
        }
    }
}
