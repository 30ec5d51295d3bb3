//! Claim file and claim summary: response bodies.

use actix_web::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::claims::claim_file::ClaimFile;
use crate::domain::claims::ambiguity::Ambiguity;
use crate::domain::claims::appearance::{Appearance, ArticleRef, Claimant, Span};
use crate::domain::claims::claim::{Claim, Grade, Kind, MergedClaim, Reason, Wording};
use crate::domain::claims::review::{Dismissal, State};
use crate::domain::claims::rules::Offer;
use crate::domain::claims::signal::SignalCode;
use crate::domain::claims::staleness::Stale;
use crate::domain::kernel::id::ClaimId;
use crate::domain::kernel::idempotency::Answer;
use crate::domain::people::account::PersonRef;
use crate::domain::publishing::schedule::Schedule;
use crate::domain::publishing::standing::Standing;
use crate::domain::verdicts::claimant::ClaimantRef;
use crate::domain::verdicts::evidence::{Evidence, origins};
use crate::domain::verdicts::rating::RatingRef;
use crate::domain::verdicts::reading::Reading;
use crate::domain::verdicts::reply::Reply;
use crate::domain::verdicts::verdict::Draft;
use crate::http::kit::change::answer;
use crate::http::kit::extract::precondition::claim_etag;
use crate::http::kit::problem::Problem;
use crate::http::verdicts::revision::Revision;

/// Reference to the public page of a published verdict.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublishedRef {
    /// Stable name of the verdict in its URL.
    #[schema(example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e")]
    slug: String,
    /// Path of the public page below the server's public URL, `/verdicts/{slug}`.
    #[schema(example = "/verdicts/the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e")]
    url: String,
    /// Time of publication.
    #[schema(example = "2026-03-03T12:00:00Z")]
    published_at: DateTime<Utc>,
    /// Whether the verdict is published, corrected or retracted.
    standing: Standing,
    /// Number of the public revision, from 1.
    revision: i32,
}

/// A claim with its review, as a list shows the claim.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClaimSummary {
    /// Id of the claim; never changes.
    id: ClaimId,
    /// Version of the whole claim file; every change increases the number.
    version: i64,
    /// Entity tag of the claim, for `If-Match`.
    #[schema(example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")]
    pub(crate) etag: String,
    /// Wording of the claim: a person's wording if present, otherwise the machine's.
    #[schema(example = "The Sorrin flood of 1 March 2026 killed 14 people.")]
    statement: String,
    /// True until a person changes or confirms the machine's wording.
    statement_is_machine: bool,
    /// Exact words of the article.
    #[schema(example = "The flood killed 14 people and destroyed 230 homes")]
    quote: String,
    /// Number of other articles that say the same, such as copies by an agency.
    also_in: i64,
    /// Position of the quote in its article version, in Unicode code points, end exclusive.
    span: Span,
    /// Article that contains the quote.
    article: ArticleRef,
    /// Kind of the claim.
    kind: Kind,
    /// Kind that fits almost as well; null if the analyser is sure or a person chose the kind.
    second_kind: Option<Kind>,
    /// How much the claim merits a check, 0 to 1.
    #[schema(example = 0.93)]
    check_worthiness: f64,
    /// Check-worthiness in two grades.
    grade: Grade,
    /// Person or body that makes the claim, or the article itself.
    claimant: Claimant,
    /// State of the review.
    state: State,
    /// Priority, 0 to 1000; higher is more urgent. The queue order also uses the age and `pinned`.
    priority: i32,
    /// True if an editor put the claim at the top of the queue.
    pinned: bool,
    /// Due date, if any.
    #[schema(example = "2026-03-03T17:00:00Z")]
    due_at: Option<DateTime<Utc>>,
    /// Topics of the claim, in lower case.
    #[schema(example = json!(["flood", "korvale"]))]
    topics: Vec<String>,
    /// Reason and time since when the claim needs another check; null if the claim is not stale.
    stale: Option<Stale>,
    /// Older claim that this claim was merged into, if any.
    merged_into: Option<ClaimId>,
    /// Person who works on the claim, if any.
    assignee: Option<PersonRef>,
    /// End of the assignment's lease. After this time a colleague can take over.
    #[schema(example = "2026-03-03T10:00:00Z")]
    lease_until: Option<DateTime<Utc>>,
    /// Number of sources that are not withdrawn.
    evidence_count: i64,
    /// Rating of the newest submitted revision, if any.
    rating: Option<RatingRef>,
    /// Public page of the verdict, if the verdict was published.
    published: Option<PublishedRef>,
    /// When the approved verdict is published by itself, or why it was not; null without a schedule.
    schedule: Option<Schedule>,
    /// Time in UTC before which nobody can publish the verdict; null without an embargo, and after its end.
    #[schema(example = "2026-03-04T06:00:00Z")]
    embargo_until: Option<DateTime<Utc>>,
    /// Time at which the claim was created.
    #[schema(example = "2026-03-02T09:30:00Z")]
    created_at: DateTime<Utc>,
    /// Time of the last change to the claim file.
    #[schema(example = "2026-03-03T10:45:00Z")]
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
            also_in: claim.also_in,
            span: claim.span,
            article: claim.article,
            kind: claim.kind,
            second_kind: claim.second_kind,
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
            schedule: claim.schedule,
            embargo_until: claim.embargo_until,
            created_at: claim.created_at,
            updated_at: claim.updated_at,
        }
    }
}

/// State of a claim's verdict: draft, second review, newest revision.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerdictBody {
    /// Draft of the next revision, if any.
    draft: Option<Draft>,
    /// Blind second review, if one was requested.
    second_reading: Option<Reading>,
    /// Newest submitted revision, if any.
    current: Option<Revision>,
}

/// The claim file: a claim with its appearances, evidence, replies and verdict.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClaimFile)]
pub struct ClaimFileBody {
    #[serde(flatten)]
    pub(crate) summary: ClaimSummary,
    /// Wording by the machine, never edited; null for a claim that a person created.
    #[schema(example = "The flood killed 14 people.")]
    machine_statement: Option<String>,
    /// Wording by a person, if any.
    wording: Option<Wording>,
    /// Signals for and against a claim, strongest first.
    reasons: Vec<ReasonBody>,
    /// What the analyser could not resolve without guessing, as English sentences.
    #[schema(example = json!(["The sentence names no time."]))]
    ambiguities: Vec<String>,
    /// The same ambiguities, as codes with parameters.
    ambiguity_codes: Vec<Ambiguity>,
    /// Places where the claim appears, those of the newest texts first, at most 100.
    appearances: Vec<Appearance>,
    /// Number of all places where the claim appears.
    appearance_count: i64,
    /// Record of the claimant, if a record has this spelling of the name.
    claimant_record: Option<ClaimantRef>,
    /// Others who make the claim: of merged claims, or imported with the claim. Absent if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(example = json!(["Pavel Rusk"]))]
    further_claimants: Vec<String>,
    /// Claims that were merged into this one, those merged last first; `POST /claims/{id}/unmerge` takes one apart again.
    merged: Vec<MergedClaim>,
    /// Reason for the dismissal, if the claim is dismissed.
    dismissal: Option<Dismissal>,
    /// Evidence in list order, including withdrawn sources.
    evidence: Vec<Evidence>,
    /// Number of independent origins among the public sources.
    origins: usize,
    /// Requests for a reply and their answers, oldest first.
    replies: Vec<Reply>,
    /// Verdict of the claim.
    verdict: VerdictBody,
    /// Actions on the claim, each with the reason if the caller cannot use the action now.
    actions: Vec<Offer>,
}

/// A signal that the analyser counts for or against a claim.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Reason)]
pub struct ReasonBody {
    /// Code of the signal.
    code: SignalCode,
    /// Name of the signal in English, for example "casualty figure".
    signal: String,
    /// Words of the sentence that triggered the signal; may be empty.
    #[schema(example = "killed 14 people")]
    text: String,
    /// Contribution to the score in log-odds; a negative value counts against a claim.
    #[schema(example = 1.4)]
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
            reasons: std::mem::take(&mut claim.reasons).into_iter().map(ReasonBody::from).collect(),
            ambiguities: claim.ambiguities.iter().map(|ambiguity| ambiguity.text.clone()).collect(),
            ambiguity_codes: std::mem::take(&mut claim.ambiguities),
            dismissal: claim.dismissal.take(),
            summary: claim.into(),
            appearances: file.appearances,
            appearance_count: file.appearance_count,
            claimant_record: file.claimant,
            further_claimants: file.further_claimants,
            merged: file.merged,
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

/// Response to a change: the claim file with its `ETag`.
///
/// # Errors
/// Only if the body cannot be serialised, which does not happen in practice.
pub fn file_answer(status: StatusCode, file: ClaimFile) -> Result<Answer, Problem> {
    let body = ClaimFileBody::from(file);
    answer(status, Some(body.summary.etag.clone()), None, &body)
}
