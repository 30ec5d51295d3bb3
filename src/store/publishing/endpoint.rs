//! Webhook endpoints: list, insert, change, verify, pause.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::desk_language::DeskLanguage;
use crate::domain::kernel::id::{AccountId, EndpointId};
use crate::domain::people::account::PersonRef;
use crate::domain::publishing::endpoint::{Endpoint, Shape, State};
use crate::store::kit::connection::Connection;

/// A webhook endpoint to insert.
#[derive(Debug)]
pub struct NewEndpoint<'a> {
    /// Chosen by the caller.
    pub id: EndpointId,
    /// URL that receives the deliveries.
    pub url: &'a str,
    /// The admin's note about the endpoint's purpose.
    pub description: &'a str,
    /// Names of the subscribed event kinds. Empty means all kinds that endpoints may receive.
    pub kinds: &'a [String],
    /// What the endpoint gets.
    pub shape: Shape,
    /// Language of the messages to a chat channel.
    pub language: DeskLanguage,
    /// Signing secret, encrypted; `None` for a chat channel.
    pub secret: Option<&'a [u8]>,
    /// The admin who adds the endpoint.
    pub created_by: AccountId,
    /// Time of creation.
    pub created_at: DateTime<Utc>,
}

/// Inserts an endpoint in state `unverified`, which receives nothing until it is activated.
pub async fn insert(db: &mut Connection, new: &NewEndpoint<'_>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into endpoints (id, url, description, kinds, secret, state, created_by, created_at, shape, language)
        values ($1, $2, $3, $4, $5, 'unverified', $6, $7, $8, $9)",
        new.id as _,
        new.url,
        new.description,
        new.kinds,
        new.secret,
        new.created_by as _,
        new.created_at,
        new.shape as _,
        new.language as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// All endpoints, or the one with this id, oldest first. Removed endpoints are excluded.
pub async fn all(db: impl PgExecutor<'_>, id: Option<EndpointId>, now: DateTime<Utc>) -> sqlx::Result<Vec<Endpoint>> {
    let rows = sqlx::query!(
        r#"select e.id, e.url, e.shape as "shape: Shape", e.language as "language: DeskLanguage", e.description, e.kinds,
            e.state as "state: State", e.disabled_because, e.failing_since,
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
            shape: row.shape,
            language: row.language,
            description: row.description,
            kinds: row.kinds,
            state: row.state,
            disabled_because: row.disabled_because,
            failing_since: row.failing_since,
            old_until: row.old_until,
            waiting: row.waiting,
            created_by: PersonRef { id: row.by_id, name: row.by_name },
            created_at: row.created_at,
            version: row.version,
        })
        .collect())
}

/// Number of endpoints, without removed ones.
pub async fn count(db: impl PgExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"select count(*) as "count!" from endpoints where removed_at is null"#).fetch_one(db).await
}

/// Where a test message of an endpoint goes, and how it is made.
#[derive(Debug)]
pub struct Target {
    /// URL of the endpoint.
    pub url: String,
    /// What the endpoint gets.
    pub shape: Shape,
    /// Language of the messages to a chat channel.
    pub language: DeskLanguage,
    /// Encrypted signing secrets, newest first; none for a chat channel. The old secret is included until its end.
    pub sealed: Vec<Vec<u8>>,
}

/// Where a test message of an endpoint goes. `None` for an endpoint that does not exist.
pub async fn target(db: impl PgExecutor<'_>, id: EndpointId, now: DateTime<Utc>) -> sqlx::Result<Option<Target>> {
    let row = sqlx::query!(
        r#"select url, shape as "shape: Shape", language as "language: DeskLanguage", secret,
            case when old_until > $2 then old_secret end as old_secret
        from endpoints
        where id = $1 and removed_at is null"#,
        id as _,
        now
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Target {
        url: row.url,
        shape: row.shape,
        language: row.language,
        sealed: [row.secret, row.old_secret].into_iter().flatten().collect(),
    }))
}

/// Changes an endpoint if its version is `version`, and increments the version. A new URL resets the state to
/// unverified. Returns false if the version does not match or the endpoint was removed.
pub async fn update(
    db: &mut Connection,
    id: EndpointId,
    version: i64,
    url: &str,
    description: &str,
    kinds: &[String],
    language: DeskLanguage,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update endpoints
        set state = case when url = $3 then state else 'unverified' end,
            disabled_because = case when url = $3 then disabled_because end,
            url = $3, description = $4, kinds = $5, language = $6, version = version + 1
        where id = $1 and version = $2 and removed_at is null",
        id as _,
        version,
        url,
        description,
        kinds,
        language as _
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Activates an endpoint if its URL is still the verified `url`. Returns false otherwise.
pub async fn activate(db: &mut Connection, id: EndpointId, url: &str) -> sqlx::Result<bool> {
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

/// Disables an endpoint with a reason. Returns false if the endpoint was already disabled or removed.
pub async fn disable(db: &mut Connection, id: EndpointId, because: &str) -> sqlx::Result<bool> {
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

/// Removes an endpoint and gives up its waiting deliveries. The delivery log stays until it is deleted by age.
/// Returns false if the endpoint was already removed.
pub async fn remove(db: &mut Connection, id: EndpointId, now: DateTime<Utc>) -> sqlx::Result<bool> {
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

/// Replaces the signing secret; the previous secret also signs until `old_until`, exclusive. Returns false if
/// the endpoint was removed.
pub async fn set_secret(
    db: &mut Connection,
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

/// Clears the failing mark and the pause after a successful delivery to `url`.
pub async fn set_arrived(db: &mut Connection, id: EndpointId, url: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update endpoints set failing_since = null, paused_until = null where id = $1 and url = $2 and failing_since is not null",
        id as _,
        url
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Marks an endpoint as failing and extends its pause to `paused_until`, if given. Returns the start of the
/// failing period, or `None` if the endpoint's URL is no longer `url`.
pub async fn set_failing(
    db: &mut Connection,
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
