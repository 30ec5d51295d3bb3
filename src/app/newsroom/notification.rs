//! Notifications: list, count, mark as read.

use crate::app::context::App;
use crate::app::error::Result;
use crate::app::work::Work;
use crate::domain::kernel::id::{AccountId, NotificationId};
use crate::domain::kernel::page::position;
use crate::domain::kernel::page::{Limit, Page};
use crate::domain::newsroom::notification::Notification;
use crate::domain::people::actor::Actor;
use crate::store;

/// A page of an account's notifications, newest first, and the number of unread ones (at most 100).
pub async fn inbox(
    app: &App,
    account: AccountId,
    only_unread: bool,
    cursor: Option<&str>,
    limit: Limit,
) -> Result<(Page<Notification>, i64)> {
    let before = cursor.map(position).transpose()?;
    let mut db = app.pool.acquire().await?;
    let unread = store::newsroom::notification::unread(&mut *db, account).await?;
    let found = store::newsroom::notification::page(&mut *db, account, only_unread, before, limit.probe()).await?;
    Ok((Page::cut(found, limit, |notification| notification.id), unread))
}

/// Marks notifications of the account as read; `None` marks all. Ids of other accounts are ignored.
pub async fn read(app: &App, actor: &Actor, account: AccountId, ids: Option<&[NotificationId]>) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let now = work.now();
    store::newsroom::notification::set_read(work.db(), account, ids, now).await?;
    work.commit().await
}
