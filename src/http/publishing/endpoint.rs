//! `/endpoints`: webhook endpoints.

use actix_web::http::StatusCode;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::publishing::endpoint::{self, Wish};
use crate::domain::kernel::id::EndpointId;
use crate::domain::kernel::text::Text;
use crate::domain::publishing::endpoint::Endpoint;
use crate::http::kit::access;
use crate::http::kit::answer::{read, read_version};
use crate::http::kit::change::{answer, change, to_the_end};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::body::Empty;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::{IfMatch, endpoint_etag};
use crate::http::kit::problem::Problem;

/// An endpoint as it is now.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EndpointFile)]
pub struct EndpointBody {
    #[serde(flatten)]
    endpoint: Endpoint,
    /// Ready for `If-Match`.
    etag: String,
}

impl From<Endpoint> for EndpointBody {
    fn from(endpoint: Endpoint) -> Self {
        Self {
            etag: endpoint_etag(endpoint.id, endpoint.version),
            endpoint,
        }
    }
}

/// All endpoints, and of what they may hear.
#[derive(Debug, Serialize, ToSchema)]
pub struct Endpoints {
    /// Oldest first.
    items: Vec<EndpointBody>,
    /// Names of the events that an endpoint may hear of.
    kinds: Vec<&'static str>,
}

/// List all endpoints.
#[utoipa::path(tag = "webhooks", responses((status = 200, description = "All results, on one page", body = Endpoints)))]
#[get("/endpoints")]
pub async fn list_endpoints(
    app: Data<App>,
    _can: Can<access::ListEndpoints>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let items = endpoint::all(&app).await?;
    let body = Endpoints {
        items: items.into_iter().map(EndpointBody::from).collect(),
        kinds: endpoint::kinds(),
    };
    read(&request, &body)
}

/// Read an endpoint.
#[utoipa::path(
    tag = "webhooks",
    params(("id" = uuid::Uuid, Path, description = "The endpoint")),
    responses(
        (status = 200, description = "As it is now", body = EndpointBody),
        (status = 404, description = "Not found")
    )
)]
#[get("/endpoints/{id}")]
pub async fn read_endpoint(
    app: Data<App>,
    _can: Can<access::ReadEndpoint>,
    request: HttpRequest,
    id: Path<EndpointId>,
) -> Result<HttpResponse, Problem> {
    let body = EndpointBody::from(endpoint::by_id(&app, *id).await?);
    read_version(&request, &body.etag, &body)
}

/// What somebody says about an endpoint.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEndpoint {
    /// Where messages shall go: https, and no private address unless `webhooks.allow` names it.
    url: Text<2000>,
    /// What it is for.
    description: Text<200>,
    /// Names of the events that it shall hear of; empty or absent: all that endpoints may hear of.
    #[serde(default)]
    kinds: Vec<String>,
}

impl From<NewEndpoint> for Wish {
    fn from(new: NewEndpoint) -> Self {
        Self {
            url: new.url,
            description: new.description,
            kinds: new.kinds,
        }
    }
}

/// An endpoint with its secret, told only now.
#[derive(Debug, Serialize, ToSchema)]
pub struct AddedEndpoint {
    #[serde(flatten)]
    endpoint: EndpointBody,
    /// What its messages are signed with: `whsec_…`. Whoever receives them verifies with it (Standard Webhooks 1.0).
    secret: String,
}

/// Add an endpoint. It gets nothing before it is verified.
#[utoipa::path(
    tag = "webhooks",
    request_body = NewEndpoint,
    responses(
        (status = 201, description = "The endpoint and its secret, told only now", body = AddedEndpoint),
        (status = 422, description = "No address to send to, or no such events")
    )
)]
#[post("/endpoints")]
pub async fn add_endpoint(
    app: Data<App>,
    can: Can<access::AddEndpoint>,
    Body(new): Body<NewEndpoint>,
) -> Result<HttpResponse, Problem> {
    let actor = can.actor.clone();
    let added = async move { endpoint::add(&app, &actor, new.into()).await };
    let (endpoint, secret) = to_the_end(added).await?;
    let body = AddedEndpoint {
        endpoint: endpoint.into(),
        secret: secret.reveal(),
    };
    Ok(HttpResponse::Created()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(body))
}

/// Change an endpoint. At another address it has to be verified again.
#[utoipa::path(
    tag = "webhooks",
    params(("id" = uuid::Uuid, Path, description = "The endpoint"), ("If-Match" = String, Header, description = "The endpoint's ETag")),
    request_body = NewEndpoint,
    responses(
        (status = 200, description = "As it is now", body = EndpointBody),
        (status = 404, description = "Not found"),
        (status = 412, description = "The ETag in If-Match is not the current version"),
        (status = 422, description = "No address to send to, or no such events")
    )
)]
#[put("/endpoints/{id}")]
pub async fn change_endpoint(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ChangeEndpoint>,
    id: Path<EndpointId>,
    seen: IfMatch,
    Body(new): Body<NewEndpoint>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let expected = seen.of_endpoint(id);
        let body: EndpointBody = endpoint::change(&app, &actor, id, expected, new.into())
            .await?
            .into();
        answer(StatusCode::OK, Some(body.etag.clone()), None, &body)
    })
    .await
}

/// Send an endpoint a first message. When it answers with 200 to 299, it gets messages from then on.
#[utoipa::path(
    tag = "webhooks",
    params(("id" = uuid::Uuid, Path, description = "The endpoint")),
    request_body = Empty,
    responses(
        (status = 200, description = "It answered", body = EndpointBody),
        (status = 404, description = "Not found"),
        (status = 409, description = "It answered something else, or nothing; the detail says what")
    )
)]
#[post("/endpoints/{id}/verification")]
pub async fn verify_endpoint(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::VerifyEndpoint>,
    id: Path<EndpointId>,
    Body(Empty {}): Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let body: EndpointBody = endpoint::verify(&app, &actor, id).await?.into();
        answer(StatusCode::OK, Some(body.etag.clone()), None, &body)
    })
    .await
}

/// A secret, told only now.
#[derive(Debug, Serialize, ToSchema)]
pub struct EndpointSecret {
    /// `whsec_…`
    secret: String,
}

/// Give an endpoint another secret. For a day messages are signed with the old one as well.
#[utoipa::path(
    tag = "webhooks",
    params(("id" = uuid::Uuid, Path, description = "The endpoint")),
    request_body = Empty,
    responses(
        (status = 201, description = "The secret, told only now", body = EndpointSecret),
        (status = 404, description = "Not found")
    )
)]
#[post("/endpoints/{id}/secret")]
pub async fn renew_endpoint_secret(
    app: Data<App>,
    can: Can<access::RenewEndpointSecret>,
    id: Path<EndpointId>,
    Body(Empty {}): Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    let secret = to_the_end(async move { endpoint::renew_secret(&app, &actor, id).await }).await?;
    Ok(HttpResponse::Created()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(EndpointSecret {
            secret: secret.reveal(),
        }))
}

/// Why an endpoint is to get nothing.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndpointDisabling {
    /// For the log and for colleagues.
    reason: Text<500>,
}

/// Switch an endpoint off. What waits for it waits on until it is verified again.
#[utoipa::path(
    tag = "webhooks",
    params(("id" = uuid::Uuid, Path, description = "The endpoint")),
    request_body = EndpointDisabling,
    responses(
        (status = 200, description = "As it is now", body = EndpointBody),
        (status = 404, description = "Not found")
    )
)]
#[post("/endpoints/{id}/deactivation")]
pub async fn disable_endpoint(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::DisableEndpoint>,
    id: Path<EndpointId>,
    Body(body): Body<EndpointDisabling>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let body: EndpointBody = endpoint::disable(&app, &actor, id, &body.reason)
            .await?
            .into();
        answer(StatusCode::OK, Some(body.etag.clone()), None, &body)
    })
    .await
}

/// Remove an endpoint.
#[utoipa::path(
    tag = "webhooks",
    params(("id" = uuid::Uuid, Path, description = "The endpoint")),
    responses(
        (status = 204, description = "It is gone"),
        (status = 404, description = "Not found")
    )
)]
#[delete("/endpoints/{id}")]
pub async fn remove_endpoint(
    app: Data<App>,
    can: Can<access::RemoveEndpoint>,
    id: Path<EndpointId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    to_the_end(async move { endpoint::remove(&app, &actor, id).await }).await?;
    Ok(HttpResponse::NoContent().finish())
}
