//! `/claims/{id}/review`: assign, release, dismiss, reopen.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, post};
use serde::Deserialize;
use utoipa::ToSchema;

use super::change::change;
use super::claims::{ClaimFileBody, file_answer};
use super::extract::body::Body;
use super::extract::caller::{Can, Review};
use super::extract::precondition::IfMatch;
use super::problem::{Body as ProblemBody, Problem};
use crate::app::{App, reviews};
use crate::domain::id::{AccountId, ClaimId};
use crate::domain::review::DismissalReason;
use crate::domain::text::Text;

/// Whom to give it to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// An account; oneself unless said.
    assignee: Option<AccountId>,
}

/// Nothing to say: `{}`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Empty {}

/// Why it will not be checked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Dismissing {
    /// Why.
    reason: DismissalReason,
    /// In words.
    note: Option<Text<1000>>,
}

/// Give a claim to somebody for 30 minutes, which any work on it renews.
#[utoipa::path(
    tag = "reviews",
    params(("id" = uuid::Uuid, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag")),
    request_body = Assignment,
    responses(
        (status = 200, description = "Assigned", body = ClaimFileBody),
        (status = 409, description = "Held by a colleague, or not in this state", body = ProblemBody, content_type = "application/problem+json"),
        (status = 412, description = "Somebody else was faster", body = ProblemBody, content_type = "application/problem+json")
    )
)]
#[post("/claims/{id}/review/assign")]
pub async fn assign_claim(
    app: Data<App>,
    request: HttpRequest,
    can: Can<Review>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(assignment): Body<Assignment>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let file = reviews::assign(&app, &actor, id, seen.of(id), assignment.assignee).await?;
        file_answer(StatusCode::OK, file)
    })
    .await
}

/// Give a claim back to the queue.
#[utoipa::path(
    tag = "reviews",
    params(("id" = uuid::Uuid, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag")),
    request_body = Empty,
    responses(
        (status = 200, description = "Released", body = ClaimFileBody),
        (status = 409, description = "Held by a colleague, or not in this state", body = ProblemBody, content_type = "application/problem+json"),
        (status = 412, description = "Somebody else was faster", body = ProblemBody, content_type = "application/problem+json")
    )
)]
#[post("/claims/{id}/review/release")]
pub async fn release_claim(
    app: Data<App>,
    request: HttpRequest,
    can: Can<Review>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let file = reviews::release(&app, &actor, id, seen.of(id)).await?;
        file_answer(StatusCode::OK, file)
    })
    .await
}

/// Decide that a claim will not be checked.
#[utoipa::path(
    tag = "reviews",
    params(("id" = uuid::Uuid, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag")),
    request_body = Dismissing,
    responses(
        (status = 200, description = "Dismissed", body = ClaimFileBody),
        (status = 409, description = "Held by a colleague, or not in this state", body = ProblemBody, content_type = "application/problem+json"),
        (status = 412, description = "Somebody else was faster", body = ProblemBody, content_type = "application/problem+json")
    )
)]
#[post("/claims/{id}/review/dismiss")]
pub async fn dismiss_claim(
    app: Data<App>,
    request: HttpRequest,
    can: Can<Review>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(dismissing): Body<Dismissing>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let note = dismissing.note.as_ref();
        let file = reviews::dismiss(&app, &actor, id, seen.of(id), dismissing.reason, note).await?;
        file_answer(StatusCode::OK, file)
    })
    .await
}

/// Bring a dismissed claim back to the queue.
#[utoipa::path(
    tag = "reviews",
    params(("id" = uuid::Uuid, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag")),
    request_body = Empty,
    responses(
        (status = 200, description = "Reopened", body = ClaimFileBody),
        (status = 409, description = "Not dismissed", body = ProblemBody, content_type = "application/problem+json"),
        (status = 412, description = "Somebody else was faster", body = ProblemBody, content_type = "application/problem+json")
    )
)]
#[post("/claims/{id}/review/reopen")]
pub async fn reopen_claim(
    app: Data<App>,
    request: HttpRequest,
    can: Can<Review>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let file = reviews::reopen(&app, &actor, id, seen.of(id)).await?;
        file_answer(StatusCode::OK, file)
    })
    .await
}
