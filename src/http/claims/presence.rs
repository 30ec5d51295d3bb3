//! `/claims/{id}/presence`: people who have the claim open.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, put};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::claims::presence;
use crate::app::context::App;
use crate::domain::claims::presence::{Doing, Present};
use crate::domain::kernel::id::ClaimId;
use crate::domain::people::account::PersonRef;
use crate::http::kit::access::{self, Operation};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::AtDesk;
use crate::http::kit::problem::Problem;

/// Activity of the caller at a claim.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "doing": "reading" }))]
pub struct Staying {
    /// Whether the caller reads or writes.
    doing: Doing,
}

/// Other people who have the claim open.
#[derive(Debug, Serialize, ToSchema)]
pub struct Others {
    /// People in order of arrival, without the caller.
    here: Vec<Present>,
}

/// Report that the caller has a claim open, and list who else has.
///
/// A report is valid for 40 seconds; repeat the request before that. `/live` sends every arrival and departure.
#[utoipa::path(
    tag = "live",
    params(("id" = ClaimId, Path, description = "The claim")),
    request_body = Staying,
    responses(
        (status = 200, description = "Other people who have the claim open", body = Others),
        (status = 404, description = "Not found")
    )
)]
#[put("/claims/{id}/presence")]
pub async fn stay_at_claim(
    app: Data<App>,
    desk: AtDesk<access::StayAtClaim>,
    id: Path<ClaimId>,
    Body(staying): Body<Staying>,
) -> Result<HttpResponse, Problem> {
    let here = presence::stay(&app, me(desk), *id, staying.doing).await?;
    Ok(HttpResponse::Ok().json(Others { here }))
}

/// Report that the caller has closed a claim.
#[utoipa::path(
    tag = "live",
    params(("id" = ClaimId, Path, description = "The claim")),
    responses(
        (status = 204, description = "Recorded"),
        (status = 404, description = "Not found")
    )
)]
#[delete("/claims/{id}/presence")]
pub async fn leave_claim(
    app: Data<App>,
    desk: AtDesk<access::LeaveClaim>,
    id: Path<ClaimId>,
) -> Result<HttpResponse, Problem> {
    presence::leave(&app, me(desk), *id).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn me<O: Operation>(desk: AtDesk<O>) -> PersonRef {
    let account = desk.session.account;
    PersonRef { id: account.id, name: account.name }
}
