//! `/claims/{id}/verdict/publication`, `…/embargo`: publish now or later, take back, lift an embargo.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, post};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::claims::claim_file::ClaimFile;
use crate::app::publishing::schedule::{self, Plan};
use crate::app::verdicts::verdict;
use crate::domain::claims::review::State;
use crate::domain::kernel::id::ClaimId;
use crate::domain::kernel::moment::of_our_years;
use crate::domain::kernel::text::Text;
use crate::http::claims::claim_change::ClaimChange;
use crate::http::claims::claim_file::ClaimFileBody;
use crate::http::kit::access;
use crate::http::kit::extract::body::Empty;
use crate::http::kit::problem::Problem;

/// Request to publish. Without a field the verdict is published at once.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "publish_at": "2099-03-04T06:00:00Z", "embargo_until": "2099-03-04T06:00:00Z" }))]
pub struct PublicationBody {
    /// Publish at this time, with any offset from UTC, by the database's clock. Must be in the future and not before the end
    /// of an embargo. Replaces an earlier schedule.
    #[serde(default, deserialize_with = "of_our_years")]
    #[schema(example = "2099-03-04T06:00:00Z")]
    publish_at: Option<DateTime<Utc>>,
    /// Publish after this number of seconds, 1 to 60. Until then the publication can be taken back. Not together with
    /// `publish_at`.
    #[serde(default)]
    #[schema(example = 10, minimum = 1, maximum = 60)]
    hold_seconds: Option<i64>,
    /// Nobody can publish before this time. Must be in the future. Alone, it publishes nothing. An embargo that ends later
    /// has to be lifted first.
    #[serde(default, deserialize_with = "of_our_years")]
    #[schema(example = "2099-03-04T06:00:00Z")]
    embargo_until: Option<DateTime<Utc>>,
}

/// Publish an approved verdict, now or later.
///
/// Authors cannot publish their own verdicts. Without a field, the public page and the feeds show the verdict at once. With
/// `publish_at` or `hold_seconds` the verdict stays approved until then; the same rules apply again at that time, to the
/// person who scheduled it. If they refuse, nothing is published, and the claim and the inbox say why.
#[utoipa::path(
    tag = "verdicts",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = PublicationBody,
    responses(
        (status = 201, description = "Published; `published` has the URL of the page", body = ClaimFileBody),
        (status = 202, description = "Scheduled or under embargo; `schedule` and `embargo_until` have the times", body = ClaimFileBody),
        (status = 403, description = "The caller is the author of the verdict, or not an editor"),
        (status = 409, description = "No verdict is approved, or the claim is under embargo"),
        (status = 412, description = "The ETag in If-Match is not the current version"),
        (status = 422, description = "A time is in the past, or the publication would be before the end of the embargo")
    )
)]
#[post("/claims/{id}/verdict/publication")]
pub async fn publish_verdict(
    // mutant B24.3: change: ClaimChange<access::ReturnVerdict, PublicationBody>,
    change: ClaimChange<access::PublishVerdict, PublicationBody>,
) -> Result<HttpResponse, Problem> {
    let status = |file: &ClaimFile| match file.claim.state {
        State::Approved => StatusCode::ACCEPTED,
        _ => StatusCode::CREATED,
    };
    change
        .answer_by(status, |at, body| async move {
            let plan = Plan {
                publish_at: body.publish_at,
                hold_seconds: body.hold_seconds,
                embargo_until: body.embargo_until,
            };
            if plan.is_empty() {
                verdict::publish(&at.app, &at.actor, at.id, at.expected).await
            } else {
                schedule::schedule(&at.app, &at.actor, at.id, at.expected, plan).await
            }
        })
        .await
}

/// Take a scheduled publication back.
///
/// The verdict stays approved. An embargo stays, too.
#[utoipa::path(
    tag = "schedules",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Empty,
    responses(
        (status = 200, description = "Taken back", body = ClaimFileBody),
        (status = 403, description = "The caller is not an editor"),
        (status = 409, description = "No publication is scheduled; it may have happened"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/verdict/publication/withdrawal")]
pub async fn take_back_publication(
    change: ClaimChange<access::TakeBackPublication, Empty>,
) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::OK, |at, Empty {}| async move {
            schedule::take_back(&at.app, &at.actor, at.id, at.expected).await
        })
        .await
}

/// Request to lift an embargo.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "The ministry has published the list itself." }))]
pub struct Lifting {
    /// Reason, recorded in the history.
    reason: Text<1000>,
}

/// Lift the embargo of a claim early.
///
/// Nothing is published by that.
#[utoipa::path(
    tag = "schedules",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Lifting,
    responses(
        (status = 200, description = "Lifted", body = ClaimFileBody),
        (status = 403, description = "The caller is not an editor"),
        (status = 409, description = "There is no embargo, or it has ended"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/verdict/embargo/lifting")]
pub async fn lift_embargo(change: ClaimChange<access::LiftEmbargo, Lifting>) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::OK, |at, lifting| async move {
            schedule::lift_embargo(&at.app, &at.actor, at.id, at.expected, &lifting.reason).await
        })
        .await
}
