//! `/me/passkeys`: register passkeys and sign in with a passkey. The bodies are those of WebAuthn in browsers.

use actix_web::http::StatusCode;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use webauthn_rs_proto::{
    PublicKeyCredential, PublicKeyCredentialCreationOptions, PublicKeyCredentialRequestOptions,
    RegisterPublicKeyCredential,
};

use super::session::{Session, place, signed_in};
use crate::app::context::App;
use crate::app::error::Error;
use crate::app::people::passkey::{self, QUESTION_LASTS};
use crate::domain::kernel::id::PasskeyId;
use crate::domain::kernel::text::Text;
use crate::domain::people::passkey::Passkey;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{change, done, shown_once, to_the_end};
use crate::http::kit::cookies::{self, Name};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::{AtDesk, Can};
use crate::http::kit::problem::Problem;

/// List the caller's passkeys, newest first.
#[utoipa::path(tag = "passkeys", responses((status = 200, description = "All results, on one page", body = Page<Passkey>)))]
#[get("/me/passkeys")]
pub async fn list_passkeys(
    app: Data<App>,
    caller: AtDesk<access::ListPasskeys>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let items = passkey::of(&app, caller.session.account.id).await?;
    let page = Page { items, next_cursor: None };
    read(&request, &page)
}

/// Options for the registration of a passkey.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasskeyOffer {
    /// `PublicKeyCredentialCreationOptionsJSON` of WebAuthn.
    #[schema(value_type = Object)]
    options: PublicKeyCredentialCreationOptions,
}

/// Start the registration of a passkey.
///
/// The challenge is stored in a cookie and is valid for five minutes.
#[utoipa::path(
    tag = "passkeys",
    responses(
        (status = 201, description = "Registration options", body = PasskeyOffer),
        (status = 409, description = "The account has 20 passkeys, or the server's address does not support passkeys")
    )
)]
#[post("/me/passkeys/question")]
pub async fn offer_passkey(app: Data<App>, caller: AtDesk<access::OfferPasskey>) -> Result<HttpResponse, Problem> {
    let question = passkey::offer(&app, &caller.session).await?;
    let offer = PasskeyOffer { options: question.options.public_key };
    Ok(asked(&app, StatusCode::CREATED, question.sealed, &offer))
}

/// Request to add a passkey.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "name": "Office laptop",
    "credential": {
        "id": "S5ScEwkEUGEZoxrSypS8mg",
        "rawId": "S5ScEwkEUGEZoxrSypS8mg",
        "type": "public-key",
        "response": {
            "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiTG4wc0E2bFFldUpsN1BXMU5XaUZwVE9Ub2dLZEpCT1VtWEpsb2FKYTc4WSIsIm9yaWdpbiI6Imh0dHBzOi8vZmFjdHMuZXhhbXBsZS5vcmcifQ",
            "attestationObject": "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVglhtG1bKP9cxHBplld1_lwKFYCITzp67RIivrixFw4x5AFAAAAAA",
            "transports": ["internal"]
        }
    }
}))]
pub struct NewPasskey {
    /// Name of the device, 1 to 100 code points.
    name: Text<100>,
    /// `RegistrationResponseJSON` of WebAuthn.
    #[schema(value_type = Object)]
    credential: RegisterPublicKeyCredential,
}

/// Reference to a new passkey.
#[derive(Debug, Serialize, ToSchema)]
pub struct AddedPasskey {
    /// Id of the passkey.
    id: PasskeyId,
}

/// Finish the registration of a passkey.
#[utoipa::path(
    tag = "passkeys",
    request_body = NewPasskey,
    responses(
        (status = 201, description = "Added; the passkey can be used to sign in", body = AddedPasskey),
        (status = 409, description = "The passkey is already registered"),
        (status = 422, description = "The credential does not match the challenge")
    )
)]
#[post("/me/passkeys")]
pub async fn add_passkey(
    app: Data<App>,
    can: Can<access::AddPasskey>,
    request: HttpRequest,
    Body(new): Body<NewPasskey>,
) -> Result<HttpResponse, Problem> {
    let url = app.publisher().public_url.clone();
    let (sealed, actor) = (cookies::value(&request, &url, Name::Challenge), can.actor.clone());
    let mut response = change(&app, &request, &can, |app| async move {
        let id = passkey::add(&app, &actor, &new.name, sealed.as_deref(), &new.credential).await?;
        shown_once(StatusCode::CREATED, &AddedPasskey { id })
    })
    .await?;
    response.add_cookie(&cookies::remove(&url, Name::Challenge)).map_err(|error| Error::Unexpected(error.into()))?;
    Ok(response)
}

/// Remove one of the caller's passkeys.
#[utoipa::path(
    tag = "passkeys",
    params(("id" = PasskeyId, Path, description = "The passkey")),
    responses(
        (status = 204, description = "Removed"),
        (status = 404, description = "The caller has no passkey with this id")
    )
)]
#[delete("/me/passkeys/{id}")]
pub async fn remove_passkey(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::RemovePasskey>,
    id: Path<PasskeyId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        passkey::remove(&app, &actor, id).await?;
        Ok(done())
    })
    .await
}

/// Options for a sign-in with a passkey.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasskeyQuestion {
    /// `PublicKeyCredentialRequestOptionsJSON` of WebAuthn.
    #[schema(value_type = Object)]
    options: PublicKeyCredentialRequestOptions,
}

/// Start a sign-in with a passkey.
///
/// The challenge is stored in a cookie and is valid for five minutes.
#[utoipa::path(
    tag = "sign-in",
    responses(
        (status = 201, description = "Sign-in options", body = PasskeyQuestion),
        (status = 409, description = "The server's address does not support passkeys")
    )
)]
#[post("/session/passkey/question")]
pub async fn ask_passkey(app: Data<App>) -> Result<HttpResponse, Problem> {
    let question = passkey::ask(&app)?;
    let options = question.options.public_key;
    let body = PasskeyQuestion { options };
    Ok(asked(&app, StatusCode::CREATED, question.sealed, &body))
}

/// Request to sign in, or to confirm a session, with a passkey.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "credential": {
        "id": "S5ScEwkEUGEZoxrSypS8mg",
        "rawId": "S5ScEwkEUGEZoxrSypS8mg",
        "type": "public-key",
        "response": {
            "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiTG4wc0E2bFFldUpsN1BXMU5XaUZwVE9Ub2dLZEpCT1VtWEpsb2FKYTc4WSIsIm9yaWdpbiI6Imh0dHBzOi8vZmFjdHMuZXhhbXBsZS5vcmcifQ",
            "authenticatorData": "htG1bKP9cxHBplld1_lwKFYCITzp67RIivrixFw4x5AFAAAAAQ",
            "signature": "LB7mg3IhWxzgZEJrXNvU7yWBrODdOyH6K-J_NkgnJC6D9otovgP1s-JL5dG0MV-YoKltGXE_s6GdxFX7atw0MQ",
            "userHandle": "AZyt4hHAdDiEQvbqt5J2iQ"
        }
    }
}))]
pub struct PasskeyAnswer {
    /// `AuthenticationResponseJSON` of WebAuthn.
    #[schema(value_type = Object)]
    credential: PublicKeyCredential,
}

/// Sign in with a passkey.
#[utoipa::path(
    tag = "sign-in",
    request_body = PasskeyAnswer,
    responses(
        (status = 200, description = "Signed in, with a session cookie", body = Session),
        (status = 401, description = "The passkey is unknown, or the credential does not match the challenge")
    )
)]
#[post("/session/passkey")]
pub async fn sign_in_by_passkey(
    app: Data<App>,
    request: HttpRequest,
    Body(answer): Body<PasskeyAnswer>,
) -> Result<HttpResponse, Problem> {
    let url = app.publisher().public_url.clone();
    let (sealed, from) = (cookies::value(&request, &url, Name::Challenge), place(&request));
    let desk = app.clone();
    let opened =
        to_the_end(async move { passkey::sign_in(&desk, sealed.as_deref(), &answer.credential, &from).await }).await?;
    let mut answer = signed_in(&app, &request, opened).await?;
    answer.add_cookie(&cookies::remove(&url, Name::Challenge)).map_err(|error| Error::Unexpected(error.into()))?;
    Ok(answer)
}

/// Confirm the session with a passkey.
#[utoipa::path(
    tag = "sessions",
    request_body = PasskeyAnswer,
    responses(
        (status = 204, description = "Confirmed, with a new session cookie"),
        (status = 422, description = "The passkey is not one of the caller's, or the credential does not match the challenge")
    )
)]
#[post("/me/confirmation/passkey")]
pub async fn confirm_by_passkey(
    app: Data<App>,
    caller: AtDesk<access::ConfirmByPasskey>,
    request: HttpRequest,
    Body(answer): Body<PasskeyAnswer>,
) -> Result<HttpResponse, Problem> {
    let url = app.publisher().public_url.clone();
    let (sealed, who) = (cookies::value(&request, &url, Name::Challenge), caller.session.clone());
    let secret =
        to_the_end(async move { passkey::confirm(&app, &who, sealed.as_deref(), &answer.credential).await }).await?;
    Ok(HttpResponse::NoContent()
        .cookie(cookies::set(&url, Name::Session, secret.reveal(), None))
        .cookie(cookies::remove(&url, Name::Challenge))
        .finish())
}

fn asked(app: &App, status: StatusCode, sealed: String, body: &impl Serialize) -> HttpResponse {
    let (url, lasts) = (&app.publisher().public_url, Some(QUESTION_LASTS));
    HttpResponse::build(status)
        .cookie(cookies::set(url, Name::Challenge, sealed, lasts))
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(body)
}
