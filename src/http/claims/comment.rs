//! `/claims/{id}/comments`, `/comments/{id}/resolution`: list, add and resolve comments.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::claims::comment::{self, Saying};
use crate::app::context::App;
use crate::domain::claims::appearance::Span;
use crate::domain::claims::comment::Comment;
use crate::domain::kernel::id::{AccountId, ClaimId, CommentId};
use crate::domain::kernel::text::Text;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{answer, change};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::problem::Problem;

/// List the comments about a claim, oldest first.
#[utoipa::path(
    tag = "comments",
    params(("id" = uuid::Uuid, Path, description = "The claim")),
    responses((status = 200, description = "All results, on one page", body = Page<Comment>))
)]
#[get("/claims/{id}/comments")]
pub async fn list_comments(
    app: Data<App>,
    _can: Can<access::ListComments>,
    request: HttpRequest,
    id: Path<ClaimId>,
) -> Result<HttpResponse, Problem> {
    let items = comment::of_claim(&app, *id).await?;
    read(
        &request,
        &Page {
            items,
            next_cursor: None,
        },
    )
}

/// A place in the claim's article.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// In which version of its text.
    version: i32,
    /// Where, in code points.
    span: Span,
}

/// What somebody says.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewComment {
    /// The words.
    body: Text<10_000>,
    /// The comment that they answer.
    parent: Option<CommentId>,
    /// Whom they call: they hear of it. At most 20.
    #[serde(default)]
    mentions: Vec<AccountId>,
    /// The words of the article that they are about.
    about: Option<About>,
}

/// Comment on a claim. It changes nothing that is decided, and so needs no `If-Match`.
#[utoipa::path(
    tag = "comments",
    params(("id" = uuid::Uuid, Path, description = "The claim")),
    request_body = NewComment,
    responses(
        (status = 201, description = "Said", body = Comment),
        (status = 422, description = "Nobody of that id, no such place, no such comment")
    )
)]
#[post("/claims/{id}/comments")]
pub async fn add_comment(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::AddComment>,
    id: Path<ClaimId>,
    Body(new): Body<NewComment>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    let saying = Saying {
        body: new.body,
        parent: new.parent,
        mentions: new.mentions,
        about: new.about.map(|about| (about.version, about.span)),
    };
    change(&app.clone(), &request, &can, async move {
        let comment = Box::pin(comment::add(&app, &actor, id, saying)).await?;
        let location = format!("/api/v1/claims/{id}/comments");
        answer(StatusCode::CREATED, None, Some(location), &comment)
    })
    .await
}

/// Whether the thread is settled.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Resolving {
    /// False opens it again.
    resolved: bool,
}

/// Settle a thread, or open it again.
#[utoipa::path(
    tag = "comments",
    params(("id" = uuid::Uuid, Path, description = "The comment that begins the thread")),
    request_body = Resolving,
    responses(
        (status = 200, description = "Settled, or open again", body = Comment),
        (status = 409, description = "It was so already, or no thread begins there")
    )
)]
#[post("/comments/{id}/resolution")]
pub async fn resolve_comment(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ResolveComment>,
    id: Path<CommentId>,
    Body(body): Body<Resolving>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let comment = comment::resolve(&app, &actor, id, body.resolved).await?;
        answer(StatusCode::OK, None, None, &comment)
    })
    .await
}
