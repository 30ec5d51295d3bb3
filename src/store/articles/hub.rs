//! Subscriptions to feeds at their hubs.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::articles::hub::{Announced, FeedHub};
use crate::domain::kernel::id::SubscriptionId;
use crate::store::kit::connection::Connection;

/// The hub of a subscription's feed, with its sealed secret.
pub async fn of(db: impl PgExecutor<'_>, id: SubscriptionId) -> sqlx::Result<Option<(FeedHub, Vec<u8>)>> {
    let row = sqlx::query!(
        "select hub, topic, callback, secret, asked_at, lease_until, told_at, is_silent
        from feed_hubs
        where subscription_id = $1",
        id as _
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let hub = FeedHub {
            hub: row.hub,
            topic: row.topic,
            callback: row.callback,
            asked_at: row.asked_at,
            lease_until: row.lease_until,
            told_at: row.told_at,
            is_silent: row.is_silent,
        };
        (hub, row.secret)
    }))
}

/// The subscription of a callback, unless people have paused it or it was given up.
pub async fn by_callback(db: impl PgExecutor<'_>, callback: &str) -> sqlx::Result<Option<SubscriptionId>> {
    sqlx::query_scalar!(
        r#"select h.subscription_id as "id: SubscriptionId"
        from feed_hubs h
        join subscriptions s on s.id = h.subscription_id
        where h.callback = $1 and s.state = 'active'"#,
        callback
    )
    .fetch_optional(db)
    .await
}

/// Begins a subscription at a hub, instead of any other for the same feed.
pub async fn begin(
    db: &mut Connection,
    id: SubscriptionId,
    at: &Announced,
    callback: &str,
    secret: &[u8],
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into feed_hubs (subscription_id, hub, topic, callback, secret, asked_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (subscription_id) do update
        set hub = $2, topic = $3, callback = $4, secret = $5, asked_at = $6, lease_until = null, told_at = null,
            is_silent = false",
        id as _,
        at.hub.as_str(),
        at.topic.as_str(),
        callback,
        secret,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Ends the subscription at the hub: the feed names none.
pub async fn end(db: &mut Connection, id: SubscriptionId) -> sqlx::Result<()> {
    sqlx::query!("delete from feed_hubs where subscription_id = $1", id as _).execute(db).await?;
    Ok(())
}

/// Records that the hub is asked again.
pub async fn set_asked(db: &mut Connection, id: SubscriptionId, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("update feed_hubs set asked_at = $2 where subscription_id = $1", id as _, now).execute(db).await?;
    Ok(())
}

/// Sets until when the hub tells; `None`: it has refused.
pub async fn set_lease(db: &mut Connection, id: SubscriptionId, until: Option<DateTime<Utc>>) -> sqlx::Result<()> {
    sqlx::query!("update feed_hubs set lease_until = $2 where subscription_id = $1", id as _, until)
        .execute(db)
        .await?;
    Ok(())
}

/// Records that the hub told of something.
pub async fn set_told(db: &mut Connection, id: SubscriptionId, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("update feed_hubs set told_at = $2, is_silent = false where subscription_id = $1", id as _, now)
        .execute(db)
        .await?;
    Ok(())
}

/// Records that there were new entries of which the hub did not tell.
pub async fn set_silent(db: &mut Connection, id: SubscriptionId) -> sqlx::Result<()> {
    sqlx::query!("update feed_hubs set is_silent = true where subscription_id = $1", id as _).execute(db).await?;
    Ok(())
}
