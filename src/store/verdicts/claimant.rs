//! Claimant records: rows of records, roles, merges, lists, claims of a record.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::claims::review::State;
use crate::domain::kernel::id::{ClaimId, ClaimantId};
use crate::domain::verdicts::claimant::{
    ClaimOfClaimant, ClaimantDetails, ClaimantEntry, ClaimantKind, ClaimantRecord, ClaimantRef, ClaimantRole,
    ClaimantSpelling,
};
use crate::store::kit::connection::Connection;

/// Waits until no other transaction changes claimant records. Records refer to each other by merges and by the one owner of a
/// spelling, and editors change few.
pub async fn lock(db: &mut Connection) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtext('claimants'))").execute(db).await?;
    Ok(())
}

/// A record with its spellings, roles and counts.
pub async fn by_id(db: &mut Connection, id: ClaimantId) -> sqlx::Result<Option<ClaimantRecord>> {
    let row = sqlx::query!(
        r#"select c.id, c.slug, c.kind, c.name, c.description, c.wikidata, c.same_as, c.version,
            i.id as "into_id?: ClaimantId", i.name as "into_name?", i.kind as "into_kind?: ClaimantKind"
        from claimants c
        left join claimants i on i.id = c.merged_into
        where c.id = $1"#,
        id as _
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let into = row.into_id.zip(row.into_name).zip(row.into_kind);
    let counts = counts(&mut *db, id).await?;
    Ok(Some(ClaimantRecord {
        id: row.id,
        slug: row.slug,
        details: ClaimantDetails {
            kind: row.kind,
            name: row.name,
            description: row.description,
            wikidata: row.wikidata,
            same_as: row.same_as,
            roles: roles(&mut *db, id).await?,
        },
        merged_into: into.map(|((id, name), kind)| ClaimantRef { id, name, kind }),
        merged: merged(&mut *db, id).await?,
        spellings: spellings(&mut *db, id).await?,
        version: row.version,
        claims: counts.0,
        verdicts: counts.1,
    }))
}

/// The roles of a record, in the order of display.
pub async fn roles(db: impl PgExecutor<'_>, id: ClaimantId) -> sqlx::Result<Vec<ClaimantRole>> {
    sqlx::query_as!(
        ClaimantRole,
        "select title, organisation, since, until from claimant_roles where claimant_id = $1 order by position",
        id as _
    )
    .fetch_all(db)
    .await
}

/// The records that were merged into a record, by name.
async fn merged(db: impl PgExecutor<'_>, id: ClaimantId) -> sqlx::Result<Vec<ClaimantRef>> {
    sqlx::query_as!(
        ClaimantRef,
        "select id, name, kind from claimants where merged_into = $1 order by name, id",
        id as _
    )
    .fetch_all(db)
    .await
}

/// The spellings of a record and of the records that were merged into it.
async fn spellings(db: impl PgExecutor<'_>, id: ClaimantId) -> sqlx::Result<Vec<ClaimantSpelling>> {
    sqlx::query_as!(
        ClaimantSpelling,
        r#"select s.id, s.name, s.spelling in (spelling_of(c.name), spelling_of(o.name)) as "is_name!", nullif(s.claimant_id, $1) as "from: ClaimantId"
        from claimant_spellings s
        join claimants c on c.id = s.claimant_id
        join claimants o on o.id = $1
        where c.id = $1 or c.merged_into = $1
        order by s.spelling"#,
        id as _
    )
    .fetch_all(db)
    .await
}

/// Numbers of claims and of public verdicts under the spellings of a record.
async fn counts(db: impl PgExecutor<'_>, id: ClaimantId) -> sqlx::Result<(i64, i64)> {
    let row = sqlx::query!(
        r#"with known as materialized (
            select s.spelling
            from claimant_spellings s
            join claimants c on c.id = s.claimant_id
            where c.id = $1 or c.merged_into = $1
        )
        select (
            select count(*)
            from known
            join claims k on spelling_of(k.claimant) = known.spelling
            where k.claimant is not null and k.merged_into is null
        ) as "claims!", (
            select count(*)
            from known
            join published_verdicts v on spelling_of(v.claimant) = known.spelling
            where v.claimant is not null
        ) as "verdicts!""#,
        id as _
    )
    .fetch_one(db)
    .await?;
    Ok((row.claims, row.verdicts))
}

/// Records that are not merged, by name. `words` occur in a spelling; `after` is the exclusive position of the last entry.
pub async fn page(
    db: impl PgExecutor<'_>,
    words: Option<&str>,
    after: Option<(String, ClaimantId)>,
    limit: i64,
) -> sqlx::Result<Vec<ClaimantEntry>> {
    let (name, id) = after.unzip();
    sqlx::query_as!(
        ClaimantEntry,
        r#"with page as materialized (
            select id, kind, name, description, wikidata
            from claimants c
            where merged_into is null
                and ($1::text is null or c.id in (
                    select coalesce(o.merged_into, o.id)
                    from claimant_spellings s
                    join claimants o on o.id = s.claimant_id
                    where s.spelling like
                        '%' || replace(replace(replace(spelling_of($1), '\', '\\'), '%', '\%'), '_', '\_') || '%'
                ))
                and ($2::text is null or (lower(name), id) > (lower($2), $3::uuid))
            order by lower(name), id
            limit $4
        )
        select p.id as "id!: ClaimantId", p.name as "name!", p.kind as "kind!: ClaimantKind", p.description, p.wikidata,
            (select count(*) from claimant_spellings s join claimants c on c.id = s.claimant_id
                where c.id = p.id or c.merged_into = p.id) as "spellings!",
            (select count(*) from claimant_spellings s join claimants c on c.id = s.claimant_id
                join claims k on spelling_of(k.claimant) = s.spelling and k.claimant is not null
                where (c.id = p.id or c.merged_into = p.id) and k.merged_into is null) as "claims!",
            (select count(*) from claimant_spellings s join claimants c on c.id = s.claimant_id
                join published_verdicts v on spelling_of(v.claimant) = s.spelling and v.claimant is not null
                where c.id = p.id or c.merged_into = p.id) as "verdicts!"
        from page p
        order by lower(p.name), p.id"#,
        words,
        name,
        id as _,
        limit
    )
    .fetch_all(db)
    .await
}

/// The newest claims under the spellings of a record.
pub async fn claims(db: impl PgExecutor<'_>, id: ClaimantId, limit: i64) -> sqlx::Result<Vec<ClaimOfClaimant>> {
    sqlx::query_as!(
        ClaimOfClaimant,
        r#"select k.id as "id!: ClaimId", coalesce(k.wording, k.machine_statement) as "statement!",
            k.claimant as "claimant!", r.state as "state!: State", k.created_at as "created_at!: DateTime<Utc>"
        from claims k
        join reviews r on r.claim_id = k.id
        where k.claimant is not null and k.merged_into is null
            and spelling_of(k.claimant) = any (array(
                select s.spelling
                from claimant_spellings s
                join claimants c on c.id = s.claimant_id
                where c.id = $1 or c.merged_into = $1
            ))
        order by k.id desc
        limit $2"#,
        id as _,
        limit
    )
    .fetch_all(db)
    .await
}

/// Inserts a record without spellings and roles.
pub async fn insert(
    db: &mut Connection,
    id: ClaimantId,
    slug: &str,
    details: &ClaimantDetails,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into claimants (id, slug, kind, name, description, wikidata, same_as, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)",
        id as _,
        slug,
        details.kind as _,
        details.name,
        details.description,
        details.wikidata,
        &details.same_as,
        now
    )
    .execute(&mut *db)
    .await?;
    set_roles(db, id, &details.roles).await
}

/// Replaces the details of a record and increments its version.
pub async fn set_details(db: &mut Connection, id: ClaimantId, details: &ClaimantDetails) -> sqlx::Result<()> {
    sqlx::query!(
        "update claimants
        set kind = $2, name = $3, description = $4, wikidata = $5, same_as = $6, version = version + 1
        where id = $1",
        id as _,
        details.kind as _,
        details.name,
        details.description,
        details.wikidata,
        &details.same_as
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("delete from claimant_roles where claimant_id = $1", id as _).execute(&mut *db).await?;
    set_roles(db, id, &details.roles).await
}

async fn set_roles(db: &mut Connection, id: ClaimantId, roles: &[ClaimantRole]) -> sqlx::Result<()> {
    for (position, role) in (0..).zip(roles) {
        sqlx::query!(
            "insert into claimant_roles (claimant_id, position, title, organisation, since, until)
            values ($1, $2, $3, $4, $5, $6)",
            id as _,
            position,
            role.title,
            role.organisation,
            role.since,
            role.until
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// Increments the version of a record.
pub async fn touch(db: &mut Connection, id: ClaimantId) -> sqlx::Result<()> {
    sqlx::query!("update claimants set version = version + 1 where id = $1", id as _).execute(db).await?;
    Ok(())
}

/// Merges a record, and all that were merged into it, into another.
pub async fn merge(db: &mut Connection, id: ClaimantId, into: ClaimantId) -> sqlx::Result<()> {
    sqlx::query!(
        "update claimants set merged_into = $2, version = version + 1 where id = $1 or merged_into = $1",
        id as _,
        into as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Undoes the merge of a record.
pub async fn unmerge(db: &mut Connection, id: ClaimantId) -> sqlx::Result<()> {
    sqlx::query!("update claimants set merged_into = null, version = version + 1 where id = $1", id as _)
        .execute(db)
        .await?;
    Ok(())
}
