//! `/claims/{id}/review`: assign, release, dismiss, reopen, plan, confirm.

use crate::http::kit::extract::body::Empty;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, patch, post};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use super::claim_file::{ClaimFileBody, file_answer};
use crate::app::claims::review::Planning;
use crate::app::claims::{review, staleness};
use crate::app::context::App;
use crate::domain::claims::review::DismissalReason;
use crate::domain::kernel::id::{AccountId, ClaimId};
use crate::domain::kernel::moment::{YEARS, of_our_years};
use crate::domain::kernel::patch::Patch;
use crate::domain::kernel::text::Text;
use crate::http::kit::access;
use crate::http::kit::change::change;
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::IfMatch;
use crate::http::kit::problem::Problem;

/// Whom to give it to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// An account; oneself unless said.
    assignee: Option<AccountId>,
}

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
        (status = 409, description = "The claim is held by another person, or the action is not possible in its state"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/review/assign")]
pub async fn assign_claim(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::AssignClaim>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(assignment): Body<Assignment>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let file = review::assign(&app, &actor, id, seen.of(id), assignment.assignee).await?;
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
        (status = 409, description = "The claim is held by another person, or the action is not possible in its state"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/review/release")]
pub async fn release_claim(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ReleaseClaim>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let file = review::release(&app, &actor, id, seen.of(id)).await?;
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
        (status = 409, description = "The claim is held by another person, or the action is not possible in its state"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/review/dismiss")]
pub async fn dismiss_claim(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::DismissClaim>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(dismissing): Body<Dismissing>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let note = dismissing.note.as_ref();
        let file = review::dismiss(&app, &actor, id, seen.of(id), dismissing.reason, note).await?;
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
        (status = 409, description = "Not dismissed"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/review/reopen")]
pub async fn reopen_claim(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ReopenClaim>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let file = review::reopen(&app, &actor, id, seen.of(id)).await?;
        file_answer(StatusCode::OK, file)
    })
    .await
}

/// What is to be planned differently; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// By when it is due; null takes the date out.
    #[serde(default)]
    #[schema(value_type = Option<DateTime<Utc>>)]
    due_at: Patch<DateTime<Utc>>,
    /// What it belongs to, all of it: at most 20, kept in lower case.
    topics: Option<Vec<Text<60>>>,
    /// Before everything else in the queue. Takes an editor.
    pinned: Option<bool>,
}

/// Plan a claim: by when it is due, which topics it belongs to, whether it comes before everything else.
#[utoipa::path(
    tag = "reviews",
    params(("id" = uuid::Uuid, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag")),
    request_body = Plan,
    responses(
        (status = 200, description = "Planned", body = ClaimFileBody),
        (status = 403, description = "Pinning takes an editor"),
        (status = 409, description = "The action is not possible in the state of the claim"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[patch("/claims/{id}/review")]
pub async fn plan_claim(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::PlanClaim>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(plan): Body<Plan>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    if matches!(plan.due_at, Patch::Set(at) if !YEARS.contains(&at.year())) {
        return Err(Problem::invalid(
            "/due_at",
            "must lie in the years 1000 to 9999",
        ));
    }
    let planning = Planning {
        due_at: plan.due_at,
        topics: plan.topics,
        pinned: plan.pinned,
    };
    change(&app.clone(), &request, &can, async move {
        let file = review::plan(&app, &actor, id, seen.of(id), planning).await?;
        file_answer(StatusCode::OK, file)
    })
    .await
}

/// That it still holds.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// When to look again, if ever.
    #[serde(default, deserialize_with = "of_our_years")]
    recheck_at: Option<NaiveDate>,
}

/// Confirm that what was decided about a stale claim still holds.
#[utoipa::path(
    tag = "reviews",
    params(("id" = uuid::Uuid, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag")),
    request_body = Confirmation,
    responses(
        (status = 200, description = "Confirmed", body = ClaimFileBody),
        (status = 403, description = "A public verdict takes an editor"),
        (status = 409, description = "It is not stale"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/review/confirmation")]
pub async fn confirm_claim(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ConfirmClaim>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(body): Body<Confirmation>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let file = staleness::confirm(&app, &actor, id, seen.of(id), body.recheck_at).await?;
        file_answer(StatusCode::OK, file)
    })
    .await
}
