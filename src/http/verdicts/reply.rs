//! `/claims/{id}/replies`, `/replies/{id}`: the right of reply.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use actix_web::{HttpResponse, patch, post};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::verdicts::reply::{self, ReplyRequest};
use crate::domain::kernel::id::{ClaimId, ReplyId};
use crate::domain::kernel::moment::of_our_years;
use crate::domain::kernel::text::Text;
use crate::domain::verdicts::reply::Reply;
use crate::http::kit::access;
use crate::http::kit::change::{Change, answer};
use crate::http::kit::extract::precondition::{IfMatch, claim_etag};
use crate::http::kit::problem::Problem;

/// Record of a request for a reply.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "asked": "Office of the governor of Korvale",
    "channel": "e-mail",
    "question": "Which source does the number of 14 dead have?",
    "asked_at": "2026-03-03T09:00:00Z",
    "deadline": "2026-03-03T15:00:00Z"
}))]
pub struct NewReply {
    /// Person or body that was asked.
    asked: Text<200>,
    /// Channel of the request, for example e-mail or telephone.
    channel: Text<100>,
    /// Question that was asked.
    question: Option<Text<5000>>,
    /// Time of the request. Default: now.
    #[serde(default, deserialize_with = "of_our_years")]
    #[schema(example = "2026-03-03T09:00:00Z")]
    asked_at: Option<DateTime<Utc>>,
    /// Deadline for the answer.
    #[serde(default, deserialize_with = "of_our_years")]
    #[schema(example = "2026-03-03T15:00:00Z")]
    deadline: Option<DateTime<Utc>>,
}

/// Record that a person or body was asked for a reply.
///
/// The `ETag` of the response is the claim's new entity tag.
#[utoipa::path(
    tag = "evidence",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = NewReply,
    responses(
        (status = 201, description = "Recorded", body = Reply),
        (status = 409, description = "The action is not possible in the state of the claim"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/replies")]
pub async fn ask_reply(
    change: Change<access::AskReply, NewReply>,
    id: Path<ClaimId>,
    seen: IfMatch,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, new| async move {
            let asking = ReplyRequest {
                asked: new.asked,
                channel: new.channel,
                question: new.question,
                asked_at: new.asked_at,
                deadline: new.deadline,
            };

            let (reply, version) = reply::ask(&app, &actor, id, seen.of(id), asking).await?;
            let location = format!("/api/v1/claims/{id}");
            answer(StatusCode::CREATED, Some(claim_etag(id, version)), Some(location), &reply)
        })
        .await
}

/// Answer to a request for a reply.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "answer": "The number was the state of knowledge on Monday noon.",
    "answered_at": "2026-03-03T13:20:00Z"
}))]
pub struct ReplyAnswer {
    /// Answer, verbatim; a refusal to comment is an answer, too.
    answer: Text<20_000>,
    /// Time of the answer. Default: now.
    #[serde(default, deserialize_with = "of_our_years")]
    #[schema(example = "2026-03-03T13:20:00Z")]
    answered_at: Option<DateTime<Utc>>,
}

/// Record an answer to a request for a reply.
///
/// The `ETag` of the response is the claim's new entity tag.
#[utoipa::path(
    tag = "evidence",
    params(("id" = ReplyId, Path, description = "The request for a reply"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = ReplyAnswer,
    responses(
        (status = 200, description = "Recorded", body = Reply),
        (status = 409, description = "The action is not possible in the state of the claim"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[patch("/replies/{id}")]
pub async fn record_reply(
    change: Change<access::RecordReply, ReplyAnswer>,
    id: Path<ReplyId>,
    seen: IfMatch,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, body| async move {
            let seen = |claim| seen.of(claim);
            let (reply, version) = reply::record(&app, &actor, id, seen, &body.answer, body.answered_at).await?;
            answer(StatusCode::OK, Some(claim_etag(reply.claim_id, version)), None, &reply)
        })
        .await
}
