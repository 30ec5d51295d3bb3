//! Claim file and claim summary: response bodies.

use actix_web::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::claims::claim_file::ClaimFile;
use crate::domain::claims::ambiguity::Ambiguity;
use crate::domain::claims::appearance::{Appearance, ArticleRef, Claimant, Span};
use crate::domain::claims::claim::{Claim, Grade, Kind, Reason, Wording};
use crate::domain::claims::review::{Dismissal, State};
use crate::domain::claims::rules::Offer;
use crate::domain::claims::signal::SignalCode;
use crate::domain::claims::staleness::Stale;
use crate::domain::kernel::id::ClaimId;
use crate::domain::kernel::idempotency::Answer;
use crate::domain::people::account::PersonRef;
use crate::domain::publishing::standing::Standing;
use crate::domain::verdicts::evidence::{Evidence, origins};
use crate::domain::verdicts::rating::RatingRef;
use crate::domain::verdicts::reading::Reading;
use crate::domain::verdicts::reply::Reply;
use crate::domain::verdicts::verdict::Draft;
use crate::http::kit::change::answer;
use crate::http::kit::extract::precondition::claim_etag;
use crate::http::kit::problem::Problem;
use crate::http::verdicts::revision::Revision;

/// The public address of a published verdict.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublishedRef {
    /// Stable name in the address.
    slug: String,
    /// Path of the public page.
    url: String,
    /// When the verdict was published.
    published_at: DateTime<Utc>,
    /// How it stands.
    standing: Standing,
    /// Which revision is public.
    revision: i32,
}

/// A claim with its review, as a list shows it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClaimSummary {
    /// Stable.
    id: ClaimId,
    /// The version of the whole claim file.
    version: i64,
    /// The same, ready for `If-Match`.
    pub(crate) etag: String,
    /// A person's wording if there is one, else the machine's.
    statement: String,
    /// Nobody has confirmed or changed the machine's wording yet.
    statement_is_machine: bool,
    /// The exact words in the article.
    quote: String,
    /// Where they stand, in code points of that version.
    span: Span,
    /// In which article.
    article: ArticleRef,
    /// What sort of claim.
    kind: Kind,
    /// 0 to 1: how much it is worth a checker's time.
    check_worthiness: f64,
    /// The same in two steps.
    grade: Grade,
    /// Who makes it.
    claimant: Claimant,
    /// Where it is in the newsroom.
    state: State,
    /// 0 to 1000; higher is more urgent. The queue adds what the age counts, and a pin.
    priority: i32,
    /// An editor put it before everything else.
    pinned: bool,
    /// By when it is due.
    due_at: Option<DateTime<Utc>>,
    /// What it belongs to.
    topics: Vec<String>,
    /// Why it is to be looked at again.
    stale: Option<Stale>,
    /// The older claim that it became part of.
    merged_into: Option<ClaimId>,
    /// Who works on it.
    assignee: Option<PersonRef>,
    /// Until when it is theirs without a sign of life.
    lease_until: Option<DateTime<Utc>>,
    /// Sources that stand.
    evidence_count: i64,
    /// Of the newest submitted revision.
    rating: Option<RatingRef>,
    /// Where its verdict is public.
    published: Option<PublishedRef>,
    /// When it was found.
    created_at: DateTime<Utc>,
    /// When anything in its file changed last.
    updated_at: DateTime<Utc>,
}

impl From<Claim> for ClaimSummary {
    fn from(claim: Claim) -> Self {
        Self {
            id: claim.id,
            version: claim.version,
            etag: claim_etag(claim.id, claim.version),
            statement: claim.statement().to_owned(),
            statement_is_machine: claim.wording.is_none(),
            quote: claim.quote,
            span: claim.span,
            article: claim.article,
            kind: claim.kind,
            check_worthiness: claim.check_worthiness,
            grade: Grade::of(claim.check_worthiness),
            claimant: claim.claimant,
            state: claim.state,
            priority: claim.priority,
            pinned: claim.pinned,
            due_at: claim.due_at,
            topics: claim.topics,
            stale: claim.stale,
            merged_into: claim.merged_into,
            assignee: claim.assignee,
            lease_until: claim.lease_until,
            evidence_count: claim.evidence_count,
            rating: claim.rating,
            published: claim.published.map(|published| PublishedRef {
                url: format!("/verdicts/{}", published.slug),
                published_at: published.published_at,
                standing: published.standing(),
                revision: published.revision,
                slug: published.slug,
            }),
            created_at: claim.created_at,
            updated_at: claim.updated_at,
        }
    }
}

/// The verdict of a claim, as far as it has come.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerdictBody {
    /// Being written.
    draft: Option<Draft>,
    /// Somebody who does not see the verdict was asked to rate the claim too.
    second_reading: Option<Reading>,
    /// Submitted last.
    current: Option<Revision>,
}

/// Everything about one claim.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClaimFile)]
pub struct ClaimFileBody {
    #[serde(flatten)]
    pub(crate) summary: ClaimSummary,
    /// The machine's wording; never edited.
    machine_statement: Option<String>,
    /// The person's wording beside it.
    wording: Option<Wording>,
    /// Why this is a claim, strongest first.
    reasons: Vec<ReasonBody>,
    /// What could not be resolved without guessing, as English sentences.
    ambiguities: Vec<String>,
    /// The same as codes.
    ambiguity_codes: Vec<Ambiguity>,
    /// Where it stands.
    appearances: Vec<Appearance>,
    /// Why it was dismissed.
    dismissal: Option<Dismissal>,
    /// Sources in their order, withdrawn ones too.
    evidence: Vec<Evidence>,
    /// Independent origins among the public ones.
    origins: usize,
    /// Whom the newsroom asked for an answer, oldest first.
    replies: Vec<Reply>,
    /// The verdict.
    verdict: VerdictBody,
    /// What this caller may do now, and why not.
    actions: Vec<Offer>,
}

/// A signal that made the analyser take a sentence for a claim.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Reason)]
pub struct ReasonBody {
    /// Which signal.
    code: SignalCode,
    /// The signal in English: "casualty figure".
    signal: String,
    /// The words of the sentence that triggered the signal; may be empty.
    text: String,
    /// The contribution to the score in log-odds; negative speaks against a claim.
    weight: f64,
}

impl From<Reason> for ReasonBody {
    fn from(reason: Reason) -> Self {
        Self {
            code: SignalCode::of_label(&reason.signal),
            signal: reason.signal,
            text: reason.text,
            weight: reason.weight,
        }
    }
}

impl From<ClaimFile> for ClaimFileBody {
    fn from(file: ClaimFile) -> Self {
        let mut claim = file.claim;
        Self {
            machine_statement: claim.machine_statement.clone(),
            wording: claim.wording.clone(),
            reasons: std::mem::take(&mut claim.reasons)
                .into_iter()
                .map(ReasonBody::from)
                .collect(),
            ambiguities: claim
                .ambiguities
                .iter()
                .map(|ambiguity| ambiguity.text.clone())
                .collect(),
            ambiguity_codes: std::mem::take(&mut claim.ambiguities),
            dismissal: claim.dismissal.take(),
            summary: claim.into(),
            appearances: file.appearances,
            origins: origins(&file.evidence),
            evidence: file.evidence,
            replies: file.replies,
            verdict: VerdictBody {
                draft: file.draft,
                second_reading: file.reading,
                current: file.revisions.into_iter().next().map(Revision::from),
            },
            actions: file.offers,
        }
    }
}

/// A claim's file with its `ETag`, as every change answers it.
///
/// # Errors
/// Never in practice; serde's signature.
pub fn file_answer(status: StatusCode, file: ClaimFile) -> Result<Answer, Problem> {
    let body = ClaimFileBody::from(file);
    answer(status, Some(body.summary.etag.clone()), None, &body)
}
