//! `/claims/{id}/comments`, `/comments/{id}/resolution`: list, add and resolve comments.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::claims::comment::{self, CommentInput};
use crate::app::context::App;
use crate::domain::claims::appearance::Span;
use crate::domain::claims::comment::Comment;
use crate::domain::kernel::id::{AccountId, ClaimId, CommentId};
use crate::domain::kernel::text::Text;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{Change, answer};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::problem::Problem;

/// List the comments about a claim, oldest first.
#[utoipa::path(
    tag = "comments",
    params(("id" = ClaimId, Path, description = "The claim")),
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
    read(&request, &Page { items, next_cursor: None })
}

/// A passage of the claim's article.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "version": 1, "span": { "start": 56, "end": 106 } }))]
pub struct About {
    /// Number of the article version that the span refers to, from 1.
    version: i32,
    /// Position of the passage in that version, in Unicode code points, end exclusive.
    span: Span,
}

/// Request to add a comment.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "body": "Does the number include the missing?",
    "mentions": ["019cade2-11c0-7438-8442-f6eab7927689"],
    "about": { "version": 1, "span": { "start": 56, "end": 106 } }
}))]
pub struct NewComment {
    /// Text of the comment, 1 to 10,000 code points.
    body: Text<10_000>,
    /// Comment that this comment replies to.
    parent: Option<CommentId>,
    /// Accounts to notify, at most 20.
    #[serde(default)]
    mentions: Vec<AccountId>,
    /// Passage of the article that the comment refers to.
    about: Option<About>,
}

/// Comment on a claim.
///
/// A comment does not change the claim's version, so the request needs no `If-Match`.
#[utoipa::path(
    tag = "comments",
    params(("id" = ClaimId, Path, description = "The claim")),
    request_body = NewComment,
    responses(
        (status = 201, description = "Added", body = Comment),
        (status = 422, description = "A mentioned account, the passage or the parent comment does not exist")
    )
)]
#[post("/claims/{id}/comments")]
pub async fn add_comment(
    change: Change<access::AddComment, NewComment>,
    id: Path<ClaimId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, new| async move {
            let saying = CommentInput {
                body: new.body,
                parent: new.parent,
                mentions: new.mentions,
                about: new.about.map(|about| (about.version, about.span)),
            };

            let comment = Box::pin(comment::add(&app, &actor, id, saying)).await?;
            let location = format!("/api/v1/claims/{id}/comments");
            answer(StatusCode::CREATED, None, Some(location), &comment)
        })
        .await
}

/// Request to resolve or reopen a thread.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "resolved": true }))]
pub struct Resolving {
    /// True resolves the thread, false reopens the thread.
    resolved: bool,
}

/// Resolve or reopen a comment thread.
#[utoipa::path(
    tag = "comments",
    params(("id" = CommentId, Path, description = "The first comment of the thread")),
    request_body = Resolving,
    responses(
        (status = 200, description = "Resolved, or reopened", body = Comment),
        (status = 409, description = "The thread already has this state, or the comment is a reply")
    )
)]
#[post("/comments/{id}/resolution")]
pub async fn resolve_comment(
    change: Change<access::ResolveComment, Resolving>,
    id: Path<CommentId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, body| async move {
            let comment = comment::resolve(&app, &actor, id, body.resolved).await?;
            answer(StatusCode::OK, None, None, &comment)
        })
        .await
}
