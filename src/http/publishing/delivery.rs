//! `/endpoints/{id}/deliveries`: delivery log of a webhook endpoint, redelivery.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::publishing::delivery;
use crate::domain::kernel::id::{DeliveryId, EndpointId};
use crate::domain::publishing::delivery::{Attempt, Delivery, State};
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{answer, change};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::body::Empty;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::{Query, limit};
use crate::http::kit::problem::Problem;

/// Which messages.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DeliveryQuery {
    /// What became of them.
    state: Option<State>,
    /// Entries a page, 1 to 100; 50 unless said.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// Where to go on: `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List what an endpoint was sent within thirty days, newest first.
#[utoipa::path(
    tag = "webhooks",
    params(("id" = uuid::Uuid, Path, description = "The endpoint"), DeliveryQuery),
    responses(
        (status = 200, description = "One page of results", body = Page<Delivery>),
        (status = 404, description = "Not found")
    )
)]
#[get("/endpoints/{id}/deliveries")]
pub async fn list_deliveries(
    app: Data<App>,
    _can: Can<access::ListDeliveries>,
    request: HttpRequest,
    id: Path<EndpointId>,
    Query(query): Query<DeliveryQuery>,
) -> Result<HttpResponse, Problem> {
    let limit = limit(query.limit)?;
    let page = delivery::page(&app, *id, query.state, query.cursor.as_deref(), limit).await?;
    read(&request, &Page::<Delivery>::from(page))
}

/// A message with everything that is known about it.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeliveryFile {
    #[serde(flatten)]
    delivery: Delivery,
    /// The very bytes that were signed.
    body: String,
    /// Every attempt, first first.
    log: Vec<Attempt>,
}

/// Read a message with its bytes, and what each attempt was answered.
#[utoipa::path(
    tag = "webhooks",
    params(
        ("id" = uuid::Uuid, Path, description = "The endpoint"),
        ("delivery" = uuid::Uuid, Path, description = "The message")
    ),
    responses(
        (status = 200, description = "All of it", body = DeliveryFile),
        (status = 404, description = "Not found")
    )
)]
#[get("/endpoints/{id}/deliveries/{delivery}")]
pub async fn read_delivery(
    app: Data<App>,
    _can: Can<access::ReadDelivery>,
    request: HttpRequest,
    path: Path<(EndpointId, DeliveryId)>,
) -> Result<HttpResponse, Problem> {
    let (endpoint, id) = path.into_inner();
    let (delivery, body, log) = delivery::read(&app, endpoint, id).await?;
    read(
        &request,
        &DeliveryFile {
            delivery,
            body,
            log,
        },
    )
}

/// How many messages are sent again.
#[derive(Debug, Serialize, ToSchema)]
pub struct Replayed {
    /// Messages.
    count: u64,
}

/// Send a settled message once more, under the same id.
#[utoipa::path(
    tag = "webhooks",
    params(
        ("id" = uuid::Uuid, Path, description = "The endpoint"),
        ("delivery" = uuid::Uuid, Path, description = "The message")
    ),
    request_body = Empty,
    responses(
        (status = 202, description = "It is sent as soon as there is room", body = Replayed),
        (status = 404, description = "Not found"),
        (status = 409, description = "It is under way or waits already")
    )
)]
#[post("/endpoints/{id}/deliveries/{delivery}/redelivery")]
pub async fn redeliver(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::Redeliver>,
    path: Path<(EndpointId, DeliveryId)>,
    Body(Empty {}): Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let (actor, (endpoint, id)) = (can.actor.clone(), path.into_inner());
    change(&app.clone(), &request, &can, async move {
        delivery::redeliver(&app, &actor, endpoint, id).await?;
        answer(StatusCode::ACCEPTED, None, None, &Replayed { count: 1 })
    })
    .await
}

/// Which span of time.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplayBody {
    /// From this time on …
    since: DateTime<Utc>,
    /// … to before this; now unless said.
    until: Option<DateTime<Utc>>,
}

/// Send an endpoint everything of a span of time once more, also what it missed while it was switched off.
#[utoipa::path(
    tag = "webhooks",
    params(("id" = uuid::Uuid, Path, description = "The endpoint")),
    request_body = ReplayBody,
    responses(
        (status = 202, description = "So many are sent as soon as there is room", body = Replayed),
        (status = 404, description = "Not found"),
        (status = 422, description = "More than 10,000 events")
    )
)]
#[post("/endpoints/{id}/replay")]
pub async fn replay_deliveries(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ReplayDeliveries>,
    id: Path<EndpointId>,
    Body(body): Body<ReplayBody>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let until = body.until.unwrap_or_else(|| app.clock.now());
        let count = delivery::replay(&app, &actor, id, body.since, until).await?;
        answer(StatusCode::ACCEPTED, None, None, &Replayed { count })
    })
    .await
}
