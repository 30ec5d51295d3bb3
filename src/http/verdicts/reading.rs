//! `/claims/{id}/verdict/second-reading`, `…/adjudication`: blind second review, adjudication.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, post};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::verdicts::reading;
use crate::domain::kernel::id::{AccountId, ClaimId};
use crate::domain::kernel::text::Text;
use crate::domain::verdicts::reading::Upheld;
use crate::http::claims::claim_file::{ClaimFileBody, file_answer};
use crate::http::kit::access;
use crate::http::kit::change::change;
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::body::Empty;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::IfMatch;
use crate::http::kit::problem::Problem;

/// Whom to ask.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Asking {
    /// An account; never the author's.
    reader: AccountId,
}

/// Ask a colleague to rate a claim without seeing how others do. Until they have, the verdict is not approved.
#[utoipa::path(
    tag = "verdicts",
    params(("id" = uuid::Uuid, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag")),
    request_body = Asking,
    responses(
        (status = 200, description = "Asked", body = ClaimFileBody),
        (status = 409, description = "Somebody was asked already, or not in this state"),
        (status = 412, description = "The ETag in If-Match is not the current version"),
        (status = 422, description = "The author, or nobody")
    )
)]
#[post("/claims/{id}/verdict/second-reading")]
pub async fn ask_second_reading(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::AskSecondReading>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(asking): Body<Asking>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let file = reading::ask(&app, &actor, id, seen.of(id), asking.reader).await?;
        file_answer(StatusCode::OK, file)
    })
    .await
}

/// How the second reader rates the claim.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadingAnswer {
    /// Key of the rating.
    rating: Text<40>,
    /// Why, in one or two sentences.
    summary: Text<1000>,
}

/// Answer as the second reader. What is said shows when both are in.
#[utoipa::path(
    tag = "verdicts",
    params(("id" = uuid::Uuid, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag")),
    request_body = ReadingAnswer,
    responses(
        (status = 200, description = "Given", body = ClaimFileBody),
        (status = 403, description = "Somebody else was asked"),
        (status = 409, description = "Nobody was asked, or it was given already"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/verdict/second-reading/answer")]
pub async fn give_second_reading(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::GiveSecondReading>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(given): Body<ReadingAnswer>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let rating = &given.rating;
        let file = reading::give(&app, &actor, id, seen.of(id), rating, &given.summary).await?;
        file_answer(StatusCode::OK, file)
    })
    .await
}

/// Withdraw a second reading: nobody reads it after all.
#[utoipa::path(
    tag = "verdicts",
    params(("id" = uuid::Uuid, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag")),
    request_body = Empty,
    responses(
        (status = 200, description = "Withdrawn", body = ClaimFileBody),
        (status = 403, description = "Not an editor"),
        (status = 409, description = "Nobody is asked"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/verdict/second-reading/withdrawal")]
pub async fn withdraw_second_reading(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::WithdrawSecondReading>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let file = reading::withdraw(&app, &actor, id, seen.of(id)).await?;
        file_answer(StatusCode::OK, file)
    })
    .await
}

/// Which of the two stands.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Adjudicating {
    /// `first`: the verdict goes on to approval. `second`: it goes back to its author.
    upheld: Upheld,
    /// Why.
    reason: Text<5000>,
}

/// Decide between a verdict and a second reading that rates the claim otherwise; neither of the two may.
#[utoipa::path(
    tag = "verdicts",
    params(("id" = uuid::Uuid, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag")),
    request_body = Adjudicating,
    responses(
        (status = 200, description = "Decided", body = ClaimFileBody),
        (status = 403, description = "Not an editor, or one of the two"),
        (status = 409, description = "Nothing to decide between"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/verdict/adjudication")]
pub async fn adjudicate_verdict(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::AdjudicateVerdict>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(body): Body<Adjudicating>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let deciding =
            reading::adjudicate(&app, &actor, id, seen.of(id), body.upheld, &body.reason);
        file_answer(StatusCode::OK, Box::pin(deciding).await?)
    })
    .await
}
