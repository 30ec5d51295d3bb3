//! Webhook deliveries: fan-out position, leases, attempts, redelivery.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::desk_language::DeskLanguage;
use crate::domain::kernel::id::{DeliveryId, EndpointId};
use crate::domain::newsroom::event::Cursor;
use crate::domain::publishing::delivery::{Attempt, Delivery, State, Taken};
use crate::domain::publishing::endpoint::{Listener, Shape};
use crate::store::kit::connection::Connection;

/// The cursor up to which events were turned into deliveries. Locks the row until the transaction ends; `None` while
/// another process holds the lock.
pub async fn lock_outbox(db: &mut Connection) -> sqlx::Result<Option<Cursor>> {
    let position = sqlx::query_scalar!("select position from outbox for update skip locked").fetch_optional(db).await?;
    Ok(position.map(Cursor))
}

/// Saves the cursor up to which events were turned into deliveries.
pub async fn set_outbox(db: &mut Connection, cursor: Cursor) -> sqlx::Result<()> {
    sqlx::query!("update outbox set position = $1", cursor.0).execute(db).await?;
    Ok(())
}

/// Moves the cursor to the newest event that has a position if no endpoint is active.
pub async fn skip_ahead(db: &mut Connection) -> sqlx::Result<()> {
    sqlx::query!(
        "update outbox
        set position = (select max(position) from event_positions)
        where position < (select max(position) from event_positions)
            and not exists (select from endpoints where state = 'active')"
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Active endpoints.
pub async fn listeners(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<Listener>> {
    sqlx::query_as!(
        Listener,
        r#"select id, kinds, shape as "shape: Shape", language as "language: DeskLanguage"
        from endpoints
        where state = 'active'"#
    )
    .fetch_all(db)
    .await
}

/// A webhook delivery to insert: one event for one endpoint.
#[derive(Debug)]
pub struct NewDelivery {
    /// Stable over all attempts; receivers use the id to detect duplicates.
    pub id: DeliveryId,
    /// The receiving endpoint.
    pub endpoint: EndpointId,
    /// Id of the event.
    pub event: i64,
    /// Name of the event kind.
    pub kind: String,
    /// Request body, sent byte for byte on every attempt.
    pub body: String,
}

/// Inserts deliveries that are due at `now`; an event that the endpoint already has a delivery for is skipped.
/// Returns the number of inserted rows.
pub async fn insert(db: &mut Connection, new: &[NewDelivery], now: DateTime<Utc>) -> sqlx::Result<u64> {
    let ids: Vec<_> = new.iter().map(|one| one.id.0).collect();
    let endpoints: Vec<_> = new.iter().map(|one| one.endpoint.0).collect();
    let events: Vec<_> = new.iter().map(|one| one.event).collect();
    let kinds: Vec<_> = new.iter().map(|one| one.kind.clone()).collect();
    let bodies: Vec<_> = new.iter().map(|one| one.body.clone()).collect();
    let done = sqlx::query!(
        "insert into deliveries (id, endpoint_id, event_id, kind, body, state, due_at, created_at)
        select id, endpoint, event, kind, body, 'waiting', $6, $6
        from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::text[]) as new (id, endpoint, event, kind, body)
        on conflict on constraint deliveries_event_key do nothing",
        &ids,
        &endpoints,
        &events,
        &kinds,
        &bodies,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}

/// Leases up to `most` due deliveries until `locked_until` and counts the attempts. An endpoint has at most
/// `abreast` leased deliveries at a time, so that a slow receiver does not delay others.
pub async fn take(
    db: impl PgExecutor<'_>,
    now: DateTime<Utc>,
    locked_until: DateTime<Utc>,
    abreast: i64,
    most: i64,
) -> sqlx::Result<Vec<Taken>> {
    let rows = sqlx::query!(
        r#"with due as materialized (
            select d.id
            from endpoints e
            cross join lateral (
                select d.id
                from deliveries d
                where d.endpoint_id = e.id and d.state = 'waiting' and d.due_at <= $1
                    and (d.locked_until is null or d.locked_until <= $1)
                order by d.due_at
                limit greatest(0, $3 - (
                    select count(*) from deliveries flying
                    where flying.endpoint_id = e.id and flying.state = 'waiting' and flying.locked_until > $1
                ))
                for update skip locked
            ) d
            where e.state = 'active' and (e.paused_until is null or e.paused_until <= $1)
            limit $4
        )
        update deliveries d
        set locked_until = $2, attempts = d.attempts + 1
        from due, endpoints e
        where d.id = due.id and e.id = d.endpoint_id
        returning d.id, d.endpoint_id, e.url, e.shape as "shape: Shape", d.body, d.attempts, d.attempts - d.spent as "tries!", e.secret,
            case when e.old_until > $1 then e.old_secret end as old_secret"#,
        now,
        locked_until,
        abreast,
        most
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Taken {
            id: row.id,
            endpoint: row.endpoint_id,
            url: row.url,
            shape: row.shape,
            body: row.body,
            attempts: row.attempts,
            tries: row.tries,
            sealed: [row.secret, row.old_secret].into_iter().flatten().collect(),
        })
        .collect())
}

/// Records the result of an attempt: the new state, the next due time and a log row. `attempts` is the fencing
/// token. Returns false and records nothing if the worker lost its lease.
pub async fn settle(
    db: &mut Connection,
    taken: &Taken,
    state: State,
    due_at: DateTime<Utc>,
    attempt: &Attempt,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "with settled as (
            update deliveries
            set state = $3, due_at = $4, locked_until = null,
                settled_at = case when $3 = 'waiting' then null else $5::timestamptz end
            where id = $1 and attempts = $2 and state = 'waiting'
            returning id
        )
        insert into delivery_attempts (delivery_id, number, at, millis, status, answer, failure)
        select id, $2, $5, $6, $7, $8, $9 from settled
        on conflict do nothing",
        taken.id as _,
        taken.attempts,
        state as _,
        due_at,
        attempt.at,
        attempt.millis,
        attempt.status,
        attempt.answer,
        attempt.failure
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// A page of an endpoint's deliveries, newest first, each with the result of its last attempt.
pub async fn page(
    db: impl PgExecutor<'_>,
    endpoint: EndpointId,
    state: Option<State>,
    before: Option<DeliveryId>,
    limit: i64,
) -> sqlx::Result<Vec<Delivery>> {
    sqlx::query_as!(
        Delivery,
        r#"select d.id, d.kind, d.state as "state: State", d.attempts,
            case when d.state = 'waiting' then d.due_at end as due_at, d.created_at, d.settled_at,
            (
                select coalesce(a.failure, a.status::text) from delivery_attempts a
                where a.delivery_id = d.id order by a.number desc limit 1
            ) as last
        from deliveries d
        where d.endpoint_id = $1 and ($2::text is null or d.state = $2) and ($3::uuid is null or d.id < $3)
        order by d.id desc
        limit $4"#,
        endpoint as _,
        state as Option<State>,
        before as Option<DeliveryId>,
        limit
    )
    .fetch_all(db)
    .await
}

/// One delivery of an endpoint with its request body.
pub async fn by_id(
    db: impl PgExecutor<'_>,
    endpoint: EndpointId,
    id: DeliveryId,
) -> sqlx::Result<Option<(Delivery, String)>> {
    let row = sqlx::query!(
        r#"select id, kind, state as "state: State", attempts, case when state = 'waiting' then due_at end as due_at,
            created_at, settled_at, body
        from deliveries
        where endpoint_id = $1 and id = $2"#,
        endpoint as _,
        id as _
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let delivery = Delivery {
            id: row.id,
            kind: row.kind,
            state: row.state,
            attempts: row.attempts,
            due_at: row.due_at,
            created_at: row.created_at,
            settled_at: row.settled_at,
            last: None,
        };
        (delivery, row.body)
    }))
}

/// All attempts of a delivery, in order.
pub async fn attempts(db: impl PgExecutor<'_>, id: DeliveryId) -> sqlx::Result<Vec<Attempt>> {
    sqlx::query_as!(
        Attempt,
        "select number, at, millis, status, answer, failure from delivery_attempts where delivery_id = $1 order by number",
        id as _
    )
    .fetch_all(db)
    .await
}

/// Makes settled deliveries due at once: one, or those of these events. Waiting deliveries do not change.
/// Returns the number of changed rows.
pub async fn replay(
    db: &mut Connection,
    endpoint: EndpointId,
    one: Option<DeliveryId>,
    events: Option<&[i64]>,
    now: DateTime<Utc>,
) -> sqlx::Result<u64> {
    let done = sqlx::query!(
        "update deliveries
        set state = 'waiting', due_at = $4, settled_at = null, spent = attempts
        where endpoint_id = $1 and state <> 'waiting' and ($2::uuid is null or id = $2)
            and ($3::bigint[] is null or event_id = any ($3))",
        endpoint as _,
        one as Option<DeliveryId>,
        events,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}

/// Deletes at most `most` deliveries that were settled before `before`, exclusive. Returns the number of
/// deleted rows.
pub async fn forget(db: impl PgExecutor<'_>, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let done = sqlx::query!(
        "delete from deliveries
        where id in (select id from deliveries where state <> 'waiting' and settled_at < $1 limit $2)",
        before,
        most
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}
