//! `/me`: one's own account.

use actix_web::web::Data;
use actix_web::{HttpResponse, put};
use serde::Deserialize;
use utoipa::ToSchema;

use super::change::to_the_end;
use super::extract::body::Body;
use super::extract::caller::Caller;
use super::problem::{Body as ProblemBody, Problem};
use crate::app::App;
use crate::app::sessions;
use crate::domain::secret::Password;

/// The old password and the new one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// As it is.
    #[schema(format = "password")]
    current_password: String,
    /// As it shall be: 8 to 1,024 bytes.
    #[schema(format = "password", min_length = 8, max_length = 1024)]
    new_password: String,
}

impl std::fmt::Debug for PasswordChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordChange")
    }
}

/// Change one's own password; one's other sessions end.
#[utoipa::path(
    tag = "session",
    request_body = PasswordChange,
    responses(
        (status = 204, description = "Changed"),
        (status = 422, description = "Wrong current password, or the new one will not do", body = ProblemBody, content_type = "application/problem+json")
    )
)]
#[put("/me/password")]
pub async fn change_password(
    app: Data<App>,
    caller: Caller,
    Body(change): Body<PasswordChange>,
) -> Result<HttpResponse, Problem> {
    let current = Password::new(change.current_password)
        .ok()
        .ok_or_else(|| Problem::invalid("/current_password", "is not your current password"))?;
    let new = Password::new(change.new_password)
        .map_err(|detail| Problem::invalid("/new_password", detail))?;
    to_the_end(async move {
        sessions::change_password(&app, &caller.session, &caller.actor, current, new).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}
