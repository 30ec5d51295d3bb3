//! Reviews: state, assignee, plan, staleness, next claim.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgExecutor;

use crate::domain::claims::claim::Kind;
use crate::domain::claims::review::{DismissalReason, Review, State, Wording};
use crate::domain::claims::staleness::{Mark, StaleReason};
use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId};
use crate::domain::people::account::PersonRef;
use crate::domain::verdicts::reading::Stage;
use crate::store::kit::connection::Connection;

/// A claim whose review is locked.
#[derive(Debug)]
pub struct Locked {
    /// The review.
    pub review: Review,
    /// The article of the claim.
    pub article: ArticleId,
    /// Number of the newest revision of the verdict; 0 if there is none.
    pub newest: i32,
    /// Approvals that the newsroom's rules ask for.
    pub approvals: i32,
}

/// The review of a claim. Locks the review until the transaction ends. Every change that increments a claim's version
/// takes this lock first.
pub async fn lock(db: &mut Connection, claim: ClaimId) -> sqlx::Result<Option<Locked>> {
    let row = sqlx::query!(
        r#"select r.state, r.lease_until, r.version, c.article_id, r.stale_since is not null as "stale!",
            c.merged_into is not null as "merged!", c.wording is not null as "by_person!",
            (select confirmed_wording from settings) as "confirmed_wording!",
            (select approvals from settings) as "approvals!", coalesce(v.number, 0) as "newest!",
            h.id as "holder_id?", h.name as "holder_name?",
            v.author_id as "author_id?", v.correction_class as "correction_class?",
            array(
                select d.decided_by from verdict_decisions d
                where d.claim_id = r.claim_id and d.number = v.number and d.outcome = 'approved'
            ) as "approvers!: Vec<AccountId>",
            exists (select from publications b where b.claim_id = r.claim_id) as "public!",
            (select until from embargoes e where e.claim_id = r.claim_id and e.until > clock_timestamp()) as embargo,
            exists (
                select from schedules p where p.claim_id = r.claim_id and p.ended_at is null
            ) as "scheduled!",
            s.reader_id as "reader_id?: AccountId", s.given_at as "given_at?", s.agrees as "agrees?"
        from reviews r
        join claims c on c.id = r.claim_id
        left join accounts h on h.id = r.assignee_id
        left join lateral (
            select number, author_id, correction_class
            from verdict_revisions
            where claim_id = r.claim_id
            order by number desc
            limit 1
        ) v on true
        left join second_readings s on s.claim_id = r.claim_id and s.withdrawn_at is null
            and s.adjudicated_at is null and s.agrees is distinct from true
        where r.claim_id = $1
        for update of r"#,
        claim as _
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let holder = row.holder_id.zip(row.holder_name).map(|(id, name)| PersonRef { id, name });
        let review = Review {
            state: row.state,
            holder: holder.zip(row.lease_until),
            author: row.author_id,
            approvers: row.approvers,
            correction: row.correction_class,
            public: row.public,
            stale: row.stale,
            reading: row.reader_id.map(|reader| match (row.given_at, row.agrees) {
                (None, _) => Stage::Asked { reader },
                (Some(_), None) => Stage::Given { reader },
                (Some(_), Some(_)) => Stage::Apart { reader },
            }),
            wording: Wording::of(row.by_person, row.confirmed_wording),
            merged: row.merged,
            embargo: row.embargo,
            scheduled: row.scheduled,
            version: row.version,
        };
        Locked { review, article: row.article_id, newest: row.newest, approvals: row.approvals }
    }))
}

/// Claims that a person holds for work: in review, or a public verdict being corrected. By id, to be locked in order.
pub async fn held_by(db: impl PgExecutor<'_>, person: AccountId) -> sqlx::Result<Vec<ClaimId>> {
    sqlx::query_scalar!(
        "select claim_id from reviews
        where assignee_id = $1 and state in ('in_review', 'published')
        order by claim_id",
        person as _
    )
    .fetch_all(db)
    .await
}

/// Sets the state and the assignee, clears any dismissal, and increments the version.
pub async fn set(
    db: &mut Connection,
    claim: ClaimId,
    state: State,
    holder: Option<(AccountId, DateTime<Utc>)>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (assignee, lease_until) = holder.unzip();
    sqlx::query!(
        "update reviews
        set state = $2, assignee_id = $3, lease_until = $4, dismissal_reason = null, dismissal_note = null,
            dismissed_by = null, dismissed_at = null, updated_at = $5, version = version + 1
        where claim_id = $1",
        claim as _,
        state as _,
        assignee as Option<AccountId>,
        lease_until,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Locks the reviews of claims, in the order of their ids to avoid deadlocks.
pub async fn lock_all(db: &mut Connection, claims: &[ClaimId]) -> sqlx::Result<()> {
    let locked = sqlx::query_scalar!(
        "select claim_id from reviews where claim_id = any ($1) order by claim_id for update",
        claims as _
    );
    locked.fetch_all(db).await.map(drop)
}

/// Increments the versions of claims that changed without a workflow action. Locks the rows in id order to
/// avoid deadlocks.
pub async fn raise_versions(db: &mut Connection, claims: &[ClaimId], now: DateTime<Utc>) -> sqlx::Result<()> {
    if claims.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "with locked as (
            select claim_id from reviews where claim_id = any($1) order by claim_id for update
        )
        update reviews r
        set version = version + 1, updated_at = $2
        from locked
        where r.claim_id = locked.claim_id",
        claims as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Dismisses a claim, removes the assignee, and increments the version.
pub async fn set_dismissed(
    db: &mut Connection,
    claim: ClaimId,
    reason: DismissalReason,
    note: Option<&str>,
    by: AccountId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update reviews
        set state = 'dismissed', assignee_id = null, lease_until = null, dismissal_reason = $2,
            dismissal_note = $3, dismissed_by = $4, dismissed_at = $5, updated_at = $5, version = version + 1
        where claim_id = $1",
        claim as _,
        reason as _,
        note,
        by as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Sets due time, topics and pin. Does not increment the version: the caller does.
pub async fn set_plan(
    db: &mut Connection,
    claim: ClaimId,
    due_at: Option<DateTime<Utc>>,
    topics: &[String],
    pinned: Option<(AccountId, DateTime<Utc>)>,
) -> sqlx::Result<()> {
    let (by, at) = pinned.unzip();
    sqlx::query!(
        "update reviews set due_at = $2, topics = $3, pinned_by = $4, pinned_at = $5 where claim_id = $1",
        claim as _,
        due_at,
        topics,
        by as Option<AccountId>,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The account that pinned a claim and the time of the pin, or `None`.
pub async fn pin(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Option<(AccountId, DateTime<Utc>)>> {
    let row =
        sqlx::query!(r#"select pinned_by as "by: AccountId", pinned_at from reviews where claim_id = $1"#, claim as _)
            .fetch_one(db)
            .await?;
    Ok(row.by.zip(row.pinned_at))
}

/// Marks claims as stale, each with the words that are now in its place, and increments their versions. Returns the claims that were not stale before;
/// dismissed and retracted claims are skipped. Locks the rows in id order to avoid deadlocks.
pub async fn set_stale(
    db: &mut Connection,
    marks: &[Mark],
    reason: StaleReason,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<(ClaimId, ArticleId)>> {
    if marks.is_empty() {
        return Ok(Vec::new());
    }
    let claims: Vec<ClaimId> = marks.iter().map(|mark| mark.claim).collect();
    let words: Vec<Option<String>> = marks.iter().map(|mark| mark.words.clone()).collect();
    let by: Vec<Option<ClaimId>> = marks.iter().map(|mark| mark.by).collect();
    let rows = sqlx::query!(
        "with locked as (
            select r.claim_id, given.words, given.by
            from unnest($1::uuid[], $4::text[], $5::uuid[]) as given (claim_id, words, by)
            join reviews r on r.claim_id = given.claim_id
            where r.stale_since is null and r.state not in ('dismissed', 'retracted')
            order by r.claim_id
            for update of r
        )
        update reviews r
        set stale_reason = $2, stale_since = $3, stale_words = locked.words, stale_by = locked.by,
            version = version + 1, updated_at = $3
        from locked, claims c
        where r.claim_id = locked.claim_id and c.id = r.claim_id
        returning r.claim_id, c.article_id",
        claims as _,
        reason as _,
        now,
        words as Vec<Option<String>>,
        by as Vec<Option<ClaimId>>
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.claim_id, row.article_id)).collect())
}

/// Records that `article` was first seen without the words of the claims `gone` at this time, and that it has those of the claims
/// `back`.
pub async fn set_words_changed(
    db: &mut Connection,
    article: ArticleId,
    gone: &[ClaimId],
    back: &[ClaimId],
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    if gone.is_empty() && back.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "update reviews r
        set words_changed_at = case when r.claim_id = any($2) then $4::timestamptz end
        from claims c
        where c.id = r.claim_id and c.article_id = $1 and c.id = any($2::uuid[] || $3::uuid[])",
        article as _,
        gone as _,
        back as _,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Clears the stale mark and sets the next re-check date, if any.
pub async fn set_fresh(db: &mut Connection, claim: ClaimId, recheck_at: Option<NaiveDate>) -> sqlx::Result<()> {
    sqlx::query!(
        "update reviews set stale_reason = null, stale_since = null, stale_words = null, stale_by = null, recheck_at = $2
        where claim_id = $1",
        claim as _,
        recheck_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Published claims that are not stale and whose re-check date is `today` or earlier, earliest date first.
pub async fn recheck_due(db: impl PgExecutor<'_>, today: NaiveDate, limit: i64) -> sqlx::Result<Vec<ClaimId>> {
    sqlx::query_scalar!(
        "select claim_id
        from reviews
        where recheck_at <= $1 and stale_since is null and state = 'published'
        order by recheck_at
        limit $2",
        today,
        limit
    )
    .fetch_all(db)
    .await
}

/// Unassigned claims, highest rank first, with their versions. Locks the rows and skips rows that another
/// transaction has locked, so that concurrent callers get different claims.
pub async fn free(
    db: &mut Connection,
    kinds: Option<&[Kind]>,
    topic: Option<&str>,
    limit: i64,
) -> sqlx::Result<Vec<(ClaimId, i64)>> {
    let rows = sqlx::query!(
        "select r.claim_id, r.version
        from reviews r
        join claims c on c.id = r.claim_id
        where r.state = 'unassigned'
            and ($1::claim_kind[] is null or c.kind = any ($1))
            and ($2::text is null or r.topics @> array[$2])
        order by r.rank desc, r.claim_id desc
        limit $3
        for update of r skip locked",
        kinds as _,
        topic,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.claim_id, row.version)).collect())
}

/// Number of claims of an article that were found at this time, wait for somebody, and have at least this priority.
pub async fn count_found(
    db: impl PgExecutor<'_>,
    article: ArticleId,
    found_at: DateTime<Utc>,
    priority: i32,
) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"select count(*) as "count!"
        from claims c
        join reviews r on r.claim_id = c.id
        where c.article_id = $1 and c.created_at = $2 and r.state = 'unassigned' and r.priority >= $3"#,
        article as _,
        found_at,
        priority
    )
    .fetch_one(db)
    .await
}
