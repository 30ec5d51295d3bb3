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

/// Where to go afterwards.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Way {
    /// A page of the dashboard, beginning with `/`; anything else means the first one.
    #[serde(default)]
    #[param(max_length = 500)]
    to: String,
}

/// Go to the identity provider to sign in.
#[utoipa::path(
    tag = "session", params(Way),
    responses(
        (status = 303, description = "To the provider, or to the sign-in page with the reason why not"),
        (status = 404, description = "There is none")
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
        // Nobody is signed in because another page wanted it: they find the button here.
        return Ok(HttpResponse::SeeOther()
            .insert_header((LOCATION, "/sign-in"))
            .insert_header((CACHE_CONTROL, "no-store"))
            .finish());
    }
    depart(&app, &way.to, None).await
}

/// Go to the identity provider to prove anew who sits at this session, where a password would be asked for.
#[utoipa::path(
    tag = "session", params(Way),
    responses(
        (status = 303, description = "To the provider, or to the sign-in page with the reason why not"),
        (status = 404, description = "There is none")
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
    Ok(
        match told(single_sign_on::depart(app, to, confirms).await)? {
            Ok(departure) => {
                let (url, lasts) = (&app.publisher.public_url, Some(FLIGHT_LASTS));
                let flight = cookies::set(url, Name::Flight, departure.flight, lasts);
                HttpResponse::SeeOther()
                    .insert_header((LOCATION, departure.address))
                    .insert_header((CACHE_CONTROL, "no-store"))
                    .cookie(flight)
                    .finish()
            }
            Err(refusal) => refused(refusal),
        },
    )
}

/// What the provider sends along with somebody who comes back. Not all of it concerns us, so that more is no fault.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Return {
    /// What we sent along.
    #[serde(default)]
    state: String,
    /// What the provider changes for the person's identity.
    code: Option<String>,
}

/// Come back from the identity provider.
#[utoipa::path(
    tag = "session", params(Return),
    responses(
        (status = 303, description = "Signed in, to the page that was asked for; or to the sign-in page with the reason why not"),
        (status = 404, description = "There is none")
    )
)]
#[get("/single-sign-on/arrival")]
pub async fn return_from_sign_on(
    app: Data<App>,
    request: HttpRequest,
    Query(back): Query<Return>,
) -> Result<HttpResponse, Problem> {
    let url = app.publisher.public_url.clone();
    let (from, flight) = (
        place(&request),
        cookies::value(&request, &url, Name::Flight),
    );
    let desk = app.clone();
    let arrived = to_the_end(async move {
        let arrival =
            single_sign_on::arrive(&desk, flight.as_deref(), &back.state, back.code, &from);
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
            .cookie(cookies::set(
                &url,
                Name::Session,
                arrival.secret.reveal(),
                None,
            ))
            .finish(),
        Err(refusal) => refused(refusal),
    };
    answer
        .add_cookie(&cookies::remove(&url, Name::Flight))
        .map_err(|error| Error::Unexpected(error.into()))?;
    Ok(answer)
}

/// Apart: what the person is told on a page of ours, and what is a failure like any other.
fn told<T>(outcome: Result<T, Failure>) -> app::error::Result<Result<T, Refusal>> {
    match outcome {
        Ok(done) => Ok(Ok(done)),
        Err(Failure::Refused(refusal)) => Ok(Err(refusal)),
        Err(Failure::Failed(error)) => Err(error),
    }
}

/// The sign-in page says why in words.
fn refused(refusal: Refusal) -> HttpResponse {
    tracing::info!(refusal = refusal.name(), "single sign-on refused");
    HttpResponse::SeeOther()
        .insert_header((LOCATION, format!("/sign-in?refused={}", refusal.name())))
        .insert_header((CACHE_CONTROL, "no-store"))
        .finish()
}
