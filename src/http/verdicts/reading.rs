//! `/claims/{id}/verdict/second-reading`, `…/adjudication`: blind second review, adjudication.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, post};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::verdicts::reading;
use crate::domain::kernel::id::{AccountId, ClaimId};
use crate::domain::kernel::text::Text;
use crate::domain::verdicts::reading::Upheld;
use crate::http::claims::claim_change::ClaimChange;
use crate::http::claims::claim_file::ClaimFileBody;
use crate::http::kit::access;
use crate::http::kit::extract::body::Empty;
use crate::http::kit::problem::Problem;

/// Request for a blind second review.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reader": "019cade2-11c0-76cc-bc43-c0bb30e44ad0" }))]
pub struct Asking {
    /// Account of the second reviewer; must not be the author's.
    reader: AccountId,
}

/// Request a blind second review.
///
/// The second reviewer rates the claim without seeing the verdict. The verdict cannot be approved before the answer.
#[utoipa::path(
    tag = "second reviews",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Asking,
    responses(
        (status = 200, description = "Requested", body = ClaimFileBody),
        (status = 409, description = "A second review is already requested, or the action is not possible in the state of the claim"),
        (status = 412, description = "The ETag in If-Match is not the current version"),
        (status = 422, description = "The account is the author's, or does not exist")
    )
)]
#[post("/claims/{id}/verdict/second-reading")]
pub async fn ask_second_reading(
    change: ClaimChange<access::AskSecondReading, Asking>,
) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::OK, |at, asking| async move {
            reading::ask(&at.app, &at.actor, at.id, at.expected, asking.reader).await
        })
        .await
}

/// Answer of the second reviewer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "rating": "false", "summary": "The official list names 11 people." }))]
pub struct ReadingAnswer {
    /// Key of the rating, as in `GET /ratings`.
    rating: Text<40>,
    /// Reasons for the rating, one or two sentences.
    summary: Text<1000>,
}

/// Answer a second review.
///
/// The answer becomes visible when both the verdict and the answer are submitted.
#[utoipa::path(
    tag = "second reviews",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = ReadingAnswer,
    responses(
        (status = 200, description = "Answered", body = ClaimFileBody),
        (status = 403, description = "Another person is the second reviewer"),
        (status = 409, description = "No second review is requested, or the answer is already submitted"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/verdict/second-reading/answer")]
pub async fn give_second_reading(
    change: ClaimChange<access::GiveSecondReading, ReadingAnswer>,
) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::OK, |at, given| async move {
            let (rating, summary) = (&given.rating, &given.summary);
            reading::give(&at.app, &at.actor, at.id, at.expected, rating, summary).await
        })
        .await
}

/// Withdraw the request for a second review.
#[utoipa::path(
    tag = "second reviews",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Empty,
    responses(
        (status = 200, description = "Withdrawn", body = ClaimFileBody),
        (status = 403, description = "The caller is not an editor"),
        (status = 409, description = "No second review is requested"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/verdict/second-reading/withdrawal")]
pub async fn withdraw_second_reading(
    change: ClaimChange<access::WithdrawSecondReading, Empty>,
) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::OK, |at, Empty {}| async move {
            reading::withdraw(&at.app, &at.actor, at.id, at.expected).await
        })
        .await
}

/// Decision between a verdict and a second review.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "upheld": "first",
    "reason": "The list of 3 March is newer than the source of the second review."
}))]
pub struct Adjudicating {
    /// `first`: the verdict proceeds to approval. `second`: the verdict returns to its author.
    upheld: Upheld,
    /// Reason for the decision.
    reason: Text<5000>,
}

/// Decide between a verdict and a second review with a different rating.
///
/// Neither the author nor the second reviewer may decide.
#[utoipa::path(
    tag = "second reviews",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Adjudicating,
    responses(
        (status = 200, description = "Decided", body = ClaimFileBody),
        (status = 403, description = "The caller is not an editor, or is the author or the second reviewer"),
        (status = 409, description = "There is no disagreement to decide"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/verdict/adjudication")]
pub async fn adjudicate_verdict(
    change: ClaimChange<access::AdjudicateVerdict, Adjudicating>,
) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::OK, |at, body| async move {
            let (upheld, reason) = (body.upheld, &body.reason);
            reading::adjudicate(&at.app, &at.actor, at.id, at.expected, upheld, reason).await
        })
        .await
}
