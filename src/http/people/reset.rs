//! `/resets`: password reset links, and the parts that invitation links share.

use actix_web::http::StatusCode;
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

/// A link that works once. It is told only now: the database keeps no more than its hash.
#[derive(Debug, Serialize, ToSchema)]
pub struct Link {
    /// For its owner alone. The secret stands behind the `#`, which browsers send to no server.
    link: String,
    /// From when on it does not work.
    expires_at: DateTime<Utc>,
}

impl Link {
    /// To a page of the dashboard.
    pub(crate) fn new(app: &App, page: &str, secret: &BearerSecret, lasts: TimeDelta) -> Self {
        Self {
            link: format!("{}/{page}#{}", app.publisher.public_url, secret.reveal()),
            expires_at: app.clock.now() + lasts,
        }
    }

    /// Nobody keeps it on the way.
    pub(crate) fn answer(&self, status: StatusCode) -> HttpResponse {
        HttpResponse::build(status)
            .insert_header((CACHE_CONTROL, "no-store"))
            .json(self)
    }
}

/// The secret of a link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkSecret {
    /// What stands behind the `#`.
    secret: String,
}

/// The secret of a link, and the password that its bearer chooses.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkUse {
    /// What stands behind the `#`.
    secret: String,
    /// 8 to 1,024 bytes that are not easy to guess.
    #[schema(format = "password", min_length = 8, max_length = 1024)]
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

/// Whom a link is for.
#[derive(Debug, Serialize, ToSchema)]
pub struct LinkOwner {
    /// What they sign in with.
    email: String,
    /// As colleagues see them.
    name: String,
}

impl LinkOwner {
    pub(crate) fn answer((email, name): (String, String)) -> HttpResponse {
        HttpResponse::Ok()
            .insert_header((CACHE_CONTROL, "no-store"))
            .json(Self { email, name })
    }
}

impl LinkSecret {
    pub(crate) fn read(&self) -> Result<BearerSecret, Problem> {
        BearerSecret::parse(&self.secret).ok_or_else(|| NO_LINK.into())
    }
}

impl LinkUse {
    pub(crate) fn read(self) -> Result<(BearerSecret, Password), Problem> {
        let secret = LinkSecret {
            secret: self.secret,
        }
        .read()?;
        let password =
            Password::new(self.password).map_err(|detail| Problem::invalid("/password", detail))?;
        Ok((secret, password))
    }
}

/// The address of somebody who has forgotten their password.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Forgotten {
    /// What they sign in with.
    email: String,
}

/// Ask for a link to a new password by e-mail. The answer is the same whether or not the address has an account, and
/// nothing is sent where no mail server is configured.
#[utoipa::path(
    tag = "session",
    request_body = Forgotten,
    responses((status = 202, description = "If the address has an account, its owner gets a link"))
)]
#[post("/resets")]
pub async fn request_reset(
    app: Data<App>,
    Body(forgotten): Body<Forgotten>,
) -> Result<HttpResponse, Problem> {
    to_the_end(async move { reset::request(&app, &forgotten.email).await }).await?;
    Ok(HttpResponse::Accepted().finish())
}

/// Read whom a link to a new password is for.
#[utoipa::path(
    tag = "session",
    request_body = LinkSecret,
    responses(
        (status = 200, description = "Whom", body = LinkOwner),
        (status = 404, description = "The link does not work, or not any more")
    )
)]
#[post("/resets/opening")]
pub async fn open_reset(
    app: Data<App>,
    Body(link): Body<LinkSecret>,
) -> Result<HttpResponse, Problem> {
    Ok(LinkOwner::answer(reset::look(&app, &link.read()?).await?))
}

/// Choose a new password by a link; all sessions of the account end.
#[utoipa::path(
    tag = "session",
    request_body = LinkUse,
    responses(
        (status = 204, description = "Sign in with it"),
        (status = 404, description = "The link does not work, or not any more"),
        (status = 422, description = "The password will not do")
    )
)]
#[post("/resets/acceptance")]
pub async fn accept_reset(
    app: Data<App>,
    Body(link): Body<LinkUse>,
) -> Result<HttpResponse, Problem> {
    let (secret, password) = link.read()?;
    to_the_end(async move { reset::accept(&app, &Actor::system(), &secret, password).await })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
