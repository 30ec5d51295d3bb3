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
use crate::http::kit::change::{Change, answer};
use crate::http::kit::extract::body::Empty;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::{Query, limit};
use crate::http::kit::problem::Problem;

/// Query parameters of the delivery list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DeliveryQuery {
    /// State of the deliveries. Default: all states.
    state: Option<State>,
    /// Page size, 1 to 100. Default: 50.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next_cursor` of the previous page.
    #[param(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    cursor: Option<String>,
}

/// List the deliveries to an endpoint in the last 30 days, newest first.
#[utoipa::path(
    tag = "webhooks",
    params(("id" = EndpointId, Path, description = "The endpoint"), DeliveryQuery),
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

/// A delivery with its body and all attempts.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeliveryFile {
    #[serde(flatten)]
    delivery: Delivery,
    /// Exact body that was signed.
    body: String,
    /// Attempts, oldest first.
    log: Vec<Attempt>,
}

/// Read a delivery with its body and the response to each attempt.
#[utoipa::path(
    tag = "webhooks",
    params(
        ("id" = EndpointId, Path, description = "The endpoint"),
        ("delivery" = DeliveryId, Path, description = "The delivery")
    ),
    responses(
        (status = 200, description = "The delivery", body = DeliveryFile),
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
    read(&request, &DeliveryFile { delivery, body, log })
}

/// Result of a replay.
#[derive(Debug, Serialize, ToSchema)]
pub struct Replayed {
    /// Number of deliveries that are sent again.
    count: u64,
}

/// Send a finished delivery again, under the same id.
#[utoipa::path(
    tag = "webhooks",
    params(
        ("id" = EndpointId, Path, description = "The endpoint"),
        ("delivery" = DeliveryId, Path, description = "The delivery")
    ),
    request_body = Empty,
    responses(
        (status = 202, description = "Queued", body = Replayed),
        (status = 404, description = "Not found"),
        (status = 409, description = "The delivery is already waiting or in progress")
    )
)]
#[post("/endpoints/{id}/deliveries/{delivery}/redelivery")]
pub async fn redeliver(
    change: Change<access::Redeliver, Empty>,
    path: Path<(EndpointId, DeliveryId)>,
) -> Result<HttpResponse, Problem> {
    let (endpoint, id) = path.into_inner();
    change
        .run(|app, actor, Empty {}| async move {
            delivery::redeliver(&app, &actor, endpoint, id).await?;
            answer(StatusCode::ACCEPTED, None, None, &Replayed { count: 1 })
        })
        .await
}

/// Request to replay a period.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "since": "2026-03-01T00:00:00Z", "until": "2026-03-02T00:00:00Z" }))]
pub struct ReplayBody {
    /// Start of the period, inclusive.
    #[schema(example = "2026-03-01T00:00:00Z")]
    since: DateTime<Utc>,
    /// End of the period, exclusive. Default: now.
    #[schema(example = "2026-03-02T00:00:00Z")]
    until: Option<DateTime<Utc>>,
}

/// Send all events of a period to an endpoint again.
///
/// The replay includes events that the endpoint missed while disabled.
#[utoipa::path(
    tag = "webhooks",
    params(("id" = EndpointId, Path, description = "The endpoint")),
    request_body = ReplayBody,
    responses(
        (status = 202, description = "Queued, with the number of deliveries", body = Replayed),
        (status = 404, description = "Not found"),
        (status = 422, description = "The period has more than 10,000 events")
    )
)]
#[post("/endpoints/{id}/replay")]
pub async fn replay_deliveries(
    change: Change<access::ReplayDeliveries, ReplayBody>,
    id: Path<EndpointId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, body| async move {
            let until = body.until.unwrap_or_else(|| app.clock.now());
            let count = delivery::replay(&app, &actor, id, body.since, until).await?;
            answer(StatusCode::ACCEPTED, None, None, &Replayed { count })
        })
        .await
}
