//! Occurrences: groups of claims, their members and what people decided about them.

pub mod grouping;

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::claims::matches::occurrence::{MemberDecision, Occurrence, OccurrenceDecision};
use crate::domain::kernel::id::{AccountId, ClaimId, OccurrenceId};
use crate::domain::people::account::PersonRef;
use crate::store::kit::connection::Connection;

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

/// The occurrence that an id leads to: itself, or the one that it became part of. Ids that nobody knows lead to themselves.
pub async fn current(db: impl PgExecutor<'_>, id: OccurrenceId) -> sqlx::Result<OccurrenceId> {
    let found = sqlx::query_scalar!(
        r#"select coalesce(merged_into, id) as "id!: OccurrenceId" from occurrences where id = $1"#,
        id as _
    );
    Ok(found.fetch_optional(db).await?.unwrap_or(id))
}

/// Occurrences with their numbers. Arguments: the SQL of the conditions, and its parameters. A macro, because sqlx checks only string
/// literals.
macro_rules! occurrences {
    ($rest:tt, $($parameter:expr),+) => {
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
        "# + $rest,
            $($parameter),+
        )
    };
}

/// Occurrences that two and more articles tell, most recently changed first, after `after`. `open`: only those with a claim that waits
/// for a verdict.
pub async fn page(
    db: impl PgExecutor<'_>,
    open: bool,
    after: Option<(DateTime<Utc>, OccurrenceId)>,
    limit: i64,
) -> sqlx::Result<Vec<Occurrence>> {
    let (after_time, after_id) = after.unzip();
    // The start of a page is a condition of the index under every plan.
    occurrences!(
        "where o.articles > 1 and n.articles > 1
            and (not $1 or n.open > 0)
            and (o.changed_at, o.id)
                < (coalesce($2::timestamptz, 'infinity'), coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
        order by o.changed_at desc, o.id desc
        limit $4",
        open,
        after_time,
        after_id as Option<OccurrenceId>,
        limit
    )
    .fetch_all(db)
    .await
}

/// These occurrences, most recently changed first.
pub async fn by_ids(db: impl PgExecutor<'_>, ids: &[OccurrenceId]) -> sqlx::Result<Vec<Occurrence>> {
    occurrences!("where o.id = any ($1) order by o.changed_at desc, o.id desc", ids as _).fetch_all(db).await
}

/// The occurrences that a claim is about.
pub async fn of_claim(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Vec<OccurrenceId>> {
    sqlx::query_scalar!(
        "select occurrence_id from occurrence_claims where claim_id = $1 and decision is distinct from 'out'",
        claim as _
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
