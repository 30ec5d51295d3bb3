//! `/claims`: list, filter, read, create, reword, history.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, patch, post};
use serde::Deserialize;
use utoipa::ToSchema;

use super::claim_file::{ClaimFileBody, ClaimSummary, file_answer};
use super::filter::{ClaimFilter, SortName};
use crate::app::claims::claim::{self, Sort};
use crate::app::claims::selection::Told;
use crate::app::context::App;
use crate::domain::claims::appearance::Span;
use crate::domain::claims::claim::Kind;
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::domain::kernel::text::Text;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read, read_version};
use crate::http::kit::change::{answer, change};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::IfMatch;
use crate::http::kit::extract::query::{Paging, Query, limit};
use crate::http::kit::problem::Problem;
use crate::http::newsroom::event::HistoryEntry;

/// List claims.
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
        (status = 409, description = "The article has a newer text, or the words are a claim already"),
        (status = 422, description = "No words there, or too many")
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
        (status = 409, description = "The claim is held by another person, or the action is not possible in its state"),
        (status = 412, description = "The ETag in If-Match is not the current version")
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

/// Read what happened to a claim, newest first.
#[utoipa::path(
    tag = "claims",
    params(("id" = Uuid, Path, description = "The claim"), Paging),
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
