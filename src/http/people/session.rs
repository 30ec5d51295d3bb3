//! `/session`: sign in, read the current session, sign out.

use actix_web::http::header::{CACHE_CONTROL, HeaderName, USER_AGENT};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::error::Error;
use crate::app::people::sign_in::Place;
use crate::app::people::{session, single_sign_on};
use crate::domain::kernel::id::AccountId;
use crate::domain::kernel::secret::{BearerSecret, Password};
use crate::domain::people::account::Role;
use crate::domain::people::permission::Permission;
use crate::domain::people::session::Proof;
use crate::domain::people::session::SignedIn;
use crate::http::kit::answer::read;
use crate::http::kit::change::to_the_end;
use crate::http::kit::extract::address::address;
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::AtDesk;
use crate::http::kit::problem::Problem;
use crate::http::kit::{access, cookies};

/// Request to sign in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "email": "nadia@example.org", "password": "seven grey herons wade", "code": "492039" }))]
pub struct Credentials {
    /// E-mail address of the account.
    #[schema(example = "nadia@example.org")]
    email: String,
    /// Password, compared byte for byte.
    #[schema(format = "password", example = "seven grey herons wade")]
    password: String,
    /// Code of the device, or a recovery code. Required for accounts with a second factor.
    #[schema(max_length = 40, example = "492039")]
    code: Option<String>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credentials")
    }
}

/// A session: the signed-in person and the permissions.
#[derive(Debug, Serialize, ToSchema)]
pub struct Session {
    /// Account of the signed-in person.
    account: SessionAccount,
    /// Permissions of the signed-in person.
    permissions: Vec<Permission>,
    /// Time at which the session ends, regardless of activity.
    #[schema(example = "2026-03-03T20:02:00Z")]
    expires_at: DateTime<Utc>,
    /// True if the role requires a second factor that the person has not set up. Until then all other operations are
    /// refused.
    second_factor_missing: bool,
    /// Methods with which the person can confirm the session where a confirmation is required.
    proofs: Vec<Proof>,
}

/// Account of the signed-in person.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionAccount {
    /// Id of the account.
    id: AccountId,
    /// Name, as shown to colleagues.
    #[schema(example = "Nadia Orsic")]
    name: String,
    /// E-mail address that the person signs in with.
    #[schema(example = "nadia@example.org")]
    email: String,
    /// Role in the newsroom.
    role: Role,
    /// True if another person set the password, so that the person must choose a new one.
    password_is_temporary: bool,
}

impl Session {
    pub(crate) fn new(session: SignedIn, proofs: Vec<Proof>) -> Self {
        let account = session.account;
        Self {
            permissions: account.role.permissions().to_vec(),
            expires_at: session.expires_at,
            second_factor_missing: session.must_enrol,
            proofs,
            account: SessionAccount {
                id: account.id,
                name: account.name,
                email: account.email,
                role: account.role,
                password_is_temporary: account.password_is_temporary,
            },
        }
    }
}

/// Sign-in methods other than the password.
#[derive(Debug, Serialize, ToSchema)]
pub struct WaysIn {
    /// True if passkeys are available.
    passkeys: bool,
    /// Name of the identity provider; null if none is configured.
    #[schema(example = "Korvale Media")]
    single_sign_on: Option<String>,
}

/// Read the sign-in methods that are available in addition to the password.
#[utoipa::path(tag = "sign-in", responses((status = 200, description = "Available sign-in methods", body = WaysIn)))]
#[get("/session/ways")]
pub async fn read_ways_in(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let ways = WaysIn {
        passkeys: crate::app::people::confirmation::knows_passkeys(&app),
        single_sign_on: single_sign_on::name(&app).map(str::to_owned),
    };
    read(&request, &ways)
}

/// Sign in with e-mail address and password.
#[utoipa::path(
    tag = "sign-in",
    request_body = Credentials,
    responses(
        (status = 200, description = "Signed in, with a session cookie", body = Session),
        (status = 401, description = "The e-mail address or password is wrong, or the code of the second factor is missing or wrong"),
        (status = 429, description = "Too many wrong passwords; retry after the time in `Retry-After`")
    )
)]
#[post("/session")]
pub async fn sign_in(
    app: Data<App>,
    request: HttpRequest,
    Body(credentials): Body<Credentials>,
) -> Result<HttpResponse, Problem> {
    // A password that violates the length limits cannot be correct.
    let password = Password::new(credentials.password).ok().ok_or(Error::BadCredentials)?;
    let from = place(&request);
    let desk = app.clone();
    let opened = to_the_end(async move {
        let code = credentials.code.as_deref();
        crate::app::people::sign_in::sign_in(&desk, &credentials.email, password, code, &from).await
    })
    .await?;
    signed_in(&app, &request, opened).await
}

/// Response to a sign-in: the session, with its cookie.
pub(crate) async fn signed_in(
    app: &App,
    request: &HttpRequest,
    (session, secret): (SignedIn, BearerSecret),
) -> Result<HttpResponse, Problem> {
    // mutant A11: let _ = request;
    supersede(app, request).await?;
    let proofs = crate::app::people::confirmation::proofs(app, session.account.id).await?;
    let url = &app.publisher().public_url;
    Ok(HttpResponse::Ok()
        .cookie(cookies::set(url, cookies::Name::Session, secret.reveal(), None))
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(Session::new(session, proofs)))
}

/// Ends the previous session of a browser after a new sign-in.
pub(crate) async fn supersede(app: &App, request: &HttpRequest) -> Result<(), Problem> {
    let earlier = cookies::value(request, &app.publisher().public_url, cookies::Name::Session);
    if let Some(secret) = earlier.and_then(|earlier| BearerSecret::parse(&earlier)) {
        session::supersede(app, &secret).await?;
    }
    Ok(())
}

/// Client address and `User-Agent` of a request.
pub(crate) fn place(request: &HttpRequest) -> Place {
    let agent = request.headers().get(USER_AGENT);
    let agent = agent.and_then(|agent| agent.to_str().ok());
    Place { user_agent: agent.map(|agent| agent.chars().take(300).collect()), address: address(request) }
}

/// Read the current session.
#[utoipa::path(
    tag = "sessions",
    responses(
        (status = 200, description = "Current session", body = Session),
        (status = 401, description = "Not signed in")
    )
)]
#[get("/session")]
pub async fn read_session(app: Data<App>, caller: AtDesk<access::ReadSession>) -> Result<HttpResponse, Problem> {
    let proofs = crate::app::people::confirmation::proofs(&app, caller.session.account.id).await?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(Session::new(caller.session, proofs)))
}

/// Sign out.
///
/// The session ends at once.
#[utoipa::path(tag = "sign-in", responses((status = 204, description = "Signed out")))]
#[delete("/session")]
pub async fn sign_out(app: Data<App>, caller: AtDesk<access::SignOut>) -> Result<HttpResponse, Problem> {
    session::sign_out(&app, caller.session.id).await?;
    let gone = cookies::remove(&app.publisher().public_url, cookies::Name::Session);
    Ok(HttpResponse::NoContent()
        .cookie(gone)
        .insert_header((HeaderName::from_static("clear-site-data"), "\"cache\""))
        .finish())
}
