//! Export rows: claims, evidence and verdict revisions in keyset pages.
//!
//! Each page is cut first and joined then, and its length is a part of the statement: for a length that it does not know,
//! PostgreSQL plans for a tenth of the table, and reads the other tables from their beginning for every page.

use sqlx::PgExecutor;

use crate::domain::kernel::id::ClaimId;
use crate::domain::publishing::export::{Key, Range, Row};

/// Rows of a page.
pub const PAGE: usize = 500;

/// The keys of every 500th of the next 10,000 claims after a key, exclusive.
pub async fn ends_of_claims(db: impl PgExecutor<'_>, after: Key) -> sqlx::Result<Vec<Key>> {
    let ends = sqlx::query_scalar!(
        "select id from (
            select id, row_number() over (order by id) as place
            from (select id from claims where id > $1 order by id limit 10000) next
        ) counted
        where place % 500 = 0
        order by id",
        after.id
    );
    Ok(ends.fetch_all(db).await?.into_iter().map(|id| Key { id: id.0, number: 0 }).collect())
}

/// The keys of every 500th of the next 10,000 sources after a key, exclusive.
pub async fn ends_of_evidence(db: impl PgExecutor<'_>, after: Key) -> sqlx::Result<Vec<Key>> {
    let ends = sqlx::query_scalar!(
        "select id from (
            select id, row_number() over (order by id) as place
            from (select id from evidence where id > $1 order by id limit 10000) next
        ) counted
        where place % 500 = 0
        order by id",
        after.id
    );
    Ok(ends.fetch_all(db).await?.into_iter().map(|id| Key { id: id.0, number: 0 }).collect())
}

/// The keys of every 500th of the next 10,000 revisions of verdicts after a key, exclusive.
pub async fn ends_of_verdicts(db: impl PgExecutor<'_>, after: Key) -> sqlx::Result<Vec<Key>> {
    let ends = sqlx::query!(
        "select claim_id, number from (
            select claim_id, number, row_number() over (order by claim_id, number) as place
            from (
                select claim_id, number from verdict_revisions
                where (claim_id, number) > ($1::uuid, $2)
                order by claim_id, number
                limit 10000
            ) next
        ) counted
        where place % 500 = 0
        order by claim_id, number",
        after.id,
        after.number
    );
    Ok(ends.fetch_all(db).await?.into_iter().map(|end| Key { id: end.claim_id.0, number: end.number }).collect())
}

/// At most [`PAGE`] claim rows of a range, oldest first.
pub async fn claims(db: impl PgExecutor<'_>, range: Range) -> sqlx::Result<Vec<Row>> {
    let rows = sqlx::query!(
        r#"select c.id, array[
            c.id::text, r.state::text, c.kind::text, coalesce(c.wording, c.machine_statement), c.machine_statement,
            c.claimant, c.check_worthiness::text, array_to_string(r.topics, '; '), c.article_id::text, a.title,
            a.outlet, a.url, p.quote, p.span_start::text, p.span_end::text,
            r.evidence_count::text,
            v.rating_key, v.slug, b.number::text,
            jsonb_array_length(coalesce(b.document -> 'corrections', '[]'))::text,
            to_char(c.created_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), c.machine_kind::text
        ] as "values!: Vec<Option<String>>"
        from (select id from claims where id > $1 and id <= $2 order by id limit 500) page
        join claims c on c.id = page.id
        join lateral (
            select state, topics, evidence_count, slug from reviews where claim_id = c.id offset 0
        ) r on true
        join articles a on a.id = c.article_id
        left join lateral (
            select quote, span_start, span_end from appearances where claim_id = c.id order by number desc, id limit 1
        ) p on true
        left join published_verdicts v on v.claim_id = c.id and r.slug is not null
        left join publications b on b.id = v.publication_id
        order by c.id"#,
        range.after.id,
        range.to.id
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| Row { key: Key { id: row.id.0, number: 0 }, values: row.values }).collect())
}

/// At most [`PAGE`] evidence rows of a range, oldest first.
pub async fn evidence(db: impl PgExecutor<'_>, range: Range) -> sqlx::Result<Vec<Row>> {
    let rows = sqlx::query!(
        r#"select e.id, array[
            e.id::text, e.claim_id::text, e.stance::text, e.visibility::text, e.url, e.publisher, e.title,
            e.published_at::text, to_char(e.accessed_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), e.excerpt, e.note, a.name,
            to_char(e.created_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), to_char(e.withdrawn_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
            e.withdrawal_reason, e.offline_kind::text, e.offline_who, e.offline_at::text, e.offline_place
        ] as "values!: Vec<Option<String>>"
        from (select id from evidence where id > $1 and id <= $2 order by id limit 500) page
        join evidence e on e.id = page.id
        join accounts a on a.id = e.created_by
        order by e.id"#,
        range.after.id,
        range.to.id
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| Row { key: Key { id: row.id.0, number: 0 }, values: row.values }).collect())
}

/// At most [`PAGE`] verdict revision rows of a range, by claim and revision number. Claims in `hidden` are left out.
pub async fn verdicts(db: impl PgExecutor<'_>, range: Range, hidden: &[ClaimId]) -> sqlx::Result<Vec<Row>> {
    let rows = sqlx::query!(
        r#"select v.claim_id, v.number, array[
            v.claim_id::text, v.number::text, v.rating_key, v.rating_label, v.rating_value::text, v.summary, v.rationale,
            to_char(v.as_of, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), v.recheck_at::text, a.name,
            to_char(v.submitted_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), v.correction_class::text, v.notice,
            to_char(p.published_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
            v.media ->> 'type', v.media ->> 'authenticity',
            (select string_agg(m ->> 'url', ' ' order by place) from jsonb_array_elements(v.media -> 'appearances') with ordinality as seen (m, place)),
            (select string_agg(m ->> 'archived_url', ' ' order by place) from jsonb_array_elements(v.media -> 'appearances') with ordinality as seen (m, place)),
            v.media ->> 'original_url', v.media ->> 'original_context'
        ] as "values!: Vec<Option<String>>"
        from (
            select claim_id, number from verdict_revisions
            where (claim_id, number) > ($1::uuid, $2) and (claim_id, number) <= ($3::uuid, $4)
                and claim_id <> all ($5::uuid[])
            order by claim_id, number
            limit 500
        ) page
        join verdict_revisions v on v.claim_id = page.claim_id and v.number = page.number
        left join accounts a on a.id = v.author_id
        left join lateral (
            select published_at from publications b where b.claim_id = v.claim_id and b.number = v.number
        ) p on true
        order by v.claim_id, v.number"#,
        range.after.id,
        range.after.number,
        range.to.id,
        range.to.number,
        hidden as _
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Row { key: Key { id: row.claim_id.0, number: row.number }, values: row.values })
        .collect())
}
