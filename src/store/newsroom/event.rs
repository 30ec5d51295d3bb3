//! Events: insertion, pages, reading in commit order.

use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::PgExecutor;
use sqlx::postgres::PgListener;
use sqlx::types::Json;

use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId, ClaimantId, RequestId};
use crate::domain::newsroom::event::{Change, Cursor, Event, EventFilter, Kind, Placed, Recorded};
use crate::domain::people::account::PersonRef;
use crate::store::claims::presence;
use crate::store::kit::connection::Connection;
use crate::store::kit::deadline::{PROBE, within};
use crate::store::kit::pool::Pool;

#[derive(Serialize)]
struct NewRow<'a> {
    kind: &'static str,
    article_id: Option<ArticleId>,
    claim_id: Option<ClaimId>,
    account_id: Option<AccountId>,
    reason: Option<&'a str>,
    changes: &'a [Change],
}

/// Rows per insert statement.
const BATCH: usize = 1000;

/// Appends events in the given order. All get the same actor, request id and time.
pub async fn append(
    db: &mut Connection,
    events: &[Event],
    actor: Option<AccountId>,
    request: Option<RequestId>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    for batch in events.chunks(BATCH) {
        append_batch(db, batch, actor, request, now).await?;
    }
    Ok(())
}

async fn append_batch(
    db: &mut Connection,
    events: &[Event],
    actor: Option<AccountId>,
    request: Option<RequestId>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let rows: Vec<NewRow<'_>> = events
        .iter()
        .map(|event| NewRow {
            kind: event.kind.name(),
            article_id: event.article,
            claim_id: event.claim,
            account_id: event.account,
            reason: event.reason.as_deref(),
            changes: &event.changes,
        })
        .collect();
    sqlx::query!(
        "insert into events (at, actor_id, kind, article_id, claim_id, account_id, reason, changes, request_id)
        select $2, $3, kind, article_id, claim_id, account_id, reason, changes, $4
        from jsonb_to_recordset($1) as happened (
            kind text, article_id uuid, claim_id uuid, account_id uuid, reason text, changes jsonb
        )",
        Json(rows) as _,
        now,
        actor as Option<AccountId>,
        request as Option<RequestId>
    )
    .execute(db)
    .await?;
    Ok(())
}

struct Row {
    /// Only of an event that is read in the order of the stream.
    position: Option<i64>,
    id: i64,
    at: DateTime<Utc>,
    kind: String,
    article_id: Option<ArticleId>,
    claim_id: Option<ClaimId>,
    reason: Option<String>,
    changes: Json<Vec<Change>>,
    actor_id: Option<AccountId>,
    actor_name: Option<String>,
}

impl From<Row> for Recorded {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            at: row.at,
            actor: row.actor_id.zip(row.actor_name).map(|(id, name)| PersonRef { id, name }),
            kind: Kind::named(&row.kind).unwrap_or(Kind::Unknown),
            article: row.article_id,
            claim: row.claim_id,
            reason: row.reason,
            changes: row.changes.0,
        }
    }
}

impl From<Row> for Placed {
    fn from(row: Row) -> Self {
        Self { cursor: Cursor(row.position.unwrap_or_default()), event: row.into() }
    }
}

/// Gives a position to the events that are committed and have none. Returns whether more are waiting. Call it outside of
/// transactions: see the function `place_events` of migration 59.
pub async fn place(db: impl PgExecutor<'_>) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"select place_events() as "more!""#).fetch_one(db).await
}

/// Events after `cursor` that have a position: see [`place`]. A later commit gets a later position, so that a reader
/// who goes on from the last cursor reads every event once.
pub async fn after(db: impl PgExecutor<'_>, cursor: Cursor, limit: i64) -> sqlx::Result<Vec<Placed>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select p.position as "position?", e.id, e.at, e.kind, e.article_id, e.claim_id, e.reason, e.changes,
            a.id as "actor_id?", a.name as "actor_name?"
        from event_positions p
        join events e on e.id = p.event_id
        left join accounts a on a.id = e.actor_id
        where p.position > $1
        order by p.position
        limit $2"#,
        cursor.0,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Placed::from).collect())
}

/// Events of these kinds from `since`, inclusive, to `until`, exclusive, after `cursor`, in the order of
/// [`after`].
pub async fn between(
    db: impl PgExecutor<'_>,
    kinds: &[String],
    (since, until): (DateTime<Utc>, DateTime<Utc>),
    cursor: Cursor,
    limit: i64,
) -> sqlx::Result<Vec<Placed>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select p.position as "position?", e.id, e.at, e.kind, e.article_id, e.claim_id, e.reason, e.changes,
            a.id as "actor_id?", a.name as "actor_name?"
        from event_positions p
        join events e on e.id = p.event_id
        left join accounts a on a.id = e.actor_id
        where e.kind = any ($5) and e.at >= $1 and e.at < $2 and p.position > $3
        order by p.position
        limit $4"#,
        since,
        until,
        cursor.0,
        limit,
        kinds
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Placed::from).collect())
}

/// The cursor behind all events that have a position: the start of a reader that wants only new events.
pub async fn end(db: impl PgExecutor<'_>) -> sqlx::Result<Cursor> {
    let last = sqlx::query_scalar!(r#"select max(position) from event_positions"#).fetch_one(db).await?;
    Ok(Cursor(last.unwrap_or_default()))
}

/// The position of an event, if the event has one.
pub async fn position(db: impl PgExecutor<'_>, event: i64) -> sqlx::Result<Option<Cursor>> {
    let position = sqlx::query_scalar!("select position from event_positions where event_id = $1", event);
    Ok(position.fetch_optional(db).await?.map(Cursor))
}

/// Whether an event of this log has the position.
pub async fn is_position(db: impl PgExecutor<'_>, cursor: Cursor) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"select exists (select from event_positions where position = $1) as "is!""#, cursor.0)
        .fetch_one(db)
        .await
}

/// The highest id of an event that is committed; 0 without events.
pub async fn newest(db: impl PgExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"select coalesce(max(id), 0) as "id!" from events"#).fetch_one(db).await
}

/// Events of a claim, newest first, without saved drafts. `before` is an exclusive event id.
pub async fn of_claim(
    db: impl PgExecutor<'_>,
    claim: ClaimId,
    before: Option<i64>,
    limit: i64,
) -> sqlx::Result<Vec<Recorded>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select null::bigint as position, e.id, e.at, e.kind, e.article_id, e.claim_id, e.reason, e.changes,
            a.id as "actor_id?", a.name as "actor_name?"
        from events e
        left join accounts a on a.id = e.actor_id
        where e.claim_id = $1
            and ($2::bigint is null or e.id < $2)
            and e.kind <> 'verdict.drafted'
        order by e.id desc
        limit $3"#,
        claim as _,
        before,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Recorded::from).collect())
}

/// Events of a claimant's record, newest first: the first change of each names the record. `before` is an exclusive event id.
pub async fn of_claimant(
    db: impl PgExecutor<'_>,
    claimant: ClaimantId,
    before: Option<i64>,
    limit: i64,
) -> sqlx::Result<Vec<Recorded>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select null::bigint as position, e.id, e.at, e.kind, e.article_id, e.claim_id, e.reason, e.changes,
            a.id as "actor_id?", a.name as "actor_name?"
        from events e
        left join accounts a on a.id = e.actor_id
        where e.kind like 'claimant.%' and e.changes -> 0 ->> 'to' = $1
            and ($2::bigint is null or e.id < $2)
        order by e.id desc
        limit $3"#,
        claimant.to_string(),
        before,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Recorded::from).collect())
}

/// A page of the event log that matches a filter, newest first. `before` is an exclusive event id.
pub async fn page(
    db: impl PgExecutor<'_>,
    filter: &EventFilter,
    before: Option<i64>,
    limit: i64,
) -> sqlx::Result<Vec<Recorded>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select null::bigint as position, e.id, e.at, e.kind, e.article_id, e.claim_id, e.reason, e.changes,
            a.id as "actor_id?", a.name as "actor_name?"
        from events e
        left join accounts a on a.id = e.actor_id
        where ($1::text is null or e.subject = $1)
            and ($2::uuid is null or e.actor_id = $2)
            and ($3::text is null or e.kind = $3)
            and ($4::timestamptz is null or e.at >= $4)
            and ($5::timestamptz is null or e.at < $5)
            and ($6::bigint is null or e.id < $6)
        order by e.id desc
        limit $7"#,
        filter.subject,
        filter.actor as Option<AccountId>,
        filter.kind,
        filter.since,
        filter.until,
        before,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Recorded::from).collect())
}

/// PostgreSQL channel that wakes other processes when events were written.
const CHANNEL: &str = "claimdesk";

/// Sends a wake-up to every listening process: `process` has written events. Call outside any transaction that
/// writes: PostgreSQL serializes the commits of notifying transactions, and each waits for its own disk flush.
pub async fn hint(db: impl PgExecutor<'_>, process: &str) -> sqlx::Result<()> {
    sqlx::query!("select pg_notify($1, $2)", CHANNEL, process).execute(db).await?;
    Ok(())
}

/// Listens for wake-ups and presence notifications of all processes, on a connection outside the pool.
pub async fn hear(pool: &Pool) -> sqlx::Result<PgListener> {
    pool.listen(&[CHANNEL, presence::CHANNEL]).await
}

/// Sends a statement over the connection of the listener. The statement repeats what the connection does already, so
/// that `pg_stat_activity` goes on to tell what the connection is for.
pub async fn check(listener: &mut PgListener) -> sqlx::Result<()> {
    within(PROBE, sqlx::raw_sql("listen claimdesk").execute(listener)).await.map(drop)
}
