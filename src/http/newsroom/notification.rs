//! `/me/notifications`: list, count, mark as read.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::newsroom::notification;
use crate::domain::kernel::id::NotificationId;
use crate::domain::newsroom::notification::Notification;
use crate::http::kit::access;
use crate::http::kit::answer::read;
use crate::http::kit::change::to_the_end;
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::{Query, limit};
use crate::http::kit::problem::Problem;

/// Which part of the inbox.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InboxFilter {
    /// `true`: only what was not read.
    unread: Option<bool>,
    /// Entries a page, 1 to 100; 50 unless said.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// Where to go on: `next_cursor` of the page before.
    cursor: Option<String>,
}

/// A page of the inbox.
#[derive(Debug, Serialize, ToSchema)]
pub struct Inbox {
    /// Newest first.
    items: Vec<Notification>,
    /// Send it as `cursor` for the next page; null on the last.
    next_cursor: Option<String>,
    /// How many were not read; 100 stands for that and more.
    unread: i64,
}

/// Read one's own inbox.
#[utoipa::path(
    tag = "session",
    params(InboxFilter),
    responses((status = 200, description = "One page, newest first", body = Inbox))
)]
#[get("/me/notifications")]
pub async fn list_notifications(
    app: Data<App>,
    can: Can<access::ListNotifications>,
    request: HttpRequest,
    Query(query): Query<InboxFilter>,
) -> Result<HttpResponse, Problem> {
    let (page, unread) = notification::inbox(
        &app,
        can.account.id,
        query.unread.unwrap_or(false),
        query.cursor.as_deref(),
        limit(query.limit)?,
    )
    .await?;
    read(
        &request,
        &Inbox {
            items: page.items,
            next_cursor: page.next,
            unread,
        },
    )
}

/// What was read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenNotifications {
    /// Which; all unless said.
    ids: Option<Vec<NotificationId>>,
}

/// Mark notifications of one's own as read.
#[utoipa::path(
    tag = "session",
    request_body = SeenNotifications,
    responses((status = 204, description = "Marked"))
)]
#[post("/me/notifications/reading")]
pub async fn read_notifications(
    app: Data<App>,
    can: Can<access::ReadNotifications>,
    Body(seen): Body<SeenNotifications>,
) -> Result<HttpResponse, Problem> {
    let account = can.account.id;
    to_the_end(async move { notification::read(&app, account, seen.ids.as_deref()).await }).await?;
    Ok(HttpResponse::NoContent().finish())
}
