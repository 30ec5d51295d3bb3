//! `/me/byline`: whether the caller is named on published verdicts; an admin takes a name back for somebody else.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, put};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::newsroom::byline;
use crate::domain::kernel::id::AccountId;
use crate::http::kit::access;
use crate::http::kit::answer::read;
use crate::http::kit::change::{answer, change, done};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::problem::Problem;

/// Whether the caller is named on published verdicts.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "named": true }))]
pub struct OwnByline {
    /// Whether public pages and feeds may show the caller's name, if the newsroom's settings say that people sign. Default:
    /// false.
    named: bool,
}

/// Read whether the caller is named on published verdicts.
#[utoipa::path(
    tag = "by-lines",
    responses((status = 200, description = "What the caller has chosen, or the default", body = OwnByline))
)]
#[get("/me/byline")]
pub async fn read_byline(
    app: Data<App>,
    can: Can<access::ReadByline>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let named = byline::of(&app, can.account.id).await?;
    read(&request, &OwnByline { named })
}

/// Choose whether the caller is named on published verdicts.
///
/// `true` concerns verdicts that are published from now on. `false` also takes the name off all published revisions; where the
/// caller is the author, the newsroom signs.
#[utoipa::path(
    tag = "by-lines",
    request_body = OwnByline,
    responses((status = 200, description = "Chosen", body = OwnByline))
)]
#[put("/me/byline")]
pub async fn choose_byline(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ChooseByline>,
    Body(OwnByline { named }): Body<OwnByline>,
) -> Result<HttpResponse, Problem> {
    let (actor, account) = (can.actor.clone(), can.account.id);
    change(&app, &request, &can, |app| async move {
        byline::choose(&app, &actor, account, named).await?;
        answer(StatusCode::OK, None, None, &OwnByline { named })
    })
    .await
}

/// Take a person's name off all published verdicts.
///
/// For people who cannot sign in any more. Later verdicts name the person only if the person agrees again.
#[utoipa::path(
    tag = "by-lines",
    params(("id" = AccountId, Path, description = "The account")),
    responses(
        (status = 204, description = "Taken off, or not named at all"),
        (status = 404, description = "The account does not exist")
    )
)]
#[delete("/accounts/{id}/byline")]
pub async fn remove_byline(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::RemoveByline>,
    id: Path<AccountId>,
) -> Result<HttpResponse, Problem> {
    let (actor, account) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        byline::choose(&app, &actor, account, false).await?;
        Ok(done())
    })
    .await
}
