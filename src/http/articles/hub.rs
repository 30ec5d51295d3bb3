//! `/hub/{callback}`: where hubs verify subscriptions to feeds and tell of new entries (WebSub, 5.3 and 7).

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{Data, Path, Payload};
use actix_web::{FromRequest, HttpRequest, HttpResponse, get, post};
use serde::Deserialize;

use crate::app::articles::subscription::hub::{self, Question};
use crate::app::context::App;
use crate::app::error::Error;
use crate::http::kit::extract::body::File;
use crate::http::kit::extract::query::Query;
use crate::http::kit::problem::Problem;

/// Maximum size of a message, in bytes: that of a feed.
const LARGEST: usize = 5 * 1024 * 1024;

/// What a hub asks.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HubQuery {
    /// `subscribe` or `denied`.
    #[serde(rename = "hub.mode")]
    #[param(example = "subscribe")]
    mode: String,
    /// The address by which the hub knows the feed.
    #[serde(rename = "hub.topic")]
    #[param(example = "https://courier.example.org/feed.xml")]
    topic: Option<String>,
    /// What the answer must be.
    #[serde(rename = "hub.challenge")]
    #[param(example = "5Hq2")]
    challenge: Option<String>,
    /// Seconds for which the hub will tell.
    #[serde(rename = "hub.lease_seconds")]
    #[param(example = 864_000)]
    lease: Option<i64>,
}

/// Verify a subscription to a feed for its hub.
///
/// For hubs only: the path is known to the hub alone.
#[utoipa::path(
    tag = "subscriptions",
    params(("callback" = String, Path, description = "Unguessable part of the address", example = "b0f3tq"), HubQuery),
    responses(
        (status = 200, description = "The challenge", content_type = "text/plain", body = String),
        (status = 404, description = "The newsroom does not want this subscription"),
        (status = 429, description = "Too many messages for one feed")
    )
)]
#[get("/hub/{callback}")]
pub async fn verify_hub(
    app: Data<App>,
    callback: Path<String>,
    Query(query): Query<HubQuery>,
) -> Result<HttpResponse, Problem> {
    let question = match (query.mode.as_str(), &query.topic, &query.challenge) {
        ("subscribe", Some(topic), Some(_)) => Question::Subscribe { topic, lease: query.lease },
        ("denied", ..) => Question::Denied,
        _ => return Err(Error::NotFound("subscription").into()),
    };
    hub::verify(&app, &callback, question).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(query.challenge.unwrap_or_default()))
}

/// Tell that a feed has new entries.
///
/// For hubs only. A message without the right `X-Hub-Signature` has no effect and gets the same response. A right one lets the
/// server look at the feed; the body itself is not read.
#[utoipa::path(
    tag = "subscriptions",
    params(
        ("callback" = String, Path, description = "Unguessable part of the address", example = "b0f3tq"),
        ("X-Hub-Signature" = Option<String>, Header, description = "HMAC of the body with the subscription's secret", example = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The feed or its new entries, at most 5 MiB", example = json!("<rss version=\"2.0\"/>")),
    responses(
        (status = 202, description = "Received"),
        (status = 404, description = "The newsroom does not want this subscription"),
        (status = 413, description = "Larger than 5 MiB"),
        (status = 429, description = "Too many messages for one feed")
    )
)]
#[post("/hub/{callback}")]
pub async fn hear_hub(
    app: Data<App>,
    request: HttpRequest,
    callback: Path<String>,
    payload: Payload,
) -> Result<HttpResponse, Problem> {
    let id = hub::by_callback(&app, &callback).await?;
    let File { bytes, .. } = File::<LARGEST>::from_request(&request, &mut payload.into_inner()).await?;
    let signature = request.headers().get("x-hub-signature").and_then(|value| value.to_str().ok());
    hub::hear(&app, id, signature, &bytes).await?;
    Ok(HttpResponse::Accepted().finish())
}
