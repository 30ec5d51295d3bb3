//! `/claims`: list and filter, read with everything, make by hand, reword, history.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, patch, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::claims::claim::{self, Sort};
use crate::app::claims::claim_file::ClaimFile;
use crate::app::claims::selection::Told;
use crate::app::context::App;
use crate::domain::claims::appearance::{Appearance, ArticleRef, Claimant, Span};
use crate::domain::claims::claim::{Assignee, Claim, Filter, Grade, Kind, Reason, Wording};
use crate::domain::claims::review::{Dismissal, State};
use crate::domain::claims::rules::Offer;
use crate::domain::claims::staleness::Stale;
use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId};
use crate::domain::kernel::idempotency::Answer;
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{self, Change, Recorded};
use crate::domain::people::account::PersonRef;
use crate::domain::publishing::standing::Standing;
use crate::domain::verdicts::evidence::{Evidence, origins};
use crate::domain::verdicts::rating::RatingRef;
use crate::domain::verdicts::reading::Reading;
use crate::domain::verdicts::reply::Reply;
use crate::domain::verdicts::verdict::Draft;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read, read_version};
use crate::http::kit::change::{answer, change};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::{IfMatch, claim_etag};
use crate::http::kit::extract::query::{Paging, Query, limit, names};
use crate::http::kit::problem::{Body as ProblemBody, Problem};
use crate::http::verdicts::verdict::Revision;

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
    etag: String,
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
    summary: ClaimSummary,
    /// The machine's wording; never edited.
    machine_statement: Option<String>,
    /// The person's wording beside it.
    wording: Option<Wording>,
    /// Why this is a claim, strongest first.
    reasons: Vec<Reason>,
    /// What could not be resolved without guessing.
    ambiguities: Vec<String>,
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

impl From<ClaimFile> for ClaimFileBody {
    fn from(file: ClaimFile) -> Self {
        let mut claim = file.claim;
        Self {
            machine_statement: claim.machine_statement.clone(),
            wording: claim.wording.clone(),
            reasons: std::mem::take(&mut claim.reasons),
            ambiguities: std::mem::take(&mut claim.ambiguities),
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

/// What to list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ClaimFilter {
    /// States, parted by commas.
    state: Option<String>,
    /// Kinds, parted by commas.
    kind: Option<String>,
    /// `me`, `none`, or an account.
    assignee: Option<String>,
    /// An article.
    article: Option<Uuid>,
    /// Part of the claimant's name.
    claimant: Option<String>,
    /// Key of the newest revision's rating.
    rating: Option<String>,
    /// Words in the statement.
    q: Option<String>,
    /// A topic.
    topic: Option<String>,
    /// `true`: only what is to be looked at again.
    stale: Option<bool>,
    /// `true`: only what has a verdict that was published.
    public: Option<bool>,
    /// `priority` (default), `newest`, or `due`, which lists only what has a due date.
    #[param(inline)]
    sort: Option<SortName>,
    /// Entries a page, 1 to 100; 50 unless said.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// Where to go on: `next_cursor` of the page before.
    cursor: Option<String>,
}

/// In which order.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SortName {
    /// Most urgent first.
    Priority,
    /// Newest first.
    Newest,
    /// Due first.
    Due,
}

impl ClaimFilter {
    /// Whether `query` is a query string that the list of claims takes, but for its page.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(query: &str, me: AccountId) -> Result<(), Problem> {
        let filter = actix_web::web::Query::<Self>::from_query(query)
            .map_err(|error| Problem::invalid("/query", error.to_string()))?;
        if filter.limit.is_some() || filter.cursor.is_some() {
            return Err(Problem::invalid("/query", "must not name a page"));
        }
        filter.filter(me).map(drop)
    }

    fn filter(&self, me: AccountId) -> Result<Filter, Problem> {
        let text = |text: &Option<String>| {
            text.as_deref()
                .map(str::trim)
                .filter(|t| !t.is_empty())
                .map(str::to_owned)
        };
        Ok(Filter {
            states: names::<State>("state", self.state.as_deref())?,
            kinds: names::<Kind>("kind", self.kind.as_deref())?,
            assignee: match self.assignee.as_deref() {
                None | Some("") => None,
                Some("me") => Some(Assignee::Is(me)),
                Some("none") => Some(Assignee::Nobody),
                Some(id) => {
                    let id = id.parse().ok().ok_or_else(|| {
                        Problem::invalid("/assignee", "must be me, none or the id of an account")
                    })?;
                    Some(Assignee::Is(id))
                }
            },
            article: self.article.map(ArticleId),
            claimant: text(&self.claimant).map(|name| crate::store::kit::like::containing(&name)),
            rating: text(&self.rating),
            statement: text(&self.q).map(|words| crate::store::kit::like::containing(&words)),
            topic: text(&self.topic).map(|topic| topic.to_lowercase()),
            stale: self.stale.unwrap_or(false),
            public: self.public.unwrap_or(false),
        })
    }
}

/// List claims.
#[utoipa::path(
    tag = "claims",
    params(ClaimFilter),
    responses((status = 200, description = "One page", body = Page<ClaimSummary>))
)]
#[get("/claims")]
pub async fn list_claims(
    app: Data<App>,
    can: Can<access::ListClaims>,
    request: HttpRequest,
    Query(query): Query<ClaimFilter>,
) -> Result<HttpResponse, Problem> {
    let filter = query.filter(can.account.id)?;
    let sort = match query.sort {
        None | Some(SortName::Priority) => Sort::Priority,
        Some(SortName::Newest) => Sort::Newest,
        Some(SortName::Due) => Sort::Due,
    };
    let page = claim::page(
        &app,
        &can.actor,
        &filter,
        sort,
        query.cursor.as_deref(),
        limit(query.limit)?,
    )
    .await?;
    read(&request, &Page::<ClaimSummary>::from(page))
}

/// Read everything about one claim. The `ETag` begins with the version of the claim's file; send it, or `etag`
/// from the body, in `If-Match` with every change to the claim, its review, its evidence or its verdict.
#[utoipa::path(
    tag = "claims",
    params(("id" = Uuid, Path, description = "The claim")),
    responses((status = 200, description = "The claim's file", body = ClaimFileBody))
)]
#[get("/claims/{id}")]
pub async fn read_claim(
    app: Data<App>,
    can: Can<access::ReadClaim>,
    request: HttpRequest,
    id: Path<ClaimId>,
) -> Result<HttpResponse, Problem> {
    let file = crate::app::claims::claim_file::file(&app, &can.actor, *id).await?;
    let body = ClaimFileBody::from(file);
    read_version(&request, &body.summary.etag, &body)
}

/// Words of an article that are to be a claim.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewClaim)]
pub struct ByHand {
    /// In which article.
    article: ArticleId,
    /// In which version of its text.
    version: i32,
    /// Which words, in code points of that version.
    span: Span,
    /// The claim in a wording of its own; the words themselves unless given.
    statement: Option<Text<2000>>,
    /// What sort; the analyser's guess unless given.
    kind: Option<Kind>,
    /// Who makes it; whom the words name unless given.
    claimant: Option<Text<200>>,
}

/// Make a claim of words that the analyser passed over.
#[utoipa::path(
    tag = "claims",
    request_body = ByHand,
    responses(
        (status = 201, description = "Made", body = ClaimFileBody),
        (status = 409, description = "The article has a newer text, or the words are a claim already", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "No words there, or too many", body = ProblemBody, content_type = "application/problem+json")
    )
)]
#[post("/claims")]
pub async fn add_claim(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::AddClaim>,
    Body(new): Body<ByHand>,
) -> Result<HttpResponse, Problem> {
    let actor = can.actor.clone();
    change(&app.clone(), &request, &can, async move {
        let told = Told {
            statement: new.statement,
            kind: new.kind,
            claimant: new.claimant,
        };
        // On the heap, as every change that carries a whole article along.
        let adding = claim::add(&app, &actor, new.article, new.version, new.span, &told);
        let file = Box::pin(adding).await?;
        let location = format!("/api/v1/claims/{}", file.claim.id);
        let body = ClaimFileBody::from(file);
        let version = body.summary.etag.clone();
        answer(StatusCode::CREATED, Some(version), Some(location), &body)
    })
    .await
}

/// A better wording.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rewording {
    /// Self-contained, in one sentence.
    statement: Text<2000>,
    /// Why it was changed.
    reason: Option<Text<1000>>,
}

/// Reword a claim's statement; the machine's wording stays beside it.
#[utoipa::path(
    tag = "claims",
    params(("id" = Uuid, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag")),
    request_body = Rewording,
    responses(
        (status = 200, description = "Reworded", body = ClaimFileBody),
        (status = 409, description = "Not in this state, or held by a colleague", body = ProblemBody, content_type = "application/problem+json"),
        (status = 412, description = "Somebody else was faster", body = ProblemBody, content_type = "application/problem+json")
    )
)]
#[patch("/claims/{id}")]
pub async fn reword_claim(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::RewordClaim>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(rewording): Body<Rewording>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let reason = rewording.reason.as_ref();
        let file =
            claim::reword(&app, &actor, id, seen.of(id), &rewording.statement, reason).await?;
        file_answer(StatusCode::OK, file)
    })
    .await
}

/// Something that happened to a claim.
#[derive(Debug, Serialize, ToSchema)]
pub struct HistoryEntry {
    /// Stable; later is larger.
    id: String,
    /// When.
    at: DateTime<Utc>,
    /// Who; null is Claimdesk itself.
    actor: Option<PersonRef>,
    /// What, for machines: `claim.reworded`.
    kind: String,
    /// What, for people, to follow the actor's name: "reworded the statement".
    sentence: String,
    /// What changed.
    changes: Vec<Change>,
    /// Why, in the actor's words.
    reason: Option<String>,
}

impl From<Recorded> for HistoryEntry {
    fn from(event: Recorded) -> Self {
        let sentence =
            event::Kind::named(&event.kind).map_or("did something", event::Kind::sentence);
        Self {
            id: event.cursor.id.to_string(),
            at: event.at,
            actor: event.actor,
            sentence: sentence.to_owned(),
            kind: event.kind,
            changes: event.changes,
            reason: event.reason,
        }
    }
}

/// Read what happened to a claim, newest first.
#[utoipa::path(
    tag = "claims",
    params(("id" = Uuid, Path, description = "The claim"), Paging),
    responses((status = 200, description = "One page", body = Page<HistoryEntry>))
)]
#[get("/claims/{id}/history")]
pub async fn read_claim_history(
    app: Data<App>,
    can: Can<access::ReadClaimHistory>,
    request: HttpRequest,
    id: Path<ClaimId>,
    Query(paging): Query<Paging>,
) -> Result<HttpResponse, Problem> {
    let page = claim::history(
        &app,
        &can.actor,
        *id,
        paging.cursor.as_deref(),
        paging.limit()?,
    )
    .await?;
    read(&request, &Page::<HistoryEntry>::from(page))
}
