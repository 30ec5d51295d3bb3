//! `/claimants/{id}/{merge|unmerge|split}`: merge two records, undo a merge, split a spelling off.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use serde::Deserialize;
use utoipa::ToSchema;

use super::claimant::ClaimantBody;
use crate::app::verdicts::claimants::claimant_merge;
use crate::domain::kernel::id::{ClaimantId, SpellingId};
use crate::http::kit::access;
use crate::http::kit::change::{Change, answer};
use crate::http::kit::extract::body::Empty;
use crate::http::kit::extract::precondition::IfMatch;
use crate::http::kit::problem::Problem;

/// Request to merge a claimant's record into another.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "into": "019cade2-11c0-7b6a-93d2-5e8f0c1a7d44" }))]
pub struct ClaimantMerging {
    /// The record that remains.
    into: ClaimantId,
}

/// Merge a claimant's record into another.
///
/// The other record keeps what is written about it, and gets the spellings and the claims. The address of the merged record leads
/// to the other. The response is the other record.
#[utoipa::path(
    tag = "claimants",
    params(
        ("id" = ClaimantId, Path, description = "The record that goes"),
        ("If-Match" = String, Header, description = "The ETag of the record in the path", example = "\"claimant-019cade2-11c0-7b6a-93d2-5e8f0c1a7d43-3\"")
    ),
    request_body = ClaimantMerging,
    responses(
        (status = 200, description = "Merged", body = ClaimantBody),
        (status = 409, description = "One of the two is merged already"),
        (status = 412, description = "The ETag in If-Match is not the current version"),
        (status = 422, description = "Both are the same record")
    )
)]
#[post("/claimants/{id}/merge")]
pub async fn merge_claimants(
    change: Change<access::MergeClaimants, ClaimantMerging>,
    seen: IfMatch,
    id: Path<ClaimantId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, body| async move {
            let record = claimant_merge::merge(&app, &actor, id, seen.of_claimant(id), body.into).await?;
            let record = ClaimantBody::from(record);
            answer(StatusCode::OK, Some(record.etag.clone()), None, &record)
        })
        .await
}

/// Undo the merge of a claimant's record.
///
/// The record gets back its spellings and claims. The response is that record.
#[utoipa::path(
    tag = "claimants",
    params(
        ("id" = ClaimantId, Path, description = "The merged record"),
        ("If-Match" = String, Header, description = "The ETag of the record in the path", example = "\"claimant-019cade2-11c0-7b6a-93d2-5e8f0c1a7d43-3\"")
    ),
    request_body = Empty,
    responses(
        (status = 200, description = "Restored", body = ClaimantBody),
        (status = 409, description = "The record is not merged, or another record has got its Wikidata id"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claimants/{id}/unmerge")]
pub async fn unmerge_claimant(
    change: Change<access::UnmergeClaimant, Empty>,
    seen: IfMatch,
    id: Path<ClaimantId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, Empty {}| async move {
            let record = claimant_merge::unmerge(&app, &actor, id, seen.of_claimant(id)).await?;
            let record = ClaimantBody::from(record);
            answer(StatusCode::OK, Some(record.etag.clone()), None, &record)
        })
        .await
}

/// Request to split a spelling off a claimant's record.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "spelling": "019cade2-11c0-7c91-a4e0-2d7b6f8c3e15" }))]
pub struct ClaimantSplitting {
    /// The spelling, which becomes the name of the new record.
    spelling: SpellingId,
}

/// Make a record of its own from a spelling of a claimant's record.
///
/// The response is the new record.
#[utoipa::path(
    tag = "claimants",
    params(
        ("id" = ClaimantId, Path, description = "The record"),
        ("If-Match" = String, Header, description = "The ETag of the record", example = "\"claimant-019cade2-11c0-7b6a-93d2-5e8f0c1a7d43-3\"")
    ),
    request_body = ClaimantSplitting,
    responses(
        (status = 201, description = "Created", body = ClaimantBody),
        (status = 409, description = "The spelling is the name of a record or looks like another, or the record is merged"),
        (status = 412, description = "The ETag in If-Match is not the current version"),
        (status = 422, description = "The record has no such spelling")
    )
)]
#[post("/claimants/{id}/split")]
pub async fn split_claimant(
    change: Change<access::SplitClaimant, ClaimantSplitting>,
    seen: IfMatch,
    id: Path<ClaimantId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, body| async move {
            let record = claimant_merge::split(&app, &actor, id, seen.of_claimant(id), body.spelling).await?;
            let record = ClaimantBody::from(record);
            let location = format!("/api/v1/claimants/{}", record.id);
            answer(StatusCode::CREATED, Some(record.etag.clone()), Some(location), &record)
        })
        .await
}
