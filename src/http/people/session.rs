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

/// Name and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// What the account is called.
    email: String,
    /// Byte for byte as it was chosen.
    #[schema(format = "password")]
    password: String,
    /// What the device shows, or a recovery code; for accounts with a second factor.
    #[schema(max_length = 40)]
    code: Option<String>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credentials")
    }
}

/// Somebody signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct Session {
    /// Who.
    account: SessionAccount,
    /// What the person may do.
    permissions: Vec<Permission>,
    /// When the session ends whatever happens.
    expires_at: DateTime<Utc>,
    /// The person's role takes a second factor: set it up first, nothing else may be done before.
    second_factor_missing: bool,
    /// By what the person can prove anew who sits there, where that is asked for.
    proofs: Vec<Proof>,
}

/// Oneself.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionAccount {
    /// The account.
    id: AccountId,
    /// The name.
    name: String,
    /// What one signs in with.
    email: String,
    /// What the person is in the newsroom.
    role: Role,
    /// Somebody else handed the password out: choose your own.
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

/// What there is besides the password.
#[derive(Debug, Serialize, ToSchema)]
pub struct WaysIn {
    /// Whether devices can sign people in.
    passkeys: bool,
    /// What people call the identity provider; `null` when there is none.
    single_sign_on: Option<String>,
}

/// Read how people may sign in here besides by password.
#[utoipa::path(tag = "session", responses((status = 200, description = "How", body = WaysIn)))]
#[get("/session/ways")]
pub async fn read_ways_in(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let ways = WaysIn {
        passkeys: crate::app::people::confirmation::knows_passkeys(&app),
        single_sign_on: single_sign_on::name(&app).map(str::to_owned),
    };
    read(&request, &ways)
}

/// Sign in.
#[utoipa::path(
    tag = "session",
    request_body = Credentials,
    responses(
        (status = 200, description = "Signed in; the cookie is set", body = Session),
        (status = 401, description = "Wrong e-mail address or password, or the code of the second factor is missing"),
        (status = 429, description = "Too many wrong passwords; see Retry-After")
    )
)]
#[post("/session")]
pub async fn sign_in(
    app: Data<App>,
    request: HttpRequest,
    Body(credentials): Body<Credentials>,
) -> Result<HttpResponse, Problem> {
    // A password that nobody can have is a wrong one.
    let password = Password::new(credentials.password)
        .ok()
        .ok_or(Error::BadCredentials)?;
    let from = place(&request);
    let desk = app.clone();
    let opened = to_the_end(async move {
        let code = credentials.code.as_deref();
        crate::app::people::sign_in::sign_in(&desk, &credentials.email, password, code, &from).await
    })
    .await?;
    signed_in(&app, &request, opened).await
}

/// That somebody is signed in, with the cookie that says so from now on.
pub(crate) async fn signed_in(
    app: &App,
    request: &HttpRequest,
    (session, secret): (SignedIn, BearerSecret),
) -> Result<HttpResponse, Problem> {
    // mutant A11: let _ = request;
    supersede(app, request).await?;
    let proofs = crate::app::people::confirmation::proofs(app, session.account.id).await?;
    let url = &app.publisher.public_url;
    Ok(HttpResponse::Ok()
        .cookie(cookies::set(
            url,
            cookies::Name::Session,
            secret.reveal(),
            None,
        ))
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(Session::new(session, proofs)))
}

/// Ends the session that a browser brings along in which somebody has signed in anew.
pub(crate) async fn supersede(app: &App, request: &HttpRequest) -> Result<(), Problem> {
    let earlier = cookies::value(request, &app.publisher.public_url, cookies::Name::Session);
    if let Some(secret) = earlier.and_then(|earlier| BearerSecret::parse(&earlier)) {
        session::supersede(app, &secret).await?;
    }
    Ok(())
}

/// Where somebody comes from.
pub(crate) fn place(request: &HttpRequest) -> Place {
    let agent = request.headers().get(USER_AGENT);
    let agent = agent.and_then(|agent| agent.to_str().ok());
    Place {
        user_agent: agent.map(|agent| agent.chars().take(300).collect()),
        address: address(request),
    }
}

/// Read who is signed in.
#[utoipa::path(
    tag = "session",
    responses(
        (status = 200, description = "Who", body = Session),
        (status = 401, description = "Nobody")
    )
)]
#[get("/session")]
pub async fn read_session(
    app: Data<App>,
    caller: AtDesk<access::ReadSession>,
) -> Result<HttpResponse, Problem> {
    let proofs = crate::app::people::confirmation::proofs(&app, caller.session.account.id).await?;
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(Session::new(caller.session, proofs)))
}

/// Sign out.
#[utoipa::path(tag = "session", responses((status = 204, description = "The session has ended, everywhere and at once")))]
#[delete("/session")]
pub async fn sign_out(
    app: Data<App>,
    caller: AtDesk<access::SignOut>,
) -> Result<HttpResponse, Problem> {
    session::sign_out(&app, caller.session.id).await?;
    let gone = cookies::remove(&app.publisher.public_url, cookies::Name::Session);
    Ok(HttpResponse::NoContent()
        .cookie(gone)
        .insert_header((HeaderName::from_static("clear-site-data"), "\"cache\""))
        .finish())
}
