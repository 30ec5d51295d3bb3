//! What has a person not heard of yet?

use super::App;
use super::claims::position;
use super::error::Result;
use crate::domain::id::{AccountId, NotificationId};
use crate::domain::notification::Notification;
use crate::domain::page::{Limit, Page};
use crate::store;

/// A page of a person's inbox, newest first, and how many they have not read (100 at most).
pub async fn inbox(
    app: &App,
    account: AccountId,
    only_unread: bool,
    cursor: Option<&str>,
    limit: Limit,
) -> Result<(Page<Notification>, i64)> {
    let before = cursor.map(position).transpose()?;
    let mut db = app.pool.acquire().await?;
    let unread = store::notifications::unread(&mut *db, account).await?;
    let found =
        store::notifications::page(&mut *db, account, only_unread, before, limit.probe()).await?;
    Ok((
        Page::cut(found, limit, |notification| notification.id),
        unread,
    ))
}

/// Marks these of a person's own as read, or all.
pub async fn read(app: &App, account: AccountId, ids: Option<&[NotificationId]>) -> Result<()> {
    store::notifications::set_read(&app.pool, account, ids, app.clock.now()).await?;
    Ok(())
}
