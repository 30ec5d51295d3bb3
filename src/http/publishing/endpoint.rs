//! `/endpoints`: webhook endpoints.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::publishing::endpoint::{self, EndpointInput};
use crate::domain::kernel::desk_language::DeskLanguage;
use crate::domain::kernel::id::EndpointId;
use crate::domain::kernel::text::Text;
use crate::domain::publishing::endpoint::{Endpoint, Shape, kinds};
use crate::http::kit::access;
use crate::http::kit::answer::{read, read_version};
use crate::http::kit::change::{Change, answer, change, done, shown_once};
use crate::http::kit::extract::body::{Body, Empty};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::{IfMatch, endpoint_etag};
use crate::http::kit::problem::Problem;

/// A webhook endpoint.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EndpointFile)]
pub struct EndpointBody {
    #[serde(flatten)]
    endpoint: Endpoint,
    /// Entity tag of the endpoint, for `If-Match`.
    #[schema(example = "\"endpoint-019cade2-11c0-70e6-8ffa-07431c426d2a-2\"")]
    etag: String,
}

impl From<Endpoint> for EndpointBody {
    fn from(endpoint: Endpoint) -> Self {
        Self { etag: endpoint_etag(endpoint.id, endpoint.version), endpoint }
    }
}

/// All webhook endpoints, and the available event kinds.
#[derive(Debug, Serialize, ToSchema)]
pub struct Endpoints {
    /// Endpoints, oldest first.
    items: Vec<EndpointBody>,
    /// Event kinds that a webhook can subscribe to.
    kinds: Vec<&'static str>,
    /// Event kinds that a chat channel can subscribe to.
    chat_kinds: Vec<&'static str>,
}

/// List all webhook endpoints.
#[utoipa::path(tag = "webhooks", responses((status = 200, description = "All endpoints, on one page", body = Endpoints)))]
#[get("/endpoints")]
pub async fn list_endpoints(
    app: Data<App>,
    _can: Can<access::ListEndpoints>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let items = endpoint::all(&app).await?;
    let items = items.into_iter().map(EndpointBody::from).collect();
    let body = Endpoints { items, kinds: kinds(Shape::Webhook), chat_kinds: kinds(Shape::Slack) };
    read(&request, &body)
}

/// Read a webhook endpoint.
#[utoipa::path(
    tag = "webhooks",
    params(("id" = EndpointId, Path, description = "The endpoint")),
    responses(
        (status = 200, description = "The endpoint", body = EndpointBody),
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

/// Request to add or change a webhook endpoint.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "url": "https://hooks.example.org/claimdesk",
    "description": "Newsroom website",
    "kinds": ["verdict.published", "verdict.corrected"]
}))]
pub struct NewEndpoint {
    /// URL of the receiver: https, and no private address unless the setting `webhooks.allow` lists the address.
    url: Text<2000>,
    /// Purpose of the endpoint, 1 to 200 code points.
    description: Text<200>,
    /// Event kinds to subscribe to. Default: all kinds that endpoints of the shape can receive.
    #[serde(default)]
    #[schema(example = json!(["verdict.published", "verdict.corrected"]))]
    kinds: Vec<String>,
    /// What the endpoint gets. Default: `webhook`. Cannot be changed later.
    shape: Option<Shape>,
    /// Language of the messages to a chat channel. Default: `en`.
    language: Option<DeskLanguage>,
}

impl From<NewEndpoint> for EndpointInput {
    fn from(new: NewEndpoint) -> Self {
        let NewEndpoint { url, description, kinds, shape, language } = new;
        Self { url, description, kinds, shape, language }
    }
}

/// A new webhook endpoint with its secret, which is shown only in this response.
#[derive(Debug, Serialize, ToSchema)]
pub struct AddedEndpoint {
    #[serde(flatten)]
    endpoint: EndpointBody,
    /// Signing secret, `whsec_…`. The receiver verifies signatures with the secret (Standard Webhooks 1.0). Null for a chat channel.
    #[schema(example = "whsec_UOch5JwBPwDGLPWfIWNUKp2N8CRk7+th")]
    secret: Option<String>,
}

/// Add a webhook endpoint.
///
/// The endpoint receives no events before its verification.
#[utoipa::path(
    tag = "webhooks",
    request_body = NewEndpoint,
    responses(
        (status = 201, description = "Endpoint with its secret, which is shown only in this response", body = AddedEndpoint),
        (status = 422, description = "The URL is not allowed, or an event kind is unknown")
    )
)]
#[post("/endpoints")]
pub async fn add_endpoint(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::AddEndpoint>,
    Body(new): Body<NewEndpoint>,
) -> Result<HttpResponse, Problem> {
    let actor = can.actor.clone();
    change(&app, &request, &can, |app| async move {
        let (endpoint, secret) = endpoint::add(&app, &actor, new.into()).await?;
        let secret = secret.map(|secret| secret.reveal());
        shown_once(StatusCode::CREATED, &AddedEndpoint { endpoint: endpoint.into(), secret })
    })
    .await
}

/// Change a webhook endpoint.
///
/// A new URL requires a new verification.
#[utoipa::path(
    tag = "webhooks",
    params(("id" = EndpointId, Path, description = "The endpoint"), ("If-Match" = String, Header, description = "The endpoint's ETag", example = "\"endpoint-019cade2-11c0-70e6-8ffa-07431c426d2a-2\"")),
    request_body = NewEndpoint,
    responses(
        (status = 200, description = "Changed", body = EndpointBody),
        (status = 404, description = "Not found"),
        (status = 412, description = "The ETag in If-Match is not the current version"),
        (status = 422, description = "The URL is not allowed, or an event kind is unknown")
    )
)]
#[put("/endpoints/{id}")]
pub async fn change_endpoint(
    change: Change<access::ChangeEndpoint, NewEndpoint>,
    id: Path<EndpointId>,
    seen: IfMatch,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, new| async move {
            let expected = seen.of_endpoint(id);
            let body: EndpointBody = endpoint::change(&app, &actor, id, expected, new.into()).await?.into();
            answer(StatusCode::OK, Some(body.etag.clone()), None, &body)
        })
        .await
}

/// Verify a webhook endpoint with a test message.
///
/// If the endpoint responds with a status from 200 to 299, the endpoint becomes active. A chat channel shows the message.
#[utoipa::path(
    tag = "webhooks",
    params(("id" = EndpointId, Path, description = "The endpoint")),
    request_body = Empty,
    responses(
        (status = 200, description = "Verified", body = EndpointBody),
        (status = 404, description = "Not found"),
        (status = 409, description = "The endpoint returned another status or no response; the detail has the reason")
    )
)]
#[post("/endpoints/{id}/verification")]
pub async fn verify_endpoint(
    change: Change<access::VerifyEndpoint, Empty>,
    id: Path<EndpointId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, Empty {}| async move {
            let body: EndpointBody = endpoint::verify(&app, &actor, id).await?.into();
            answer(StatusCode::OK, Some(body.etag.clone()), None, &body)
        })
        .await
}

/// A new signing secret, which is shown only in this response.
#[derive(Debug, Serialize, ToSchema)]
pub struct EndpointSecret {
    /// Signing secret, `whsec_…`.
    #[schema(example = "whsec_UOch5JwBPwDGLPWfIWNUKp2N8CRk7+th")]
    secret: String,
}

/// Rotate the signing secret of a webhook endpoint.
///
/// For one day each message is signed with both the new and the old secret.
#[utoipa::path(
    tag = "webhooks",
    params(("id" = EndpointId, Path, description = "The endpoint")),
    request_body = Empty,
    responses(
        (status = 201, description = "Secret, shown only in this response", body = EndpointSecret),
        (status = 404, description = "Not found"),
        (status = 409, description = "The endpoint is a chat channel, whose messages are not signed")
    )
)]
#[post("/endpoints/{id}/secret")]
pub async fn renew_endpoint_secret(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::RenewEndpointSecret>,
    id: Path<EndpointId>,
    Body(Empty {}): Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        let secret = endpoint::renew_secret(&app, &actor, id).await?;
        shown_once(StatusCode::CREATED, &EndpointSecret { secret: secret.reveal() })
    })
    .await
}

/// Request to disable a webhook endpoint.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "The website moves to another server." }))]
pub struct EndpointDisabling {
    /// Reason, shown in the log and to colleagues.
    reason: Text<500>,
}

/// Disable a webhook endpoint.
///
/// Pending deliveries wait until the endpoint is verified again.
#[utoipa::path(
    tag = "webhooks",
    params(("id" = EndpointId, Path, description = "The endpoint")),
    request_body = EndpointDisabling,
    responses(
        (status = 200, description = "Disabled", body = EndpointBody),
        (status = 404, description = "Not found")
    )
)]
#[post("/endpoints/{id}/deactivation")]
pub async fn disable_endpoint(
    change: Change<access::DisableEndpoint, EndpointDisabling>,
    id: Path<EndpointId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, body| async move {
            let body: EndpointBody = endpoint::disable(&app, &actor, id, &body.reason).await?.into();
            answer(StatusCode::OK, Some(body.etag.clone()), None, &body)
        })
        .await
}

/// Remove a webhook endpoint.
#[utoipa::path(
    tag = "webhooks",
    params(("id" = EndpointId, Path, description = "The endpoint")),
    responses(
        (status = 204, description = "Removed"),
        (status = 404, description = "Not found")
    )
)]
#[delete("/endpoints/{id}")]
pub async fn remove_endpoint(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::RemoveEndpoint>,
    id: Path<EndpointId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        endpoint::remove(&app, &actor, id).await?;
        Ok(done())
    })
    .await
}
