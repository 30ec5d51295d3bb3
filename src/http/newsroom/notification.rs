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
use crate::http::kit::change::{change, done};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::{Query, limit};
use crate::http::kit::problem::Problem;

/// Query parameters of the notification list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InboxFilter {
    /// `true` lists only unread notifications.
    unread: Option<bool>,
    /// Page size, 1 to 100. Default: 50.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next_cursor` of the previous page.
    #[param(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    cursor: Option<String>,
}

/// A page of notifications.
#[derive(Debug, Serialize, ToSchema)]
pub struct Inbox {
    /// Notifications, newest first.
    items: Vec<Notification>,
    /// Value of `cursor` for the next page; null on the last page.
    #[schema(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    next_cursor: Option<String>,
    /// Number of unread notifications; 100 means 100 or more.
    unread: i64,
}

/// List the caller's notifications, newest first.
#[utoipa::path(
    tag = "notifications",
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
    read(&request, &Inbox { items: page.items, next_cursor: page.next, unread })
}

/// Request to mark notifications as read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "ids": ["019cade2-11c0-76bb-ae3c-a93ae2eaee36"] }))]
pub struct SeenNotifications {
    /// Ids of the notifications. Default: all notifications of the caller.
    ids: Option<Vec<NotificationId>>,
}

/// Mark the caller's notifications as read.
#[utoipa::path(
    tag = "notifications",
    request_body = SeenNotifications,
    responses((status = 204, description = "Marked"))
)]
#[post("/me/notifications/reading")]
pub async fn read_notifications(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ReadNotifications>,
    Body(seen): Body<SeenNotifications>,
) -> Result<HttpResponse, Problem> {
    let (actor, account) = (can.actor.clone(), can.account.id);
    change(&app, &request, &can, |app| async move {
        notification::read(&app, &actor, account, seen.ids.as_deref()).await?;
        Ok(done())
    })
    .await
}
