//! `/me`: the caller's password and open sessions.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::people::session;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::SessionId;
use crate::domain::kernel::secret::Password;
use crate::domain::people::session::Proof;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{change, done, to_the_end};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::{AtDesk, Can};
use crate::http::kit::problem::Problem;
use crate::http::kit::{access, cookies};

/// Request to change the caller's password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "current_password": "seven grey herons wade", "new_password": "late ferry to Korvale 88" }))]
pub struct PasswordChange {
    /// Current password.
    #[schema(format = "password", example = "seven grey herons wade")]
    current_password: String,
    /// New password, 8 to 1,024 bytes.
    #[schema(format = "password", min_length = 8, max_length = 1024, example = "late ferry to Korvale 88")]
    new_password: String,
}

impl std::fmt::Debug for PasswordChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordChange")
    }
}

/// Change the caller's password.
///
/// The caller's other sessions end.
#[utoipa::path(
    tag = "passwords",
    request_body = PasswordChange,
    responses(
        (status = 204, description = "Changed"),
        (status = 422, description = "The current password is wrong, or the new password is not acceptable")
    )
)]
#[put("/me/password")]
pub async fn change_password(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ChangePassword>,
    Body(typed): Body<PasswordChange>,
) -> Result<HttpResponse, Problem> {
    let current = Password::new(typed.current_password)
        .ok()
        .ok_or_else(|| Problem::invalid("/current_password", FieldFault::WrongCurrentPassword))?;
    let new = Password::new(typed.new_password).map_err(|detail| Problem::invalid("/new_password", detail))?;
    let (who, actor) = (can.session()?.clone(), can.actor.clone());
    change(&app, &request, &can, |app| async move {
        crate::app::people::confirmation::change_password(&app, &who, &actor, current, new).await?;
        Ok(done())
    })
    .await
}

/// Request to confirm the session by password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PasswordConfirmation, example = json!({ "password": "seven grey herons wade" }))]
pub struct Confirmation {
    /// Current password.
    #[schema(format = "password", example = "seven grey herons wade")]
    password: String,
}

impl std::fmt::Debug for Confirmation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Confirmation")
    }
}

/// Confirm the session by password.
///
/// For ten minutes after the confirmation the session may manage accounts, tokens and settings. The response sets a
/// new session cookie.
#[utoipa::path(
    tag = "sessions",
    request_body = Confirmation,
    responses(
        (status = 204, description = "Confirmed, with a new session cookie"),
        (status = 422, description = "The password is wrong"),
        (status = 429, description = "Too many wrong passwords; retry after the time in `Retry-After`")
    )
)]
#[post("/me/confirmation")]
pub async fn confirm_session(
    app: Data<App>,
    caller: AtDesk<access::ConfirmSession>,
    Body(typed): Body<Confirmation>,
) -> Result<HttpResponse, Problem> {
    let password =
        Password::new(typed.password).ok().ok_or_else(|| Problem::invalid("/password", FieldFault::WrongPassword))?;
    let public_url = app.publisher().public_url.clone();
    let secret =
        to_the_end(async move { crate::app::people::confirmation::confirm(&app, &caller.session, password).await })
            .await?;
    Ok(HttpResponse::NoContent()
        .cookie(cookies::set(&public_url, cookies::Name::Session, secret.reveal(), None))
        .insert_header((CACHE_CONTROL, "no-store"))
        .finish())
}

/// A session of the caller.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnSession {
    /// Id of the session.
    id: SessionId,
    /// True for the session that sends the request.
    current: bool,
    /// Time of the sign-in.
    #[schema(example = "2026-03-02T09:30:00Z")]
    created_at: DateTime<Utc>,
    /// Time of the last request, to the minute.
    #[schema(example = "2026-03-03T11:45:00Z")]
    last_seen_at: DateTime<Utc>,
    /// `User-Agent` of the browser.
    #[schema(example = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")]
    user_agent: Option<String>,
    /// Client address of the last request.
    #[schema(example = "192.0.2.17")]
    address: Option<String>,
    /// Sign-in method of the session.
    proof: Proof,
}

/// List the caller's sessions, most recently used first.
#[utoipa::path(tag = "sessions", responses((status = 200, description = "All results, on one page", body = Page<OwnSession>)))]
#[get("/me/sessions")]
pub async fn list_sessions(
    app: Data<App>,
    caller: AtDesk<access::ListSessions>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let here = caller.session.id;
    let items = session::of(&app, caller.session.account.id).await?;
    let items = items
        .into_iter()
        .map(|session| OwnSession {
            id: session.id,
            current: session.id == here,
            created_at: session.created_at,
            last_seen_at: session.last_seen_at,
            user_agent: session.user_agent,
            address: session.address,
            proof: session.proof,
        })
        .collect();
    read(&request, &Page { items, next_cursor: None })
}

/// End one of the caller's sessions.
#[utoipa::path(
    tag = "sessions",
    params(("id" = SessionId, Path, description = "The session")),
    responses(
        (status = 204, description = "Ended"),
        (status = 404, description = "The caller has no session with this id")
    )
)]
#[delete("/me/sessions/{id}")]
pub async fn end_session(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::EndSession>,
    id: Path<SessionId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        session::end(&app, &actor, id).await?;
        Ok(done())
    })
    .await
}

/// End all sessions of the caller except the current one.
#[utoipa::path(tag = "sessions", responses((status = 204, description = "Ended")))]
#[delete("/me/sessions")]
pub async fn end_other_sessions(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::EndOtherSessions>,
) -> Result<HttpResponse, Problem> {
    let (actor, here) = (can.actor.clone(), can.session()?.id);
    change(&app, &request, &can, |app| async move {
        session::end_others(&app, &actor, here).await?;
        Ok(done())
    })
    .await
}
