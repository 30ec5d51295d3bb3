//! Names of claimants: owners of spellings, names without a record, records with a similar name.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::{ClaimId, ClaimantId, SpellingId};
use crate::domain::people::name::SaidBy;
use crate::domain::verdicts::claimant::{ClaimantKind, ClaimantRef, NameMarks, PublicClaimant, wikidata_address};
use crate::store::kit::connection::Connection;

/// Adds a spelling to a record. The spelling must be free: see [`owners`].
pub async fn add(db: &mut Connection, id: SpellingId, of: ClaimantId, name: &str) -> sqlx::Result<()> {
    let marks = NameMarks::of(name);
    sqlx::query!(
        "insert into claimant_spellings (id, claimant_id, name, looks, surname) values ($1, $2, $3, $4, $5)",
        id as _,
        of as _,
        name,
        &marks.looks,
        marks.surname
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Removes a spelling.
pub async fn remove(db: &mut Connection, id: SpellingId) -> sqlx::Result<()> {
    sqlx::query!("delete from claimant_spellings where id = $1", id as _).execute(db).await?;
    Ok(())
}

/// A name with the record that has its spelling.
#[derive(Debug)]
pub struct Owned {
    /// Position of the name in the question, from 0.
    pub place: usize,
    /// The record that has the spelling, a merged record's target.
    pub owner: ClaimantRef,
}

/// The owners of these names, of those names that have one, in their order.
pub async fn owners(db: impl PgExecutor<'_>, names: &[String]) -> sqlx::Result<Vec<Owned>> {
    let rows = sqlx::query!(
        r#"select asked.place as "place!", o.id as "id: ClaimantId", o.name, o.kind as "kind: ClaimantKind"
        from unnest($1::text[]) with ordinality as asked (name, place)
        join claimant_spellings s on s.spelling = spelling_of(asked.name)
        join claimants c on c.id = s.claimant_id
        join claimants o on o.id = coalesce(c.merged_into, c.id)
        order by asked.place"#,
        names
    )
    .fetch_all(db)
    .await?;
    let owned = rows.into_iter().map(|row| Owned {
        place: usize::try_from(row.place - 1).unwrap_or_default(),
        owner: ClaimantRef { id: row.id, name: row.name, kind: row.kind },
    });
    Ok(owned.collect())
}

/// For each name, the position of the first name with the same spelling, from 0.
pub async fn first_same(db: impl PgExecutor<'_>, names: &[String]) -> sqlx::Result<Vec<usize>> {
    let places = sqlx::query_scalar!(
        r#"select min(place) over (partition by spelling_of(name)) as "first!"
        from unnest($1::text[]) with ordinality as asked (name, place)
        order by place"#,
        names
    )
    .fetch_all(db)
    .await?;
    Ok(places.into_iter().map(|place| usize::try_from(place - 1).unwrap_or_default()).collect())
}

/// The record with this Wikidata id that is not merged.
pub async fn by_wikidata(db: impl PgExecutor<'_>, wikidata: &str) -> sqlx::Result<Option<ClaimantRef>> {
    sqlx::query_as!(
        ClaimantRef,
        "select id, name, kind from claimants where wikidata = $1 and merged_into is null",
        wikidata
    )
    .fetch_optional(db)
    .await
}

/// What a publication says of the record that has this spelling.
pub async fn public(db: impl PgExecutor<'_>, name: &str) -> sqlx::Result<Option<PublicClaimant>> {
    let row = sqlx::query!(
        "select o.name, o.kind, o.wikidata, o.same_as
        from claimant_spellings s
        join claimants c on c.id = s.claimant_id
        join claimants o on o.id = coalesce(c.merged_into, c.id)
        where s.spelling = spelling_of($1)",
        name
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let wikidata = row.wikidata.as_deref().map(wikidata_address);
        PublicClaimant { name: row.name, kind: row.kind, same_as: wikidata.into_iter().chain(row.same_as).collect() }
    }))
}

/// The names of those who are said to make a claim: its claimant, further ones that were imported with it, then those of the claims
/// that were merged into it.
pub async fn of_claim(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Vec<SaidBy>> {
    let rows = sqlx::query!(
        r#"with said (name, is_given, place, at) as (
            select claimant, true, 0, 0::bigint from claims where id = $1
            union all
            select further, true, 1, at
            from claims
            cross join unnest(further_claimants) with ordinality as named (further, at)
            where id = $1
            union all
            select claimant, false, 2, row_number() over (order by id) from claims where merged_into = $1
        )
        select s.name as "name!", bool_or(s.is_given) as "is_given!", coalesce(m.merged_into, m.id) as "record: ClaimantId"
        from said s
        left join claimant_spellings k on k.spelling = spelling_of(s.name)
        left join claimants m on m.id = k.claimant_id
        where s.name is not null
        group by s.name, m.id
        order by min(s.place), min(s.at)"#,
        claim as _
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| SaidBy { name: row.name, record: row.record, is_given: row.is_given }).collect())
}

/// A spelling, with the record that has it.
#[derive(Debug)]
pub struct Spelling {
    /// The spelling.
    pub name: String,
    /// The record, a merged record's target.
    pub owner: ClaimantRef,
}

/// The spellings of other records than `own` that have one of these looks, by name of the record.
pub async fn look_alikes(
    db: impl PgExecutor<'_>,
    looks: &[String],
    own: Option<ClaimantId>,
) -> sqlx::Result<Vec<Spelling>> {
    let rows = sqlx::query!(
        r#"select s.name as spelling, o.id, o.name, o.kind as "kind: ClaimantKind"
        from claimant_spellings s
        join claimants c on c.id = s.claimant_id
        join claimants o on o.id = coalesce(c.merged_into, c.id)
        where s.looks && $1 and o.id is distinct from $2
        order by o.name, o.id, s.spelling"#,
        looks,
        own as _
    )
    .fetch_all(db)
    .await?;
    let owner = |id, name, kind| ClaimantRef { id, name, kind };
    Ok(rows.into_iter().map(|row| Spelling { name: row.spelling, owner: owner(row.id, row.name, row.kind) }).collect())
}

/// A name of claims without a record.
#[derive(Debug)]
pub struct Unknown {
    /// The name as the newest claim has it.
    pub name: String,
    /// Number of claims.
    pub claims: i64,
    /// When the newest was found.
    pub newest_at: DateTime<Utc>,
}

/// Names without a record among the newest `among` claims with a claimant, most frequent first. Bounded, because a newsroom may
/// have millions of claims; what nobody says any more is no help.
pub async fn unknown(db: impl PgExecutor<'_>, among: i64, limit: i64) -> sqlx::Result<Vec<Unknown>> {
    sqlx::query_as!(
        Unknown,
        r#"with newest as materialized (
            select claimant, spelling_of(claimant) as spelling, created_at
            from claims
            where claimant is not null and merged_into is null
            order by id desc
            limit $1
        )
        select (array_agg(n.claimant order by n.created_at desc))[1] as "name!", count(*) as "claims!",
            max(n.created_at) as "newest_at!"
        from newest n
        where not exists (select from claimant_spellings s where s.spelling = n.spelling)
        group by n.spelling
        order by count(*) desc, max(n.created_at) desc, n.spelling
        limit $2"#,
        among,
        limit
    )
    .fetch_all(db)
    .await
}

/// A record with a similar spelling.
#[derive(Debug)]
pub struct Similar {
    /// The record.
    pub claimant: ClaimantRef,
    /// Looks of the spelling.
    pub looks: Vec<String>,
    /// Last word of the spelling, if the record may be a person.
    pub surname: Option<String>,
}

/// Records with a spelling that has one of these looks, or whose last word is one of these, if the record may be a person.
pub async fn similar(db: impl PgExecutor<'_>, looks: &[String], surnames: &[String]) -> sqlx::Result<Vec<Similar>> {
    let rows = sqlx::query!(
        r#"select o.id, o.name, o.kind as "kind: ClaimantKind", s.looks,
            case when o.kind <> 'organisation' then s.surname end as surname
        from claimant_spellings s
        join claimants c on c.id = s.claimant_id
        join claimants o on o.id = coalesce(c.merged_into, c.id)
        where s.looks && $1 or (s.surname = any ($2) and o.kind <> 'organisation')
        order by o.name, o.id
        limit 500"#,
        looks,
        surnames
    )
    .fetch_all(db)
    .await?;
    let similar = rows.into_iter().map(|row| Similar {
        claimant: ClaimantRef { id: row.id, name: row.name, kind: row.kind },
        looks: row.looks,
        surname: row.surname,
    });
    Ok(similar.collect())
}
