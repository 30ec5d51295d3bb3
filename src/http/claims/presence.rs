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

/// What one does at a claim.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Staying {
    /// Whether one only reads.
    doing: Doing,
}

/// Who else is at a claim.
#[derive(Debug, Serialize, ToSchema)]
pub struct Others {
    /// In the order in which they came; oneself left out.
    here: Vec<Present>,
}

/// Say that one has a claim open, and learn who else has. It holds for 40 seconds; whoever stays says it again.
/// `/live` tells of everybody who comes and leaves.
#[utoipa::path(
    tag = "live",
    params(("id" = uuid::Uuid, Path, description = "The claim")),
    request_body = Staying,
    responses(
        (status = 200, description = "Who else is there", body = Others),
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

/// Say that one has closed a claim.
#[utoipa::path(
    tag = "live",
    params(("id" = uuid::Uuid, Path, description = "The claim")),
    responses(
        (status = 204, description = "Those who watch are told"),
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
    PersonRef {
        id: account.id,
        name: account.name,
    }
}
