//! `/claims`: list, filter, read, create, reword, history.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, patch, post};
use serde::Deserialize;
use utoipa::ToSchema;

use super::claim_change::ClaimChange;
use super::claim_file::{ClaimFileBody, ClaimSummary};
use super::filter::ClaimFilter;
use crate::app::claims::claim::{self, Listing, Revision};
use crate::app::claims::selection::SelectionInput;
use crate::app::context::App;
use crate::domain::claims::appearance::Span;
use crate::domain::claims::claim::{Kind, ViewCounts};
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::domain::kernel::text::Text;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read, read_shared, read_version};
use crate::http::kit::change::{Change, answer};
use crate::http::kit::extract::body::Empty;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::{Paging, Query, limit};
use crate::http::kit::problem::Problem;
use crate::http::newsroom::event::HistoryEntry;

/// List claims.
///
/// Filters are combined with AND; several states or kinds with OR.
#[utoipa::path(
    tag = "claims",
    params(ClaimFilter),
    responses((status = 200, description = "One page of results", body = Page<ClaimSummary>))
)]
#[get("/claims")]
pub async fn list_claims(
    app: Data<App>,
    can: Can<access::ListClaims>,
    request: HttpRequest,
    Query(query): Query<ClaimFilter>,
) -> Result<HttpResponse, Problem> {
    let filter = query.filter(can.account.id)?;
    let sort = query.sorting()?;
    match claim::page(&app, &can.actor, &filter, sort, query.cursor.as_deref(), limit(query.limit)?).await? {
        Listing::Shared(shared) => {
            read_shared(&request, &shared.rendered, || Page::<ClaimSummary>::from(shared.page.clone()))
        }
        Listing::Own(page) => read(&request, &Page::<ClaimSummary>::from(page)),
    }
}

/// Count the claims in the views of the queue.
///
/// A number of 1000 means 1000 or more.
#[utoipa::path(
    tag = "reviews",
    responses((status = 200, description = "Numbers of claims, as the caller sees them", body = ViewCounts))
)]
#[get("/claims/counts")]
pub async fn count_claims(
    app: Data<App>,
    can: Can<access::CountClaims>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    read(&request, &claim::counts(&app, can.account.id).await?)
}

/// Read everything about one claim.
///
/// The `ETag` begins with the version of the claim file. Send the `ETag`, or `etag` from the body, in `If-Match` with
/// every change to the claim, its review, its evidence or its verdict.
#[utoipa::path(
    tag = "claims",
    params(("id" = ClaimId, Path, description = "The claim")),
    responses((status = 200, description = "The claim file", body = ClaimFileBody))
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

/// Request to create a claim from words of an article.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewClaim, example = json!({
    "article": "019cade2-11c0-71e1-a462-920380a4a542",
    "version": 1,
    "span": { "start": 56, "end": 106 },
    "statement": "The Sorrin flood of 1 March 2026 killed 14 people.",
    "kind": "casualties",
    "claimant": "Lena Maroth"
}))]
pub struct ByHand {
    /// Id of the article that contains the words.
    article: ArticleId,
    /// Number of the article version that the span refers to, from 1. Must be the newest version.
    version: i32,
    /// Position of the words in that version, in Unicode code points, end exclusive.
    span: Span,
    /// Self-contained wording of the claim. Default: the words of the span.
    statement: Option<Text<2000>>,
    /// Kind of the claim. Default: the kind that the analyser assigns.
    kind: Option<Kind>,
    /// Person or body that makes the claim. Default: the claimant that the words name.
    claimant: Option<Text<200>>,
}

/// Create a claim from words that the analyser did not select.
#[utoipa::path(
    tag = "claims",
    request_body = ByHand,
    responses(
        (status = 201, description = "Created", body = ClaimFileBody),
        (status = 409, description = "The article has a newer version, or the words already are a claim"),
        (status = 422, description = "The span contains no words, or too many")
    )
)]
#[post("/claims")]
pub async fn add_claim(change: Change<access::AddClaim, ByHand>) -> Result<HttpResponse, Problem> {
    change
        .run(|app, actor, new| async move {
            let input = SelectionInput { statement: new.statement, kind: new.kind, claimant: new.claimant };
            // Boxed, because the future holds a whole article.
            let adding = claim::add(&app, &actor, new.article, new.version, new.span, &input);
            let file = Box::pin(adding).await?;
            let location = format!("/api/v1/claims/{}", file.claim.id);
            let body = ClaimFileBody::from(file);
            let version = body.summary.etag.clone();
            answer(StatusCode::CREATED, Some(version), Some(location), &body)
        })
        .await
}

/// Request to correct what the analyser says of a claim: its wording, its kind or both.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "statement": "The Sorrin flood of 1 March 2026 killed 14 people.",
    "reason": "The article does not repeat the date."
}))]
pub struct Rewording {
    /// New wording: self-contained, one sentence, 1 to 2000 code points. Default: unchanged.
    statement: Option<Text<2000>>,
    /// New kind. Default: unchanged.
    kind: Option<Kind>,
    /// Reason for the change, recorded in the history.
    reason: Option<Text<1000>>,
}

/// Correct the wording or the kind of a claim.
///
/// The machine's wording stays available in `machine_statement`, its kind in the export of claims as `machine_kind`.
#[utoipa::path(
    tag = "claims",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Rewording,
    responses(
        (status = 200, description = "Corrected", body = ClaimFileBody),
        (status = 409, description = "The claim is held by another person, or the action is not possible in its state"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[patch("/claims/{id}")]
pub async fn reword_claim(change: ClaimChange<access::RewordClaim, Rewording>) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::OK, |at, body| async move {
            let revision = Revision { statement: body.statement, kind: body.kind, reason: body.reason };
            claim::revise(&at.app, &at.actor, at.id, at.expected, &revision).await
        })
        .await
}

/// Confirm the machine's wording of a claim.
///
/// The wording then counts as a person's: `statement_is_machine` is false, and `wording` says who confirmed it.
#[utoipa::path(
    tag = "claims",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Empty,
    responses(
        (status = 200, description = "Confirmed", body = ClaimFileBody),
        (status = 409, description = "A person has confirmed the wording already, the claim is held by another person, or the action is not possible in its state"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/wording/confirmation")]
pub async fn confirm_wording(change: ClaimChange<access::ConfirmWording, Empty>) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::OK, |at, Empty {}| async move {
            claim::confirm_wording(&at.app, &at.actor, at.id, at.expected).await
        })
        .await
}

/// Read the history of a claim, newest first.
#[utoipa::path(
    tag = "claims",
    params(("id" = ClaimId, Path, description = "The claim"), Paging),
    responses((status = 200, description = "One page of results", body = Page<HistoryEntry>))
)]
#[get("/claims/{id}/history")]
pub async fn read_claim_history(
    app: Data<App>,
    can: Can<access::ReadClaimHistory>,
    request: HttpRequest,
    id: Path<ClaimId>,
    Query(paging): Query<Paging>,
) -> Result<HttpResponse, Problem> {
    let page = claim::history(&app, &can.actor, *id, paging.cursor.as_deref(), paging.limit()?).await?;
    read(&request, &Page::<HistoryEntry>::from(page))
}
