//! `/claims/{id}/review`: assign, release, dismiss, reopen, plan, confirm.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use actix_web::{HttpResponse, patch, post};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use super::claim_file::{ClaimFileBody, file_answer};
use crate::app::claims::review::{self, Planning};
use crate::app::claims::staleness;
use crate::domain::claims::review::DismissalReason;
use crate::domain::kernel::id::{AccountId, ClaimId};
use crate::domain::kernel::moment::{YEARS, of_our_years};
use crate::domain::kernel::patch::Patch;
use crate::domain::kernel::text::Text;
use crate::http::claims::claim_change::ClaimChange;
use crate::http::kit::access;
use crate::http::kit::change::Change;
use crate::http::kit::extract::body::Empty;
use crate::http::kit::extract::precondition::IfMatch;
use crate::http::kit::problem::Problem;

/// Request to assign a claim.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "assignee": "019cade2-11c0-7438-8442-f6eab7927689" }))]
pub struct Assignment {
    /// Account that gets the claim. Default: the caller.
    assignee: Option<AccountId>,
}

/// Request to dismiss a claim.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "duplicate", "note": "The same number as in the claim of the morning." }))]
pub struct Dismissing {
    /// Reason for the dismissal.
    reason: DismissalReason,
    /// Explanation in free text.
    note: Option<Text<1000>>,
}

/// Assign a claim for 30 minutes.
///
/// Every change to the claim by the assignee renews the lease.
#[utoipa::path(
    tag = "reviews",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Assignment,
    responses(
        (status = 200, description = "Assigned", body = ClaimFileBody),
        (status = 409, description = "The claim is held by another person, or the action is not possible in its state"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/review/assign")]
pub async fn assign_claim(change: ClaimChange<access::AssignClaim, Assignment>) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::OK, |at, assignment| async move {
            review::assign(&at.app, &at.actor, at.id, at.expected, assignment.assignee).await
        })
        .await
}

/// Release a claim to the queue.
#[utoipa::path(
    tag = "reviews",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Empty,
    responses(
        (status = 200, description = "Released", body = ClaimFileBody),
        (status = 409, description = "The claim is held by another person, or the action is not possible in its state"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/review/release")]
pub async fn release_claim(change: ClaimChange<access::ReleaseClaim, Empty>) -> Result<HttpResponse, Problem> {
    change
        .answer(
            StatusCode::OK,
            |at, Empty {}| async move { review::release(&at.app, &at.actor, at.id, at.expected).await },
        )
        .await
}

/// Dismiss a claim.
///
/// A dismissed claim is not checked. The reason is recorded.
#[utoipa::path(
    tag = "reviews",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Dismissing,
    responses(
        (status = 200, description = "Dismissed", body = ClaimFileBody),
        (status = 409, description = "The claim is held by another person, or the action is not possible in its state"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/review/dismiss")]
pub async fn dismiss_claim(change: ClaimChange<access::DismissClaim, Dismissing>) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::OK, |at, dismissing| async move {
            let (reason, note) = (dismissing.reason, dismissing.note.as_ref());
            review::dismiss(&at.app, &at.actor, at.id, at.expected, reason, note).await
        })
        .await
}

/// Reopen a dismissed claim.
///
/// The claim returns to the queue.
#[utoipa::path(
    tag = "reviews",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Empty,
    responses(
        (status = 200, description = "Reopened", body = ClaimFileBody),
        (status = 409, description = "The claim is not dismissed"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/review/reopen")]
pub async fn reopen_claim(change: ClaimChange<access::ReopenClaim, Empty>) -> Result<HttpResponse, Problem> {
    change
        .answer(
            StatusCode::OK,
            |at, Empty {}| async move { review::reopen(&at.app, &at.actor, at.id, at.expected).await },
        )
        .await
}

/// Changes to the plan of a claim. Omitted fields stay unchanged.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "due_at": "2026-03-03T17:00:00Z", "topics": ["flood", "korvale"], "pinned": true }))]
pub struct Plan {
    /// Due date, in the years 1000 to 9999; null clears the date.
    #[serde(default)]
    #[schema(value_type = Option<DateTime<Utc>>, example = "2026-03-03T17:00:00Z")]
    due_at: Patch<DateTime<Utc>>,
    /// Complete list of topics, at most 20; stored in lower case.
    topics: Option<Vec<Text<60>>>,
    /// True puts the claim at the top of the queue. Requires the editor role.
    pinned: Option<bool>,
}

/// Change the due date, the topics or the pin of a claim.
#[utoipa::path(
    tag = "reviews",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Plan,
    responses(
        (status = 200, description = "Changed", body = ClaimFileBody),
        (status = 403, description = "Pinning requires the editor role"),
        (status = 409, description = "The action is not possible in the state of the claim"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[patch("/claims/{id}/review")]
pub async fn plan_claim(
    change: Change<access::PlanClaim, Plan>,
    id: Path<ClaimId>,
    seen: IfMatch,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, plan| async move {
            if matches!(plan.due_at, Patch::Set(at) if !YEARS.contains(&at.year())) {
                return Err(Problem::invalid("/due_at", "must be in the years 1000 to 9999"));
            }
            let planning = Planning { due_at: plan.due_at, topics: plan.topics, pinned: plan.pinned };

            let file = review::plan(&app, &actor, id, seen.of(id), planning).await?;
            file_answer(StatusCode::OK, file)
        })
        .await
}

/// Request to confirm a stale claim.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "recheck_at": "2027-03-01" }))]
pub struct Confirmation {
    /// Date of the next check, in the future; null for none.
    #[serde(default, deserialize_with = "of_our_years")]
    #[schema(example = "2027-03-01")]
    recheck_at: Option<NaiveDate>,
}

/// Confirm that the decision about a stale claim still holds.
#[utoipa::path(
    tag = "reviews",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Confirmation,
    responses(
        (status = 200, description = "Confirmed", body = ClaimFileBody),
        (status = 403, description = "A claim with a public verdict requires the editor role"),
        (status = 409, description = "The claim is not stale"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/review/confirmation")]
pub async fn confirm_claim(change: ClaimChange<access::ConfirmClaim, Confirmation>) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::OK, |at, body| async move {
            staleness::confirm(&at.app, &at.actor, at.id, at.expected, body.recheck_at).await
        })
        .await
}
