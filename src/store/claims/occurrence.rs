//! Occurrences: groups of claims, their members and what people decided about them.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgExecutor;

use crate::domain::claims::matches::occurrence::{MemberDecision, Occurrence, OccurrenceDecision};
use crate::domain::kernel::id::{AccountId, ClaimId, OccurrenceId};
use crate::domain::people::account::PersonRef;
use crate::store::kit::connection::Connection;

/// Key of the advisory lock of [`lock`].
const LOCK: i64 = 0x6f63_6375_7272;

/// Members of an occurrence with which a new claim is compared: the oldest.
const COMPARED: i64 = 24;

/// Keeps other servers from placing claims until the transaction ends: two articles must not make two groups of one occurrence.
pub async fn lock(db: &mut Connection) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock($1)", LOCK).execute(db).await?;
    Ok(())
}

/// A claim of an occurrence, or one that a person took out.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The occurrence.
    pub occurrence: OccurrenceId,
    /// The claim.
    pub claim: ClaimId,
    /// False if a person took the claim out.
    pub is_member: bool,
}

/// The occurrences of these claims, oldest first, with their oldest members and with every claim of `claims` that is in or was
/// taken out.
pub async fn places(db: impl PgExecutor<'_>, claims: &[ClaimId]) -> sqlx::Result<Vec<Place>> {
    let rows = sqlx::query!(
        r#"select o.occurrence_id, m.claim_id as "claim_id!: ClaimId", m.is_member as "is_member!"
        from (select distinct occurrence_id from occurrence_claims where claim_id = any ($1)) o
        cross join lateral (
            (select claim_id, decision is distinct from 'out' as is_member
            from occurrence_claims
            where occurrence_id = o.occurrence_id and decision is distinct from 'out'
            order by claim_id
            limit $2)
            union
            select claim_id, decision is distinct from 'out'
            from occurrence_claims
            where occurrence_id = o.occurrence_id and claim_id = any ($1)
        ) m
        order by o.occurrence_id, m.claim_id"#,
        claims as _,
        COMPARED
    )
    .fetch_all(db)
    .await?;
    let place = |occurrence, claim, is_member| Place { occurrence, claim, is_member };
    Ok(rows.into_iter().map(|row| place(row.occurrence_id, row.claim_id, row.is_member)).collect())
}

/// Adds an occurrence without claims.
pub async fn insert(db: &mut Connection, id: OccurrenceId, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("insert into occurrences (id, label, changed_at, articles) values ($1, '{}', $2, 0)", id as _, now)
        .execute(db)
        .await?;
    Ok(())
}

/// Adds claims that the rule has placed. Decisions of people stay.
pub async fn add(db: &mut Connection, id: OccurrenceId, claims: &[ClaimId]) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into occurrence_claims (occurrence_id, claim_id, found)
        select $1, claim, true from unnest($2::uuid[]) as placed (claim)
        on conflict (occurrence_id, claim_id) do update set found = true",
        id as _,
        claims as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Sets label and days, and counts the articles.
pub async fn refresh(
    db: &mut Connection,
    id: OccurrenceId,
    label: &[String],
    days: Option<(NaiveDate, NaiveDate)>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (first, last) = days.unzip();
    sqlx::query!(
        "update occurrences
        set label = $2, first_day = $3, last_day = $4, changed_at = $5, articles = (
            select count(distinct c.article_id)
            from occurrence_claims m
            join claims c on c.id = m.claim_id
            where m.occurrence_id = $1 and m.decision is distinct from 'out'
        )
        where id = $1",
        id as _,
        label,
        first,
        last,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes back what the rule has placed, except in occurrences and of claims about which a person has decided.
pub async fn clear(db: &mut Connection) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from occurrence_claims m
        where not exists (
            select from occurrence_claims d
            where d.decision is not null and (d.occurrence_id = m.occurrence_id or d.claim_id = m.claim_id)
        )"
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "delete from occurrences o
        where not exists (select from occurrence_claims m where m.occurrence_id = o.id)"
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Records what a person decided about a claim; `None` takes the decision back.
pub async fn decide(
    db: &mut Connection,
    (id, claim): (OccurrenceId, ClaimId),
    decision: Option<OccurrenceDecision>,
    by: AccountId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let Some(decision) = decision else {
        sqlx::query!(
            "delete from occurrence_claims where occurrence_id = $1 and claim_id = $2 and not found",
            id as _,
            claim as _
        )
        .execute(&mut *db)
        .await?;
        sqlx::query!(
            "update occurrence_claims set decision = null, decided_by = null, decided_at = null
            where occurrence_id = $1 and claim_id = $2",
            id as _,
            claim as _
        )
        .execute(db)
        .await?;
        return Ok(());
    };
    sqlx::query!(
        "insert into occurrence_claims (occurrence_id, claim_id, found, decision, decided_by, decided_at)
        values ($1, $2, false, $3, $4, $5)
        on conflict (occurrence_id, claim_id) do update set decision = $3, decided_by = $4, decided_at = $5",
        id as _,
        claim as _,
        decision as _,
        by as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What was decided about a claim of an occurrence.
pub async fn decision(
    db: impl PgExecutor<'_>,
    (id, claim): (OccurrenceId, ClaimId),
) -> sqlx::Result<Option<OccurrenceDecision>> {
    let found = sqlx::query_scalar!(
        r#"select decision as "decision: OccurrenceDecision" from occurrence_claims where occurrence_id = $1 and claim_id = $2"#,
        id as _,
        claim as _
    );
    Ok(found.fetch_optional(db).await?.flatten())
}

/// Which occurrences a list shows.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Only these.
    pub ids: Option<Vec<OccurrenceId>>,
    /// Only those of this claim.
    pub claim: Option<ClaimId>,
    /// Only those with a claim that waits for a verdict.
    pub open: bool,
    /// Only those with two articles and more.
    pub shared: bool,
}

/// Occurrences that match, most recently changed first, after `after`.
pub async fn page(
    db: impl PgExecutor<'_>,
    wanted: &Wanted,
    after: Option<(DateTime<Utc>, OccurrenceId)>,
    limit: i64,
) -> sqlx::Result<Vec<Occurrence>> {
    let (after_time, after_id) = after.unzip();
    sqlx::query_as!(
        Occurrence,
        r#"select o.id, o.label, o.first_day, o.last_day, o.changed_at,
            n.claims as "claims!", n.open as "open!", n.articles as "articles!"
        from occurrences o
        cross join lateral (
            select count(*) as claims, count(distinct c.article_id) as articles,
                count(*) filter (where r.state in ('unassigned', 'in_review')) as open
            from occurrence_claims m
            join claims c on c.id = m.claim_id
            join reviews r on r.claim_id = c.id
            where m.occurrence_id = o.id and m.decision is distinct from 'out'
                and r.state <> 'dismissed' and c.merged_into is null
        ) n
        where ($1::uuid[] is null or o.id = any ($1))
            and ($2::uuid is null or exists (
                select from occurrence_claims m
                where m.occurrence_id = o.id and m.claim_id = $2 and m.decision is distinct from 'out'
            ))
            and (not $3 or n.open > 0)
            and (not $4 or o.articles > 1 and n.articles > 1)
            and ($5::timestamptz is null or (o.changed_at, o.id) < ($5, $6::uuid))
        order by o.changed_at desc, o.id desc
        limit $7"#,
        wanted.ids.as_deref() as _,
        wanted.claim as Option<ClaimId>,
        wanted.open,
        wanted.shared,
        after_time,
        after_id as Option<OccurrenceId>,
        limit
    )
    .fetch_all(db)
    .await
}

/// A claim of an occurrence with what a person decided.
#[derive(Debug, Clone)]
pub struct MemberRow {
    /// The occurrence.
    pub occurrence: OccurrenceId,
    /// The claim.
    pub claim: ClaimId,
    /// What a person decided.
    pub decision: Option<MemberDecision>,
}

/// Claims of these occurrences, also those taken out, at most `limit` an occurrence; without dismissed and merged ones.
pub async fn members(db: impl PgExecutor<'_>, ids: &[OccurrenceId], limit: i64) -> sqlx::Result<Vec<MemberRow>> {
    let rows = sqlx::query!(
        r#"select m.occurrence_id as "occurrence_id!: OccurrenceId", m.claim_id as "claim_id!: ClaimId",
            m.decision as "decision: OccurrenceDecision", m.decided_at, a.id as "by_id?: AccountId", a.name as "by_name?"
        from unnest($1::uuid[]) as wanted (id)
        cross join lateral (
            select m.occurrence_id, m.claim_id, m.decision, m.decided_by, m.decided_at
            from occurrence_claims m
            join claims c on c.id = m.claim_id
            join reviews r on r.claim_id = c.id
            where m.occurrence_id = wanted.id and r.state <> 'dismissed' and c.merged_into is null
            order by m.claim_id
            limit $2
        ) m
        left join accounts a on a.id = m.decided_by
        order by m.occurrence_id, m.claim_id"#,
        ids as _,
        limit
    )
    .fetch_all(db)
    .await?;
    let members = rows.into_iter().map(|row| MemberRow {
        occurrence: row.occurrence_id,
        claim: row.claim_id,
        decision: match (row.decision, row.by_id, row.by_name, row.decided_at) {
            (Some(decision), Some(id), Some(name), Some(at)) => {
                Some(MemberDecision { decision, by: PersonRef { id, name }, at })
            }
            _ => None,
        },
    });
    Ok(members.collect())
}
