//! `/accounts/{id}/absence` and `/me/absence`: who is away, and who takes over.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, put};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::people::absence::{self, Holding};
use crate::domain::kernel::id::AccountId;
use crate::domain::kernel::moment::of_our_years;
use crate::domain::people::actor::Actor;
use crate::http::kit::access;
use crate::http::kit::change::{change, done};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::problem::Problem;

/// An absence.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "until": "2027-03-09T23:00:00Z", "hand_over": true, "hand_over_to": "019cade2-11c0-7438-8442-f6eab7927689"
}))]
pub struct Absence {
    /// When the person is back.
    #[serde(default, deserialize_with = "of_our_years")]
    #[schema(required, value_type = DateTime<Utc>, example = "2027-03-09T23:00:00Z")]
    until: Option<DateTime<Utc>>,
    /// Whether claims, open second reviews and scheduled publications of the person are handed over. Default: they stay.
    #[serde(default)]
    hand_over: bool,
    /// Account that takes over. Default: claims return to the queue, open second reviews are withdrawn, scheduled
    /// publications end.
    hand_over_to: Option<AccountId>,
}

impl Absence {
    async fn note(self, app: &App, actor: &Actor, id: AccountId) -> Result<(), Problem> {
        let until = self.until.ok_or_else(|| Problem::invalid("/until", "is missing"))?;
        let holding = if self.hand_over { Holding::Passes(self.hand_over_to) } else { Holding::Stays };
        Ok(absence::begin(app, actor, id, until, holding).await?)
    }
}

/// Note that somebody is away, or change the end of the absence.
///
/// Until then, colleagues see it where they choose somebody. With `hand_over`, what the person holds, as listed by
/// `GET /accounts/{id}/work`, is handed over in the same transaction, as at a deactivation.
#[utoipa::path(
    tag = "accounts",
    params(("id" = AccountId, Path, description = "The account")),
    request_body = Absence,
    responses(
        (status = 204, description = "Noted"),
        (status = 404, description = "The account does not exist"),
        (status = 409, description = "The account is deactivated"),
        (status = 422, description = "`until` is not in the future, or nobody active takes over")
    )
)]
#[put("/accounts/{id}/absence")]
pub async fn set_absence(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::SetAbsence>,
    id: Path<AccountId>,
    Body(absence): Body<Absence>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        absence.note(&app, &actor, id).await?;
        Ok(done())
    })
    .await
}

/// End somebody's absence before its time.
#[utoipa::path(
    tag = "accounts",
    params(("id" = AccountId, Path, description = "The account")),
    responses(
        (status = 204, description = "The person is back"),
        (status = 404, description = "The account does not exist")
    )
)]
#[delete("/accounts/{id}/absence")]
pub async fn end_absence(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::EndAbsence>,
    id: Path<AccountId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        absence::end(&app, &actor, id).await?;
        Ok(done())
    })
    .await
}

/// Note that the caller is away, or change the end of the absence.
#[utoipa::path(
    tag = "accounts",
    request_body = Absence,
    responses(
        (status = 204, description = "Noted"),
        (status = 422, description = "`until` is not in the future, or nobody active takes over")
    )
)]
#[put("/me/absence")]
pub async fn set_own_absence(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::SetOwnAbsence>,
    Body(absence): Body<Absence>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), can.account.id);
    change(&app, &request, &can, |app| async move {
        absence.note(&app, &actor, id).await?;
        Ok(done())
    })
    .await
}

/// End the caller's absence before its time.
#[utoipa::path(tag = "accounts", responses((status = 204, description = "The caller is back")))]
#[delete("/me/absence")]
pub async fn end_own_absence(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::EndOwnAbsence>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), can.account.id);
    change(&app, &request, &can, |app| async move {
        absence::end(&app, &actor, id).await?;
        Ok(done())
    })
    .await
}
