//! `/claims/{id}/{merge|unmerge|split}`: merge two claims, undo a merge, split a claim.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, post};
use serde::Deserialize;
use utoipa::ToSchema;

use super::claim_file::{ClaimFileBody, file_answer};
use crate::app::claims::merge::{self, Part};
use crate::app::context::App;
use crate::domain::claims::claim::Kind;
use crate::domain::kernel::id::{AppearanceId, ClaimId};
use crate::domain::kernel::text::Text;
use crate::http::kit::access;
use crate::http::kit::change::change;
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::body::Empty;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::IfMatch;
use crate::http::kit::problem::Problem;

/// What says the same.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Merging {
    /// The other claim.
    with: ClaimId,
}

/// Make one claim of two. The older keeps its verdict and gets the appearances and the evidence of the younger, which
/// is dismissed as its duplicate; the answer is the file of the older.
#[utoipa::path(
    tag = "claims",
    params(("id" = uuid::Uuid, Path, description = "One of the two"), ("If-Match" = String, Header, description = "Its ETag")),
    request_body = Merging,
    responses(
        (status = 200, description = "Merged", body = ClaimFileBody),
        (status = 409, description = "The younger has a verdict on its way, the older is dismissed, or a colleague works on one"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/merge")]
pub async fn merge_claims(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::MergeClaims>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(merging): Body<Merging>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let file = Box::pin(merge::merge(&app, &actor, id, seen.of(id), merging.with)).await?;
        file_answer(StatusCode::OK, file)
    })
    .await
}

/// Undo a merge: the claim gets back what it brought, and is open again.
#[utoipa::path(
    tag = "claims",
    params(("id" = uuid::Uuid, Path, description = "The claim that was merged into another"), ("If-Match" = String, Header, description = "Its ETag")),
    request_body = Empty,
    responses(
        (status = 200, description = "Open again", body = ClaimFileBody),
        (status = 409, description = "It was not merged"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/unmerge")]
pub async fn unmerge_claim(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::UnmergeClaim>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let file = Box::pin(merge::unmerge(&app, &actor, id, seen.of(id))).await?;
        file_answer(StatusCode::OK, file)
    })
    .await
}

/// What becomes a claim of its own.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Splitting {
    /// In a wording of its own.
    statement: Text<2000>,
    /// What sort; as the claim it comes from unless said.
    kind: Option<Kind>,
    /// Appearances that go with it; without any, it stands where the claim stands.
    #[serde(default)]
    appearances: Vec<AppearanceId>,
}

/// Make a further claim of a part of one; the answer is the file of the new one.
#[utoipa::path(
    tag = "claims",
    params(("id" = uuid::Uuid, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag")),
    request_body = Splitting,
    responses(
        (status = 201, description = "Made", body = ClaimFileBody),
        (status = 409, description = "The claim is held by another person, or the action is not possible in its state"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/split")]
pub async fn split_claim(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::SplitClaim>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(splitting): Body<Splitting>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    let part = Part {
        statement: splitting.statement,
        kind: splitting.kind,
        appearances: splitting.appearances,
    };
    change(&app.clone(), &request, &can, async move {
        let file = Box::pin(merge::split(&app, &actor, id, seen.of(id), part)).await?;
        file_answer(StatusCode::CREATED, file)
    })
    .await
}
