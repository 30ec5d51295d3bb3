//! Schedules and embargoes: what is published when, and nothing before.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::{AccountId, ClaimId};
use crate::domain::publishing::schedule::EndReason;
use crate::store::kit::connection::Connection;

/// The time of the database, which decides when something is published.
pub async fn now(db: impl PgExecutor<'_>) -> sqlx::Result<DateTime<Utc>> {
    sqlx::query_scalar!(r#"select clock_timestamp() as "now!""#).fetch_one(db).await
}

/// A publication to schedule.
#[derive(Debug)]
pub struct NewSchedule {
    /// The claim.
    pub claim: ClaimId,
    /// The approved revision.
    pub number: i32,
    /// Its author.
    pub author: AccountId,
    /// When it goes out.
    pub publish_at: DateTime<Utc>,
    /// Whether the person published now.
    pub is_hold: bool,
    /// Who schedules it.
    pub by: AccountId,
}

/// Schedules a publication and replaces the earlier schedule of the claim. Violates `schedules_four_eyes` when the author
/// schedules.
pub async fn put(db: &mut Connection, new: &NewSchedule, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into schedules
            (claim_id, number, author_id, publish_at, is_hold, scheduled_by, scheduled_at, stale_since)
        select r.claim_id, $2, $3, $4, $5, $6, $7, r.stale_since
        from reviews r
        where r.claim_id = $1
        on conflict (claim_id) do update
        set number = excluded.number, author_id = excluded.author_id, publish_at = excluded.publish_at,
            is_hold = excluded.is_hold, scheduled_by = excluded.scheduled_by, scheduled_at = excluded.scheduled_at,
            stale_since = excluded.stale_since, failures = 0, ended_at = null, end_reason = null",
        new.claim as _,
        new.number,
        new.author as _,
        new.publish_at,
        new.is_hold,
        new.by as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A schedule that was removed, or whose time has come.
#[derive(Debug)]
pub struct Planned {
    /// The revision.
    pub number: i32,
    /// When it goes out.
    pub publish_at: DateTime<Utc>,
    /// Who scheduled it.
    pub by: AccountId,
    /// Whether the publication was still to come.
    pub is_running: bool,
    /// Whether the claim became stale since.
    pub became_stale: bool,
}

/// The running schedule of a claim.
pub async fn running(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Option<Planned>> {
    sqlx::query_as!(
        Planned,
        r#"select number, publish_at, scheduled_by as "by: AccountId", true as "is_running!", false as "became_stale!"
        from schedules
        where claim_id = $1 and ended_at is null"#,
        claim as _
    )
    .fetch_optional(db)
    .await
}

/// Claims whose publication a person has scheduled, by id, to be locked in order.
pub async fn scheduled_by(db: impl PgExecutor<'_>, person: AccountId) -> sqlx::Result<Vec<ClaimId>> {
    sqlx::query_scalar!(
        r#"select claim_id as "claim_id: ClaimId" from schedules
        where scheduled_by = $1 and ended_at is null
        order by claim_id"#,
        person as _
    )
    .fetch_all(db)
    .await
}

/// Gives the running schedule of a claim to another person, under whose name the verdict goes out. Violates
/// `schedules_four_eyes` when that person is the author.
pub async fn set_person(db: &mut Connection, claim: ClaimId, by: AccountId, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update schedules set scheduled_by = $2, scheduled_at = $3 where claim_id = $1 and ended_at is null",
        claim as _,
        by as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The schedule of a claim if its time has come and it has not ended.
pub async fn due(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Option<Planned>> {
    sqlx::query_as!(
        Planned,
        r#"select s.number, s.publish_at, s.scheduled_by as "by: AccountId", true as "is_running!",
            (r.stale_since is not null and r.stale_since is distinct from s.stale_since) as "became_stale!"
        from schedules s
        join reviews r on r.claim_id = s.claim_id
        where s.claim_id = $1 and s.ended_at is null and s.publish_at <= clock_timestamp()"#,
        claim as _
    )
    .fetch_optional(db)
    .await
}

/// Removes the schedule of a claim, running or ended, and returns it.
pub async fn remove(db: &mut Connection, claim: ClaimId) -> sqlx::Result<Option<Planned>> {
    sqlx::query_as!(
        Planned,
        r#"delete from schedules where claim_id = $1
        returning number, publish_at, scheduled_by as "by: AccountId", ended_at is null as "is_running!",
            false as "became_stale!""#,
        claim as _
    )
    .fetch_optional(db)
    .await
}

/// Ends the running schedule of a claim without a publication.
pub async fn end(db: &mut Connection, claim: ClaimId, reason: EndReason, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update schedules set ended_at = $2, end_reason = $3 where claim_id = $1 and ended_at is null",
        claim as _,
        now,
        reason as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Counts an attempt that failed through no rule; returns the number of such attempts.
pub async fn count_failure(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<i32> {
    let failures = sqlx::query_scalar!(
        "update schedules set failures = failures + 1 where claim_id = $1 and ended_at is null returning failures",
        claim as _
    )
    .fetch_optional(db)
    .await?;
    Ok(failures.unwrap_or_default())
}

/// The next running schedules, earliest first, each with the time until then; negative for what is due.
pub async fn next(db: impl PgExecutor<'_>, limit: i64) -> sqlx::Result<Vec<(ClaimId, TimeDelta)>> {
    let rows = sqlx::query!(
        r#"select claim_id as "claim_id: ClaimId", publish_at, clock_timestamp() as "now!"
        from schedules
        where ended_at is null
        order by publish_at
        limit $1"#,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.claim_id, row.publish_at - row.now)).collect())
}

/// Sets the embargo of a claim.
pub async fn set_embargo(
    db: &mut Connection,
    claim: ClaimId,
    until: DateTime<Utc>,
    by: AccountId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into embargoes (claim_id, until, set_by, set_at) values ($1, $2, $3, $4)
        on conflict (claim_id) do update set until = excluded.until, set_by = excluded.set_by, set_at = excluded.set_at",
        claim as _,
        until,
        by as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Removes the schedule of a claim, and its embargo if that has ended. Returns when the embargo ended.
pub async fn clear(db: &mut Connection, claim: ClaimId) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!(
        "with schedule as (delete from schedules where claim_id = $1)
        delete from embargoes where claim_id = $1 and until <= clock_timestamp() returning until",
        claim as _
    )
    .fetch_optional(db)
    .await
}

/// Removes the embargo of a claim and returns when it ended or was to end. Unless `early`, one that has not ended stays.
pub async fn remove_embargo(db: &mut Connection, claim: ClaimId, early: bool) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!(
        "delete from embargoes where claim_id = $1 and ($2 or until <= clock_timestamp()) returning until",
        claim as _,
        early
    )
    .fetch_optional(db)
    .await
}
