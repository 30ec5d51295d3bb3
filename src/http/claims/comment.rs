//! `/claims/{id}/comments`, `/comments/{id}`: list, add, edit, delete and resolve comments.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::claims::comment::{self, CommentInput};
use crate::app::context::App;
use crate::domain;
use crate::domain::claims::appearance::Span;
use crate::domain::kernel::id::{AccountId, ClaimId, CommentId};
use crate::domain::kernel::idempotency::Answer;
use crate::domain::kernel::text::Text;
use crate::formats::pages::markdown;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{Change, answer, change};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::{IfMatch, comment_etag};
use crate::http::kit::problem::Problem;

/// A comment on a claim.
#[derive(Debug, Serialize, ToSchema)]
pub struct Comment {
    #[serde(flatten)]
    content: domain::claims::comment::Comment,
    /// The text as HTML: no raw HTML, no images, links to http, https and e-mail addresses only.
    #[schema(example = "<p>Does the number include the missing?</p>\n")]
    body_html: String,
    /// Entity tag of the comment, for `If-Match`.
    #[schema(example = "\"comment-019cade2-11c0-7c43-92b7-ab4cb36f1dbd-1\"")]
    etag: String,
}

impl From<domain::claims::comment::Comment> for Comment {
    fn from(comment: domain::claims::comment::Comment) -> Self {
        Self {
            body_html: markdown::to_html(&comment.body),
            etag: comment_etag(comment.id, comment.version),
            content: comment,
        }
    }
}

fn comment_answer(status: StatusCode, location: Option<String>, comment: &Comment) -> Result<Answer, Problem> {
    answer(status, Some(comment.etag.clone()), location, comment)
}

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
    let items = comment::of_claim(&app, *id).await?.into_iter().map(Comment::from).collect();
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
    /// Text of the comment in Markdown, 1 to 10,000 code points.
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
            comment_answer(StatusCode::CREATED, Some(location), &comment.into())
        })
        .await
}

/// Request to edit a comment.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "body": "Does the number include the 3 missing?" }))]
pub struct CommentEdit {
    /// New text of the comment in Markdown, 1 to 10,000 code points.
    body: Text<10_000>,
    /// Accounts that the text mentions, at most 20; those that are new are notified. Without this field, the mentions
    /// stay.
    mentions: Option<Vec<AccountId>>,
}

/// Edit your own comment.
///
/// The log keeps who edited the comment and when; editors also see the former text there.
#[utoipa::path(
    tag = "comments",
    params(
        ("id" = CommentId, Path, description = "The comment"),
        ("If-Match" = String, Header, description = "The ETag of the comment", example = "\"comment-019cade2-11c0-7c43-92b7-ab4cb36f1dbd-1\"")
    ),
    request_body = CommentEdit,
    responses(
        (status = 200, description = "The edited comment", body = Comment),
        (status = 409, description = "The comment was deleted"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[patch("/comments/{id}")]
pub async fn edit_comment(
    change: Change<access::EditComment, CommentEdit>,
    seen: IfMatch,
    id: Path<CommentId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, new| async move {
            let words = (new.body, new.mentions);
            let comment = Box::pin(comment::edit(&app, &actor, id, seen.of_comment(id), words)).await?;
            comment_answer(StatusCode::OK, None, &comment.into())
        })
        .await
}

/// Delete your own comment.
///
/// The comment stays in its thread without text, mentions and passage. Editors still read the text in the log.
#[utoipa::path(
    tag = "comments",
    params(
        ("id" = CommentId, Path, description = "The comment"),
        ("If-Match" = String, Header, description = "The ETag of the comment", example = "\"comment-019cade2-11c0-7c43-92b7-ab4cb36f1dbd-1\"")
    ),
    responses(
        (status = 200, description = "The deleted comment", body = Comment),
        (status = 409, description = "The comment is deleted already"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[delete("/comments/{id}")]
pub async fn delete_comment(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::DeleteComment>,
    seen: IfMatch,
    id: Path<CommentId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        let comment = comment::delete(&app, &actor, id, seen.of_comment(id)).await?;
        comment_answer(StatusCode::OK, None, &comment.into())
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
            comment_answer(StatusCode::OK, None, &comment.into())
        })
        .await
}
