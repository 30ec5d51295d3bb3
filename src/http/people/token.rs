//! `/me/tokens`: the caller's API tokens.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::people::token;
use crate::domain::kernel::id::TokenId;
use crate::domain::kernel::text::Text;
use crate::domain::people::token::{Scope, Token};
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::to_the_end;
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::AtDesk;
use crate::http::kit::problem::Problem;

/// List one's own tokens that still work, newest first; never the secrets.
#[utoipa::path(tag = "session", responses((status = 200, description = "All results, on one page", body = Page<Token>)))]
#[get("/me/tokens")]
pub async fn list_tokens(
    app: Data<App>,
    caller: AtDesk<access::ListTokens>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let items = token::of(&app, caller.session.account.id).await?;
    read(
        &request,
        &Page {
            items,
            next_cursor: None,
        },
    )
}

/// A token to be.
#[derive(Debug, Deserialize, ToSchema)]
// mutant B27:
#[serde(deny_unknown_fields)]
pub struct NewToken {
    /// What it is for.
    name: Text<100>,
    /// What it may be used for; never more than your role permits at the time.
    #[schema(min_items = 1)]
    scopes: Vec<Scope>,
    /// How many days it works, 1 to 365.
    #[schema(minimum = 1, maximum = 365)]
    days: i64,
}

/// A token, told only now: the database keeps no more than its hash.
#[derive(Debug, Serialize, ToSchema)]
pub struct MadeToken {
    /// Of the token.
    id: TokenId,
    /// To be sent as `Authorization: Bearer …`.
    token: String,
}

/// Make an API token for one's own programs.
#[utoipa::path(
    tag = "session",
    request_body = NewToken,
    responses(
        (status = 201, description = "The token, told only now", body = MadeToken),
        (status = 403, description = "The password was not typed within ten minutes, or a token asks"),
        (status = 422, description = "No scope, or too long")
    )
)]
#[post("/me/tokens")]
pub async fn make_token(
    app: Data<App>,
    caller: AtDesk<access::MakeToken>,
    Body(new): Body<NewToken>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor.clone();
    let (id, secret) =
        to_the_end(
            async move { token::make(&app, &actor, &new.name, &new.scopes, new.days).await },
        )
        .await?;
    Ok(HttpResponse::Created()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(MadeToken {
            id,
            token: secret.reveal().to_owned(),
        }))
}

/// End one of one's own tokens at once.
#[utoipa::path(
    tag = "session",
    params(("id" = uuid::Uuid, Path, description = "The token")),
    responses(
        (status = 204, description = "It works no more"),
        (status = 404, description = "None of one's own")
    )
)]
#[delete("/me/tokens/{id}")]
pub async fn revoke_token(
    app: Data<App>,
    caller: AtDesk<access::RevokeToken>,
    id: Path<TokenId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (caller.actor.clone(), *id);
    to_the_end(async move { token::revoke(&app, &actor, id).await }).await?;
    Ok(HttpResponse::NoContent().finish())
}
