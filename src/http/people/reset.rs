//! `/resets`: password reset links, and the parts that invitation links share.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use actix_web::{HttpResponse, post};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::people::invitation::NO_LINK;
use crate::app::people::reset;
use crate::domain::kernel::secret::{BearerSecret, Password};
use crate::domain::people::actor::Actor;
use crate::http::kit::change::to_the_end;
use crate::http::kit::extract::body::Body;
use crate::http::kit::problem::Problem;

/// A link that works once. The server stores only a hash of the secret and cannot show the link again.
#[derive(Debug, Serialize, ToSchema)]
pub struct Link {
    /// Link for the recipient only. The secret follows the `#`, which browsers never send to a server.
    #[schema(example = "https://facts.example.org/reset#k3V9mQ0sYb7TzR1uXw5Jd8LfNc2HpGa6EiOo4CqZt-A")]
    link: String,
    /// Time from which the link no longer works.
    #[schema(example = "2026-03-04T09:30:00Z")]
    expires_at: DateTime<Utc>,
}

impl Link {
    /// Builds the link to a dashboard page; the link expires after `lasts`.
    pub(crate) fn new(app: &App, page: &str, secret: &BearerSecret, lasts: TimeDelta) -> Self {
        Self {
            link: format!("{}/{page}#{}", app.publisher().public_url, secret.reveal()),
            expires_at: app.clock.now() + lasts,
        }
    }
}

/// Secret of a link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "secret": "k3V9mQ0sYb7TzR1uXw5Jd8LfNc2HpGa6EiOo4CqZt-A" }))]
pub struct LinkSecret {
    /// Part of the link after the `#`.
    #[schema(example = "k3V9mQ0sYb7TzR1uXw5Jd8LfNc2HpGa6EiOo4CqZt-A")]
    secret: String,
}

/// Secret of a link, with the password that the recipient chooses.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "secret": "k3V9mQ0sYb7TzR1uXw5Jd8LfNc2HpGa6EiOo4CqZt-A",
    "password": "seven grey herons wade"
}))]
pub struct LinkUse {
    /// Part of the link after the `#`.
    #[schema(example = "k3V9mQ0sYb7TzR1uXw5Jd8LfNc2HpGa6EiOo4CqZt-A")]
    secret: String,
    /// New password, 8 to 1,024 bytes, not easy to guess.
    #[schema(format = "password", min_length = 8, max_length = 1024, example = "seven grey herons wade")]
    password: String,
}

impl std::fmt::Debug for LinkSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LinkSecret")
    }
}

impl std::fmt::Debug for LinkUse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LinkUse")
    }
}

/// Recipient of a link.
#[derive(Debug, Serialize, ToSchema)]
pub struct LinkOwner {
    /// E-mail address that the person signs in with.
    #[schema(example = "nadia@example.org")]
    email: String,
    /// Name of the person, as shown to colleagues.
    #[schema(example = "Nadia Orsic")]
    name: String,
}

impl LinkOwner {
    pub(crate) fn answer((email, name): (String, String)) -> HttpResponse {
        HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(Self { email, name })
    }
}

impl LinkSecret {
    pub(crate) fn read(&self) -> Result<BearerSecret, Problem> {
        BearerSecret::parse(&self.secret).ok_or_else(|| NO_LINK.into())
    }
}

impl LinkUse {
    pub(crate) fn read(self) -> Result<(BearerSecret, Password), Problem> {
        let secret = LinkSecret { secret: self.secret }.read()?;
        let password = Password::new(self.password).map_err(|detail| Problem::invalid("/password", detail))?;
        Ok((secret, password))
    }
}

/// Request for a password reset link.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "email": "nadia@example.org" }))]
pub struct Forgotten {
    /// E-mail address that the person signs in with.
    #[schema(example = "nadia@example.org")]
    email: String,
}

/// Request a password reset link by e-mail.
///
/// The response is the same whether or not the address has an account. The server sends no e-mail if no mail server is
/// configured.
#[utoipa::path(
    tag = "passwords",
    request_body = Forgotten,
    responses((status = 202, description = "Accepted; if the address has an account, its owner gets a link"))
)]
#[post("/resets")]
pub async fn request_reset(app: Data<App>, Body(forgotten): Body<Forgotten>) -> Result<HttpResponse, Problem> {
    to_the_end(async move { reset::request(&app, &forgotten.email).await }).await?;
    Ok(HttpResponse::Accepted().finish())
}

/// Read the e-mail address and name that a password reset link is for.
#[utoipa::path(
    tag = "passwords",
    request_body = LinkSecret,
    responses(
        (status = 200, description = "Person that the link is for", body = LinkOwner),
        (status = 404, description = "The link is invalid, used or expired")
    )
)]
#[post("/resets/opening")]
pub async fn open_reset(app: Data<App>, Body(link): Body<LinkSecret>) -> Result<HttpResponse, Problem> {
    Ok(LinkOwner::answer(reset::look(&app, &link.read()?).await?))
}

/// Set a new password with a password reset link.
///
/// All sessions of the account end.
#[utoipa::path(
    tag = "passwords",
    request_body = LinkUse,
    responses(
        (status = 204, description = "Changed; the person can sign in with the new password"),
        (status = 404, description = "The link is invalid, used or expired"),
        (status = 422, description = "The password is too short, too long or easy to guess")
    )
)]
#[post("/resets/acceptance")]
pub async fn accept_reset(app: Data<App>, Body(link): Body<LinkUse>) -> Result<HttpResponse, Problem> {
    let (secret, password) = link.read()?;
    to_the_end(async move { reset::accept(&app, &Actor::system(), &secret, password).await }).await?;
    Ok(HttpResponse::NoContent().finish())
}
