//! `/single-sign-on`: redirects to the newsroom's identity provider and back, for browsers only.

use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use serde::Deserialize;

use super::session::{place, supersede};
use crate::app;
use crate::app::context::App;
use crate::app::error::Error;
use crate::app::people::single_sign_on::{self, FLIGHT_LASTS, Failure};
use crate::domain::kernel::id::SessionId;
use crate::domain::people::identity::Refusal;
use crate::http::kit::access;
use crate::http::kit::change::to_the_end;
use crate::http::kit::cookies::{self, Name};
use crate::http::kit::extract::caller::AtDesk;
use crate::http::kit::extract::query::Query;
use crate::http::kit::problem::Problem;

/// Query parameters of a redirect to the identity provider.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Way {
    /// Page of the dashboard to open after the sign-in, beginning with `/`. Any other value opens the start page.
    #[serde(default)]
    #[param(max_length = 500, example = "/claims?state=in_review")]
    to: String,
}

/// Redirect to the identity provider to sign in.
#[utoipa::path(
    tag = "sign-in", params(Way),
    responses(
        (status = 303, description = "Redirect to the identity provider, or to the sign-in page with an error"),
        (status = 404, description = "No identity provider is configured")
    )
)]
#[get("/single-sign-on/departure")]
pub async fn leave_for_sign_on(
    app: Data<App>,
    request: HttpRequest,
    Query(way): Query<Way>,
) -> Result<HttpResponse, Problem> {
    let site = request.headers().get("sec-fetch-site");
    if site.is_some_and(|site| site == "cross-site") {
        // No automatic sign-in for navigation from another site: the person uses the button on the sign-in page.
        return Ok(HttpResponse::SeeOther()
            .insert_header((LOCATION, "/sign-in"))
            .insert_header((CACHE_CONTROL, "no-store"))
            .finish());
    }
    depart(&app, &way.to, None).await
}

/// Redirect to the identity provider to confirm the session.
#[utoipa::path(
    tag = "sessions", params(Way),
    responses(
        (status = 303, description = "Redirect to the identity provider, or to the sign-in page with an error"),
        (status = 404, description = "No identity provider is configured")
    )
)]
#[get("/me/confirmation/single-sign-on")]
pub async fn confirm_by_sign_on(
    app: Data<App>,
    caller: AtDesk<access::ConfirmBySignOn>,
    Query(way): Query<Way>,
) -> Result<HttpResponse, Problem> {
    depart(&app, &way.to, Some(caller.session.id)).await
}

async fn depart(app: &App, to: &str, confirms: Option<SessionId>) -> Result<HttpResponse, Problem> {
    Ok(match told(single_sign_on::depart(app, to, confirms).await)? {
        Ok(departure) => {
            let (url, lasts) = (&app.publisher().public_url, Some(FLIGHT_LASTS));
            let flight = cookies::set(url, Name::Flight, departure.flight, lasts);
            HttpResponse::SeeOther()
                .insert_header((LOCATION, departure.address))
                .insert_header((CACHE_CONTROL, "no-store"))
                .cookie(flight)
                .finish()
        }
        Err(refusal) => refused(refusal),
    })
}

/// Query parameters that the identity provider sends with the redirect back. Unknown parameters are ignored.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Return {
    /// State value of the redirect to the provider.
    #[serde(default)]
    #[param(example = "Zk8fT2qLw0YdM5xN")]
    state: String,
    /// Authorization code; absent if the provider reports an error.
    #[param(example = "SplxlOBeZQQYbYS6WxSbIA")]
    code: Option<String>,
}

/// Handle the redirect back from the identity provider.
#[utoipa::path(
    tag = "sign-in", params(Return),
    responses(
        (status = 303, description = "Signed in and redirected to the requested page, or redirected to the sign-in page with an error"),
        (status = 404, description = "No identity provider is configured")
    )
)]
#[get("/single-sign-on/arrival")]
pub async fn return_from_sign_on(
    app: Data<App>,
    request: HttpRequest,
    Query(back): Query<Return>,
) -> Result<HttpResponse, Problem> {
    let url = app.publisher().public_url.clone();
    let (from, flight) = (place(&request), cookies::value(&request, &url, Name::Flight));
    let desk = app.clone();
    let arrived = to_the_end(async move {
        let arrival = single_sign_on::arrive(&desk, flight.as_deref(), &back.state, back.code, &from);
        told(Box::pin(arrival).await)
    })
    .await?;
    if arrived.as_ref().is_ok_and(|arrival| arrival.is_new) {
        supersede(&app, &request).await?;
    }
    let mut answer = match arrived {
        Ok(arrival) => HttpResponse::SeeOther()
            .insert_header((LOCATION, arrival.back_to))
            .insert_header((CACHE_CONTROL, "no-store"))
            .cookie(cookies::set(&url, Name::Session, arrival.secret.reveal(), None))
            .finish(),
        Err(refusal) => refused(refusal),
    };
    answer.add_cookie(&cookies::remove(&url, Name::Flight)).map_err(|error| Error::Unexpected(error.into()))?;
    Ok(answer)
}

/// Separates errors that the sign-in page explains from errors that become a problem response.
fn told<T>(outcome: Result<T, Failure>) -> app::error::Result<Result<T, Refusal>> {
    match outcome {
        Ok(done) => Ok(Ok(done)),
        Err(Failure::Refused(refusal)) => Ok(Err(refusal)),
        Err(Failure::Failed(error)) => Err(error),
    }
}

/// Redirect to the sign-in page, which explains the error.
fn refused(refusal: Refusal) -> HttpResponse {
    tracing::info!(refusal = refusal.name(), "single sign-on refused");
    HttpResponse::SeeOther()
        .insert_header((LOCATION, format!("/sign-in?refused={}", refusal.name())))
        .insert_header((CACHE_CONTROL, "no-store"))
        .finish()
}
