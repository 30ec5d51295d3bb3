//! Grouping: neighbourhoods of claims, their groups, and the changes of these.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgExecutor;

use crate::domain::claims::matches::occurrence::OccurrenceDecision;
use crate::domain::kernel::id::{ClaimId, OccurrenceId};
use crate::store::kit::connection::Connection;

/// Key of the advisory lock of [`lock`].
const LOCK: i64 = 0x6f63_6375_7272;

/// Members of an occurrence with which a new claim of a large neighbourhood is compared: the oldest.
const COMPARED: i64 = 24;

/// Keeps other servers from placing claims until the transaction ends: two articles must not make two groups of one occurrence.
pub async fn lock(db: &mut Connection) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock($1)", LOCK).execute(db).await?;
    Ok(())
}

/// Keeps the articles of these claims from being removed until the transaction ends. Returns those of the claims that are still there,
/// in order. The removal of an article locks the article first: whichever transaction is second waits before it has changed anything.
pub async fn hold(db: &mut Connection, claims: &[ClaimId]) -> sqlx::Result<Vec<ClaimId>> {
    let mut held = sqlx::query_scalar!(
        r#"select c.id as "id: ClaimId"
        from claims c
        join articles a on a.id = c.article_id
        where c.id = any ($1)
        order by a.id, c.id
        for key share of a"#,
        claims as _
    )
    .fetch_all(db)
    .await?;
    held.sort_unstable();
    Ok(held)
}

/// A claim of an occurrence, or one that a person took out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The occurrence.
    pub occurrence: OccurrenceId,
    /// The claim.
    pub claim: ClaimId,
    /// What a person decided.
    pub decision: Option<OccurrenceDecision>,
    /// Whether the occurrence has a decision of a person.
    pub is_decided: bool,
}

/// The occurrences of these claims, oldest first, with all their claims.
pub async fn places(db: impl PgExecutor<'_>, claims: &[ClaimId]) -> sqlx::Result<Vec<Place>> {
    let rows = sqlx::query!(
        r#"select occurrence_id, claim_id, decision as "decision: OccurrenceDecision",
            bool_or(decision is not null) over (partition by occurrence_id) as "is_decided!"
        from occurrence_claims
        where occurrence_id in (select occurrence_id from occurrence_claims where claim_id = any ($1))
        order by occurrence_id, claim_id"#,
        claims as _
    )
    .fetch_all(db)
    .await?;
    let places = rows.into_iter().map(|row| Place {
        occurrence: row.occurrence_id,
        claim: row.claim_id,
        decision: row.decision,
        is_decided: row.is_decided,
    });
    Ok(places.collect())
}

/// The occurrences of these claims, oldest first, with their oldest members and with every claim of `claims` that is in or was
/// taken out.
pub async fn oldest_places(db: impl PgExecutor<'_>, claims: &[ClaimId]) -> sqlx::Result<Vec<Place>> {
    let rows = sqlx::query!(
        r#"select o.occurrence_id, m.claim_id as "claim_id!: ClaimId", m.decision as "decision: OccurrenceDecision"
        from (select distinct occurrence_id from occurrence_claims where claim_id = any ($1)) o
        cross join lateral (
            (select claim_id, decision
            from occurrence_claims
            where occurrence_id = o.occurrence_id and decision is distinct from 'out'
            order by claim_id
            limit $2)
            union
            select claim_id, decision
            from occurrence_claims
            where occurrence_id = o.occurrence_id and claim_id = any ($1)
        ) m
        order by o.occurrence_id, m.claim_id"#,
        claims as _,
        COMPARED
    )
    .fetch_all(db)
    .await?;
    let place = |occurrence, claim, decision| Place { occurrence, claim, decision, is_decided: true };
    Ok(rows.into_iter().map(|row| place(row.occurrence_id, row.claim_id, row.decision)).collect())
}

/// Claims that share a neighbourhood or an occurrence with one of these, and these themselves; at most `limit`.
pub async fn neighbours(db: impl PgExecutor<'_>, claims: &[ClaimId], limit: i64) -> sqlx::Result<Vec<ClaimId>> {
    sqlx::query_scalar!(
        r#"select claim as "claim!: ClaimId"
        from (
            select unnest($1::uuid[]) as claim
            union
            select claim_id
            from occurrence_neighbourhoods
            where neighbourhood in (select neighbourhood from occurrence_neighbourhoods where claim_id = any ($1))
            union
            select claim_id
            from occurrence_claims
            where occurrence_id in (select occurrence_id from occurrence_claims where claim_id = any ($1))
        ) near
        limit $2"#,
        claims as _,
        limit
    )
    .fetch_all(db)
    .await
}

/// Which of these claims have a neighbourhood or an occurrence.
pub async fn known(db: impl PgExecutor<'_>, claims: &[ClaimId]) -> sqlx::Result<Vec<ClaimId>> {
    sqlx::query_scalar!(
        r#"select claim_id as "claim_id!: ClaimId" from occurrence_neighbourhoods where claim_id = any ($1)
        union
        select claim_id from occurrence_claims where claim_id = any ($1)"#,
        claims as _
    )
    .fetch_all(db)
    .await
}

/// Makes one neighbourhood of these claims and of all neighbourhoods that they have: the largest one takes in the others.
pub async fn unite(db: &mut Connection, claims: &[ClaimId]) -> sqlx::Result<()> {
    let known = sqlx::query_scalar!(
        r#"select neighbourhood
        from occurrence_neighbourhoods
        where neighbourhood in (select neighbourhood from occurrence_neighbourhoods where claim_id = any ($1))
        group by neighbourhood
        order by count(*) desc, neighbourhood"#,
        claims as _
    )
    .fetch_all(&mut *db)
    .await?;
    let Some(first) = claims.first() else { return Ok(()) };
    let main = known.first().copied().unwrap_or(first.0);
    let others = known.get(1..).unwrap_or_default();
    if !others.is_empty() {
        sqlx::query!(
            "update occurrence_neighbourhoods set neighbourhood = $1 where neighbourhood = any ($2)",
            main,
            others
        )
        .execute(&mut *db)
        .await?;
    }
    sqlx::query!(
        "insert into occurrence_neighbourhoods (claim_id, neighbourhood)
        select id, $2 from claims where id = any ($1)
        on conflict (claim_id) do nothing",
        claims as _,
        main
    )
    .execute(db)
    .await?;
    Ok(())
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

/// Takes out claims that the rule has placed and places no longer. Decisions of people stay.
pub async fn remove(db: &mut Connection, id: OccurrenceId, claims: &[ClaimId]) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from occurrence_claims where occurrence_id = $1 and claim_id = any ($2) and decision is null",
        id as _,
        claims as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Moves all claims and decisions of an occurrence to another, to which its id leads from now on. Of two decisions about one claim,
/// the newer one counts. Returns the label of the occurrence, which is no longer stored: it may be the name of a person.
pub async fn merge(db: &mut Connection, from: OccurrenceId, to: OccurrenceId) -> sqlx::Result<Vec<String>> {
    sqlx::query!(
        "insert into occurrence_claims as kept (occurrence_id, claim_id, found, decision, decided_by, decided_at)
        select $2, claim_id, found, decision, decided_by, decided_at
        from occurrence_claims
        where occurrence_id = $1
        on conflict (occurrence_id, claim_id) do update
        set found = kept.found or excluded.found,
            (decision, decided_by, decided_at) = (
                select newer.decision, newer.decided_by, newer.decided_at
                from (values
                    (kept.decision, kept.decided_by, kept.decided_at),
                    (excluded.decision, excluded.decided_by, excluded.decided_at)
                ) newer (decision, decided_by, decided_at)
                order by newer.decided_at desc nulls last
                limit 1
            )",
        from as _,
        to as _
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("delete from occurrence_claims where occurrence_id = $1", from as _).execute(&mut *db).await?;
    sqlx::query_scalar!(
        r#"with former as (select label from occurrences where id = $1),
            earlier as (update occurrences set merged_into = $2 where merged_into = $1)
        update occurrences set merged_into = $2, articles = 0, label = '{}', first_day = null, last_day = null
        from former
        where id = $1
        returning former.label as "label!""#,
        from as _,
        to as _
    )
    .fetch_one(db)
    .await
}

/// Deletes an occurrence in which no claim is left, with the ids that lead to it. Returns whether none was left.
pub async fn delete_empty(db: &mut Connection, id: OccurrenceId) -> sqlx::Result<bool> {
    let deleted = sqlx::query!(
        "delete from occurrences
        where (id = $1 or merged_into = $1)
            and not exists (select from occurrence_claims m where m.occurrence_id = $1)",
        id as _
    )
    .execute(db)
    .await?;
    Ok(deleted.rows_affected() > 0)
}

/// Deletes occurrences whose claims were removed with their articles, with the ids that lead to them. Returns their number, without
/// that of such ids.
pub async fn delete_forgotten(db: &mut Connection) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"with forgotten as (
            delete from occurrences o
            where not exists (select from occurrence_claims m where m.occurrence_id = coalesce(o.merged_into, o.id))
            returning merged_into
        )
        select count(*) filter (where merged_into is null) as "count!" from forgotten"#
    )
    .fetch_one(db)
    .await
}
