//! `/me/two-factor`: the caller's second factor.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::error::Error;
use crate::app::people::second_factor;
use crate::domain::kernel::id::AccountId;
use crate::domain::people::second_factor::SecondFactor;
use crate::http::kit::access;
use crate::http::kit::answer::read;
use crate::http::kit::change::{change, done, shown_once};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::{AtDesk, Can};
use crate::http::kit::problem::Problem;

/// Read the state of the caller's second factor.
#[utoipa::path(tag = "second factor", responses((status = 200, description = "State of the second factor", body = SecondFactor)))]
#[get("/me/two-factor")]
pub async fn read_second_factor(
    app: Data<App>,
    caller: AtDesk<access::ReadSecondFactor>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    read(&request, &second_factor::state(&app, caller.session.account.id).await?)
}

/// Enrolment of a device. The server shows the secret only in this response.
#[derive(Serialize, ToSchema)]
pub struct Enrolment {
    /// `otpauth://` URI, for a QR code.
    #[schema(
        example = "otpauth://totp/Claimdesk:nadia%40example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Claimdesk"
    )]
    address: String,
    /// Secret in base 32, for manual entry.
    #[schema(example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")]
    secret: String,
}

/// Start the enrolment of a second factor.
///
/// The second factor is active after a code was sent to `/me/two-factor/activation`.
#[utoipa::path(
    tag = "second factor",
    responses(
        (status = 201, description = "Enrolment data, shown only in this response", body = Enrolment),
        (status = 409, description = "The account already has a second factor")
    )
)]
#[post("/me/two-factor")]
pub async fn begin_second_factor(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::BeginSecondFactor>,
) -> Result<HttpResponse, Problem> {
    let (who, actor) = (can.session()?.clone(), can.actor.clone());
    change(&app, &request, &can, |app| async move {
        let codes = second_factor::offer(&app, &who, &actor).await?;
        let address = codes.address().map_err(|problem| Error::Unexpected(problem.into()))?;
        shown_once(StatusCode::CREATED, &Enrolment { address, secret: codes.secret() })
    })
    .await
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Enrolment")
    }
}

/// Request with a code of the device.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "code": "492039" }))]
pub struct DeviceCode {
    /// Code of six digits.
    #[schema(max_length = 40, example = "492039")]
    code: String,
}

impl std::fmt::Debug for DeviceCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeviceCode")
    }
}

/// Recovery codes for a lost device, shown only in this response. Each code works once.
#[derive(Serialize, ToSchema)]
pub struct RecoveryCodes {
    /// Ten codes.
    #[schema(example = json!(["k7mq2hd-x4wz9tn-b3vc8ps-jr5yg"]))]
    codes: Vec<String>,
}

impl std::fmt::Debug for RecoveryCodes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCodes")
    }
}

/// Activate the second factor.
///
/// The caller's other sessions end.
#[utoipa::path(
    tag = "second factor",
    request_body = DeviceCode,
    responses(
        (status = 200, description = "Activated, with recovery codes", body = RecoveryCodes),
        (status = 409, description = "No enrolment is pending"),
        (status = 422, description = "The code is wrong")
    )
)]
#[post("/me/two-factor/activation")]
pub async fn activate_second_factor(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ActivateSecondFactor>,
    Body(typed): Body<DeviceCode>,
) -> Result<HttpResponse, Problem> {
    let (who, actor) = (can.session()?.clone(), can.actor.clone());
    change(&app, &request, &can, |app| async move {
        let codes = second_factor::activate(&app, &who, &actor, &typed.code).await?;
        shown_once(StatusCode::OK, &RecoveryCodes { codes })
    })
    .await
}

/// Replace the caller's recovery codes.
///
/// The earlier codes stop working.
#[utoipa::path(
    tag = "second factor",
    responses(
        (status = 200, description = "Ten new recovery codes", body = RecoveryCodes),
        (status = 409, description = "The account has no second factor")
    )
)]
#[post("/me/two-factor/recovery")]
pub async fn renew_recovery_codes(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::RenewRecoveryCodes>,
) -> Result<HttpResponse, Problem> {
    let (owner, actor) = (can.account.id, can.actor.clone());
    change(&app, &request, &can, |app| async move {
        let codes = second_factor::renew_recovery(&app, &actor, owner).await?;
        shown_once(StatusCode::OK, &RecoveryCodes { codes })
    })
    .await
}

/// Remove the caller's second factor.
#[utoipa::path(
    tag = "second factor",
    responses(
        (status = 204, description = "Removed"),
        (status = 409, description = "The account has no second factor")
    )
)]
#[delete("/me/two-factor")]
pub async fn remove_second_factor(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::RemoveSecondFactor>,
) -> Result<HttpResponse, Problem> {
    let (owner, actor) = (can.account.id, can.actor.clone());
    change(&app, &request, &can, |app| async move {
        second_factor::remove(&app, &actor, owner).await?;
        Ok(done())
    })
    .await
}

/// Remove the second factor of an account.
///
/// For a person who has lost the device and the recovery codes.
#[utoipa::path(
    tag = "accounts",
    params(("id" = AccountId, Path, description = "The account")),
    responses(
        (status = 204, description = "Removed"),
        (status = 404, description = "The account does not exist"),
        (status = 409, description = "The account has no second factor")
    )
)]
#[delete("/accounts/{id}/two-factor")]
pub async fn remove_account_second_factor(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::RemoveAccountSecondFactor>,
    id: Path<AccountId>,
) -> Result<HttpResponse, Problem> {
    let (owner, actor) = (*id, can.actor.clone());
    change(&app, &request, &can, |app| async move {
        second_factor::remove(&app, &actor, owner).await?;
        Ok(done())
    })
    .await
}
