//! `/me/tokens`: the caller's API tokens.

use actix_web::http::StatusCode;
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
use crate::http::kit::change::{change, done, shown_once};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::{AtDesk, Can};
use crate::http::kit::problem::Problem;

/// List the caller's active API tokens, newest first.
///
/// The response does not contain the secrets.
#[utoipa::path(tag = "tokens", responses((status = 200, description = "All results, on one page", body = Page<Token>)))]
#[get("/me/tokens")]
pub async fn list_tokens(
    app: Data<App>,
    caller: AtDesk<access::ListTokens>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let items = token::of(&app, caller.session.account.id).await?;
    read(&request, &Page { items, next_cursor: None })
}

/// Request to create an API token.
#[derive(Debug, Deserialize, ToSchema)]
// mutant B27:
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "name": "Nightly export", "scopes": ["read", "feeds:read"], "days": 90 }))]
pub struct NewToken {
    /// Purpose of the token, 1 to 100 code points.
    name: Text<100>,
    /// Scopes of the token. A request with the token has the permissions of both the scopes and the owner's role.
    #[schema(min_items = 1)]
    scopes: Vec<Scope>,
    /// Lifetime in days, 1 to 365.
    #[schema(minimum = 1, maximum = 365)]
    days: i64,
}

/// A new API token. The server stores only a hash and cannot show the token again.
#[derive(Debug, Serialize, ToSchema)]
pub struct MadeToken {
    /// Id of the token.
    id: TokenId,
    /// Secret for the header `Authorization: Bearer …`.
    #[schema(example = "cd_pat_k3V9mQ0sYb7TzR1uXw5Jd8LfNc2HpGa6EiOo4CqZt-A")]
    token: String,
}

/// Create an API token.
#[utoipa::path(
    tag = "tokens",
    request_body = NewToken,
    responses(
        (status = 201, description = "Token, shown only in this response", body = MadeToken),
        (status = 403, description = "The session was not confirmed within the last ten minutes, or the request itself uses a token"),
        (status = 422, description = "No scope, or the lifetime is out of range")
    )
)]
#[post("/me/tokens")]
pub async fn make_token(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::MakeToken>,
    Body(new): Body<NewToken>,
) -> Result<HttpResponse, Problem> {
    let actor = can.actor.clone();
    change(&app, &request, &can, |app| async move {
        let (id, secret) = token::make(&app, &actor, &new.name, &new.scopes, new.days).await?;
        shown_once(StatusCode::CREATED, &MadeToken { id, token: secret.reveal().to_owned() })
    })
    .await
}

/// Revoke one of the caller's API tokens.
#[utoipa::path(
    tag = "tokens",
    params(("id" = TokenId, Path, description = "The token")),
    responses(
        (status = 204, description = "Revoked"),
        (status = 404, description = "The caller has no token with this id")
    )
)]
#[delete("/me/tokens/{id}")]
pub async fn revoke_token(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::RevokeToken>,
    id: Path<TokenId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        token::revoke(&app, &actor, id).await?;
        Ok(done())
    })
    .await
}
