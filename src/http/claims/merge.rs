//! `/claims/{id}/{merge|unmerge|split}`: merge two claims, undo a merge, split a claim.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, post};
use serde::Deserialize;
use utoipa::ToSchema;

use super::claim_file::ClaimFileBody;
use crate::app::claims::merge::{self, Part};
use crate::domain::claims::claim::Kind;
use crate::domain::kernel::id::{AppearanceId, ClaimId};
use crate::domain::kernel::text::Text;
use crate::http::claims::claim_change::ClaimChange;
use crate::http::kit::access;
use crate::http::kit::extract::body::Empty;
use crate::http::kit::problem::Problem;

/// Request to merge two claims.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "with": "019cade2-11c0-746c-b6d8-6bff1f98e88b" }))]
pub struct Merging {
    /// Id of the other claim.
    with: ClaimId,
}

/// Merge two claims.
///
/// The older claim keeps its verdict and gets the appearances and the evidence of the younger claim. The younger claim
/// is dismissed as a duplicate. The response is the file of the older claim.
#[utoipa::path(
    tag = "claims",
    params(("id" = ClaimId, Path, description = "Either of the two claims"), ("If-Match" = String, Header, description = "The ETag of the claim in the path", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Merging,
    responses(
        (status = 200, description = "Merged", body = ClaimFileBody),
        (status = 409, description = "The younger claim has a submitted verdict, the older one is dismissed or retracted, or another person works on one of the claims"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/merge")]
pub async fn merge_claims(change: ClaimChange<access::MergeClaims, Merging>) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::OK, |at, merging| async move {
            merge::merge(&at.app, &at.actor, at.id, at.expected, merging.with).await
        })
        .await
}

/// Undo a merge.
///
/// The claim gets back its appearances and evidence and returns to the queue.
#[utoipa::path(
    tag = "claims",
    params(("id" = ClaimId, Path, description = "The claim that was merged into another"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Empty,
    responses(
        (status = 200, description = "Restored", body = ClaimFileBody),
        (status = 409, description = "The claim is not merged into another"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/unmerge")]
pub async fn unmerge_claim(change: ClaimChange<access::UnmergeClaim, Empty>) -> Result<HttpResponse, Problem> {
    change
        .answer(
            StatusCode::OK,
            |at, Empty {}| async move { merge::unmerge(&at.app, &at.actor, at.id, at.expected).await },
        )
        .await
}

/// Request to split a claim.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "statement": "The Sorrin flood of 1 March 2026 destroyed 230 homes.",
    "kind": "quantity",
    "appearances": ["019cade2-11c0-7c14-90b6-a43c5b0528e5"]
}))]
pub struct Splitting {
    /// Statement of the new claim, 1 to 2000 code points.
    statement: Text<2000>,
    /// Kind of the new claim. Default: the kind of the original claim.
    kind: Option<Kind>,
    /// Appearances that move to the new claim. Default: the new claim appears where the original claim appears.
    #[serde(default)]
    appearances: Vec<AppearanceId>,
}

/// Split a part of a claim into a new claim.
///
/// The response is the file of the new claim.
#[utoipa::path(
    tag = "claims",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Splitting,
    responses(
        (status = 201, description = "Created", body = ClaimFileBody),
        (status = 409, description = "The claim is held by another person, or the action is not possible in its state"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/split")]
pub async fn split_claim(change: ClaimChange<access::SplitClaim, Splitting>) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::CREATED, |at, splitting| async move {
            let part =
                Part { statement: splitting.statement, kind: splitting.kind, appearances: splitting.appearances };
            merge::split(&at.app, &at.actor, at.id, at.expected, part).await
        })
        .await
}
