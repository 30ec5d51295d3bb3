//! `/subscriptions`: feeds, sitemaps and pages whose new articles come in by themselves.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put};

use super::subscription_body::{ImportedSubscriptions, NewSubscription, RulesBody, SubscriptionBody};
use crate::app::articles::subscription;
use crate::app::context::App;
use crate::domain::articles::subscription::SubscriptionEntry;
use crate::domain::kernel::id::SubscriptionId;
use crate::domain::kernel::page::position;
use crate::formats::opml;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read, read_version};
use crate::http::kit::change::{Change, answer, change, done};
use crate::http::kit::extract::body::{Empty, File, USUAL};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::IfMatch;
use crate::http::kit::extract::query::{Paging, Query};
use crate::http::kit::problem::Problem;

/// List subscriptions, newest first.
#[utoipa::path(
    tag = "subscriptions",
    params(Paging),
    responses((status = 200, description = "One page of results", body = Page<SubscriptionBody>))
)]
#[get("/subscriptions")]
pub async fn list_subscriptions(
    app: Data<App>,
    _can: Can<access::ListSubscriptions>,
    request: HttpRequest,
    Query(paging): Query<Paging>,
) -> Result<HttpResponse, Problem> {
    let after = paging.cursor.as_deref().map(position).transpose()?;
    let page = subscription::page(&app, after, paging.limit()?).await?;
    read(&request, &Page::<SubscriptionBody>::from(page))
}

/// Subscribe to a feed.
///
/// The address is looked at in the background, at once. A page that names a feed leads to that feed.
#[utoipa::path(
    tag = "subscriptions",
    request_body = NewSubscription,
    responses(
        (status = 201, description = "Subscribed", body = SubscriptionBody),
        (status = 200, description = "Subscribed already; the rules stay as they are", body = SubscriptionBody),
        (status = 422, description = "A field is invalid, or there are too many subscriptions")
    )
)]
#[post("/subscriptions")]
pub async fn add_subscription(
    change: Change<access::AddSubscription, NewSubscription>,
) -> Result<HttpResponse, Problem> {
    change
        .run(|app, actor, new| async move {
            let rules = new.rules.unwrap_or_default().rules()?;
            let (added, is_new) = subscription::add(&app, &actor, &new.url, rules).await?;
            let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
            let body = SubscriptionBody::from(added);
            let place = format!("/api/v1/subscriptions/{}", body.id);
            answer(status, Some(body.etag.clone()), Some(place), &body)
        })
        .await
}

/// Read a subscription.
#[utoipa::path(
    tag = "subscriptions",
    params(("id" = SubscriptionId, Path, description = "The subscription")),
    responses((status = 200, description = "The subscription", body = SubscriptionBody))
)]
#[get("/subscriptions/{id}")]
pub async fn read_subscription(
    app: Data<App>,
    _can: Can<access::ReadSubscription>,
    request: HttpRequest,
    id: Path<SubscriptionId>,
) -> Result<HttpResponse, Problem> {
    let body = SubscriptionBody::from(subscription::by_id(&app, *id).await?);
    read_version(&request, &body.etag, &body)
}

/// Change the rules of a subscription, pause or resume it.
#[utoipa::path(
    tag = "subscriptions",
    params(
        ("id" = SubscriptionId, Path, description = "The subscription"),
        ("If-Match" = String, Header, description = "The subscription's ETag", example = "\"subscription-019cade2-11c0-7f3a-a5d7-6b0c2e9d4188-1\"")
    ),
    request_body = RulesBody,
    responses(
        (status = 200, description = "Changed", body = SubscriptionBody),
        (status = 412, description = "The ETag in If-Match is not the current version"),
        (status = 422, description = "A field is invalid")
    )
)]
#[put("/subscriptions/{id}")]
pub async fn change_subscription(
    change: Change<access::ChangeSubscription, RulesBody>,
    id: Path<SubscriptionId>,
    seen: IfMatch,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, body| async move {
            let (is_paused, expected) = (body.is_paused, seen.of_subscription(id));
            let changed = subscription::change(&app, &actor, id, expected, body.rules()?, is_paused).await?;
            let body = SubscriptionBody::from(changed);
            answer(StatusCode::OK, Some(body.etag.clone()), None, &body)
        })
        .await
}

/// Remove a subscription.
///
/// Its articles stay.
#[utoipa::path(
    tag = "subscriptions",
    params(("id" = SubscriptionId, Path, description = "The subscription")),
    responses((status = 204, description = "Removed"))
)]
#[delete("/subscriptions/{id}")]
pub async fn remove_subscription(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::RemoveSubscription>,
    id: Path<SubscriptionId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        subscription::remove(&app, &actor, id).await?;
        Ok(done())
    })
    .await
}

/// Look at a feed now.
///
/// A subscription that rests is resumed.
#[utoipa::path(
    tag = "subscriptions",
    params(("id" = SubscriptionId, Path, description = "The subscription")),
    request_body = Empty,
    responses((status = 202, description = "Queued", body = SubscriptionBody))
)]
#[post("/subscriptions/{id}/poll")]
pub async fn poll_subscription(
    change: Change<access::PollSubscription, Empty>,
    id: Path<SubscriptionId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, Empty {}| async move {
            let body = SubscriptionBody::from(subscription::poll(&app, &actor, id).await?);
            answer(StatusCode::ACCEPTED, Some(body.etag.clone()), None, &body)
        })
        .await
}

/// List what a feed brought, newest first, with what became of it.
#[utoipa::path(
    tag = "subscriptions",
    params(("id" = SubscriptionId, Path, description = "The subscription"), Paging),
    responses((status = 200, description = "One page of results", body = Page<SubscriptionEntry>))
)]
#[get("/subscriptions/{id}/entries")]
pub async fn list_subscription_entries(
    app: Data<App>,
    _can: Can<access::ListSubscriptionEntries>,
    request: HttpRequest,
    id: Path<SubscriptionId>,
    Query(paging): Query<Paging>,
) -> Result<HttpResponse, Problem> {
    let after = paging.cursor.as_deref().map(position).transpose()?;
    let page = subscription::entries(&app, *id, after, paging.limit()?).await?;
    read(&request, &Page::<SubscriptionEntry>::from(page))
}

/// Download all subscriptions as an OPML file.
#[utoipa::path(
    tag = "subscriptions",
    responses((status = 200, description = "OPML 2.0", content_type = "text/x-opml", body = String))
)]
#[get("/subscriptions.opml")]
pub async fn export_subscriptions(
    app: Data<App>,
    _can: Can<access::ExportSubscriptions>,
) -> Result<HttpResponse, Problem> {
    let file = opml::write(&subscription::all(&app).await?, &app.publisher().name);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, opml::MEDIA_TYPE))
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"subscriptions.opml\""))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(file))
}

/// Subscribe to all feeds of an OPML file.
///
/// The body is the file, at most 1 MiB. The new subscriptions have the default rules.
#[utoipa::path(
    tag = "subscriptions",
    request_body(content = Vec<u8>, content_type = "text/x-opml", description = "The file", example = json!("<opml version=\"2.0\"><body><outline text=\"Korvale Courier\" xmlUrl=\"https://courier.example.org/feed.xml\"/></body></opml>")),
    responses(
        (status = 200, description = "Number of feeds", body = ImportedSubscriptions),
        (status = 413, description = "Larger than 1 MiB"),
        (status = 422, description = "Not an OPML file with feeds, or there are too many subscriptions")
    )
)]
#[post("/subscriptions.opml")]
pub async fn import_subscriptions(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ImportSubscriptions>,
    file: File<USUAL>,
) -> Result<HttpResponse, Problem> {
    let actor = can.actor.clone();
    change(&app, &request, &can, |app| async move {
        let rules = RulesBody::default().rules()?;
        let imported = subscription::import(&app, &actor, &file.bytes, &rules).await?;
        answer(StatusCode::OK, None, None, &ImportedSubscriptions::from(imported))
    })
    .await
}
