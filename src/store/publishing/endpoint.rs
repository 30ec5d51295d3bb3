//! Webhook endpoints: list, insert, change, verify, pause.

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor};

use crate::domain::kernel::id::{AccountId, EndpointId};
use crate::domain::people::account::PersonRef;
use crate::domain::publishing::endpoint::{Endpoint, State};

/// A new endpoint.
#[derive(Debug)]
pub struct NewEndpoint<'a> {
    /// Stable.
    pub id: EndpointId,
    /// Where messages go.
    pub url: &'a str,
    /// What it is for.
    pub description: &'a str,
    /// Of which events it hears.
    pub kinds: &'a [String],
    /// What signs its messages, sealed.
    pub secret: &'a [u8],
    /// Who adds it.
    pub created_by: AccountId,
    /// Now.
    pub created_at: DateTime<Utc>,
}

/// Writes a new endpoint, unverified.
pub async fn insert(db: &mut PgConnection, new: &NewEndpoint<'_>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into endpoints (id, url, description, kinds, secret, state, created_by, created_at)
        values ($1, $2, $3, $4, $5, 'unverified', $6, $7)",
        new.id as _,
        new.url,
        new.description,
        new.kinds,
        new.secret,
        new.created_by as _,
        new.created_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// All endpoints, or the one of this id, oldest first.
pub async fn all(
    db: impl PgExecutor<'_>,
    id: Option<EndpointId>,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<Endpoint>> {
    let rows = sqlx::query!(
        r#"select e.id, e.url, e.description, e.kinds, e.state as "state: State", e.disabled_because, e.failing_since,
            case when e.old_until > $2 then e.old_until end as old_until, e.created_at, e.version,
            a.id as by_id, a.name as by_name,
            (select count(*) from deliveries d where d.endpoint_id = e.id and d.state = 'waiting') as "waiting!"
        from endpoints e
        join accounts a on a.id = e.created_by
        where e.removed_at is null and ($1::uuid is null or e.id = $1)
        order by e.id"#,
        id as Option<EndpointId>,
        now
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Endpoint {
            id: row.id,
            url: row.url,
            description: row.description,
            kinds: row.kinds,
            state: row.state,
            disabled_because: row.disabled_because,
            failing_since: row.failing_since,
            old_until: row.old_until,
            waiting: row.waiting,
            created_by: PersonRef {
                id: row.by_id,
                name: row.by_name,
            },
            created_at: row.created_at,
            version: row.version,
        })
        .collect())
}

/// How many there are.
pub async fn count(db: impl PgExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"select count(*) as "count!" from endpoints where removed_at is null"#)
        .fetch_one(db)
        .await
}

/// An endpoint's address and what signs its messages now, sealed, the newest first.
pub async fn target(
    db: impl PgExecutor<'_>,
    id: EndpointId,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<(String, Vec<Vec<u8>>)>> {
    let row = sqlx::query!(
        "select url, secret, case when old_until > $2 then old_secret end as old_secret
        from endpoints
        where id = $1 and removed_at is null",
        id as _,
        now
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let sealed = [Some(row.secret), row.old_secret];
        (row.url, sealed.into_iter().flatten().collect())
    }))
}

/// Changes an endpoint of `version`; at another address it is unverified again. False when somebody was faster.
pub async fn update(
    db: &mut PgConnection,
    id: EndpointId,
    version: i64,
    url: &str,
    description: &str,
    kinds: &[String],
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update endpoints
        set state = case when url = $3 then state else 'unverified' end,
            disabled_because = case when url = $3 then disabled_because end,
            url = $3, description = $4, kinds = $5, version = version + 1
        where id = $1 and version = $2 and removed_at is null",
        id as _,
        version,
        url,
        description,
        kinds
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Messages go to the endpoint from now on, if it still is at the address that answered.
pub async fn activate(db: &mut PgConnection, id: EndpointId, url: &str) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update endpoints
        set state = 'active', disabled_because = null, failing_since = null, paused_until = null, version = version + 1
        where id = $1 and url = $2 and removed_at is null",
        id as _,
        url
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// It gets nothing from now on; false when it got nothing before.
pub async fn disable(db: &mut PgConnection, id: EndpointId, because: &str) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update endpoints set state = 'disabled', disabled_because = $2, version = version + 1
        where id = $1 and state <> 'disabled' and removed_at is null",
        id as _,
        because
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Removes it; what it was sent stays in the log until that is thrown away.
pub async fn remove(
    db: &mut PgConnection,
    id: EndpointId,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    sqlx::query!(
        "update deliveries set state = 'given_up', settled_at = $2 where endpoint_id = $1 and state = 'waiting'",
        id as _,
        now
    )
    .execute(&mut *db)
    .await?;
    let done = sqlx::query!(
        "update endpoints
        set state = 'disabled', disabled_because = 'removed', removed_at = $2, version = version + 1
        where id = $1 and removed_at is null",
        id as _,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Another secret signs from now on, and the one before until `old_until`.
pub async fn set_secret(
    db: &mut PgConnection,
    id: EndpointId,
    secret: &[u8],
    old_until: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update endpoints set old_secret = secret, old_until = $3, secret = $2, version = version + 1
        where id = $1 and removed_at is null",
        id as _,
        secret,
        old_until
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Something arrived: it fails no more.
pub async fn set_arrived(db: &mut PgConnection, id: EndpointId, url: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update endpoints set failing_since = null, paused_until = null where id = $1 and url = $2 and failing_since is not null",
        id as _,
        url
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Nothing arrived at the address; since when that is so, if it still is the endpoint's. It is left alone until `paused_until`, if it asked for that.
pub async fn set_failing(
    db: &mut PgConnection,
    id: EndpointId,
    url: &str,
    now: DateTime<Utc>,
    paused_until: Option<DateTime<Utc>>,
) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!(
        r#"update endpoints
        set failing_since = coalesce(failing_since, $2), paused_until = greatest(paused_until, $3)
        where id = $1 and url = $4
        returning failing_since as "failing_since!""#,
        id as _,
        now,
        paused_until,
        url
    )
    .fetch_optional(db)
    .await
}
