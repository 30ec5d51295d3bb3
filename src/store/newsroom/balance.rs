//! Balance: ratings of published verdicts by claimant, and by organisation of the claimant.

use sqlx::PgExecutor;

use super::insight::Span;
use crate::domain::newsroom::insight::{Cell, Column, Label, Table, TableKey};

/// Ratings of the verdicts published in the span, by claimant, for the 100 claimants with the most verdicts. All spellings of a
/// record count together; a name without a record counts for itself. A verdict counts with its newest publication in the span. A
/// column of its own counts those that were retracted. A verdict with several claimants counts for each.
pub async fn by_claimant(db: impl PgExecutor<'_>, span: Span) -> sqlx::Result<Table> {
    let rows = sqlx::query!(
        r#"with standing as (
            select distinct on (claim_id) claim_id, document,
                document -> 'rating' ->> 'label' as rating,
                coalesce(correction_class = 'retraction', false) as retracted
            from publications
            where published_at >= $1 and published_at < $2
            order by claim_id, number desc
        ), said as (
            select claim_id, rating, retracted, document ->> 'claimant' as name from standing
            union all
            select claim_id, rating, retracted, further ->> 'name'
            from standing
            cross join jsonb_array_elements(document -> 'further_claimants') further
        ), told as (
            select distinct s.claim_id, o.id, coalesce(o.name, s.name) as name, s.rating, s.retracted
            from said s
            left join claimant_spellings k on k.spelling = spelling_of(s.name)
            left join claimants c on c.id = k.claimant_id
            left join claimants o on o.id = coalesce(c.merged_into, c.id)
        ), top as (
            select id, name from told group by id, name order by count(*) desc, name limit 100
        )
        select t.name, t.rating as "rating!", count(*) as "verdicts!",
            count(*) filter (where t.retracted) as "retracted!"
        from told t
        join top on top.name is not distinct from t.name and top.id is not distinct from t.id
        group by t.id, t.name, t.rating
        order by sum(count(*)) over (partition by t.id, t.name) desc, t.name, t.id, count(*) desc, t.rating"#,
        span.0,
        span.1
    )
    .fetch_all(db)
    .await?;
    Ok(Table::new(
        TableKey::RatingsByClaimant,
        vec![Column::Claimant, Column::Rating, Column::Verdicts, Column::Retracted],
        rows.into_iter()
            .map(|row| {
                let name = row.name.map_or(Label::TheArticle.into(), Cell::from);
                vec![name, row.rating.into(), row.verdicts.into(), row.retracted.into()]
            })
            .collect(),
    ))
}

/// Ratings by organisation, counted like [`by_claimant`]: the claimant if that is an organisation, else the organisations of the roles
/// that the claimant had on the day of the first appearance, or of the publication if that day is unknown. A verdict on a person with
/// two roles counts for both.
pub async fn by_organisation(db: impl PgExecutor<'_>, span: Span) -> sqlx::Result<Table> {
    let rows = sqlx::query!(
        r#"with standing as (
            select distinct on (claim_id) claim_id, document,
                document -> 'rating' ->> 'label' as rating,
                coalesce(correction_class = 'retraction', false) as retracted,
                coalesce(left(document #>> '{appearances,0,article,published_at}', 10)::date, published_at::date) as day
            from publications
            where published_at >= $1 and published_at < $2
            order by claim_id, number desc
        ), said as (
            select claim_id, rating, retracted, day, document ->> 'claimant' as name from standing
            union all
            select claim_id, rating, retracted, day, further ->> 'name'
            from standing
            cross join jsonb_array_elements(document -> 'further_claimants') further
        ), told as (
            select distinct s.claim_id, case when o.kind = 'organisation' then o.name else coalesce(known.name, r.organisation) end as name,
                s.name is null as is_article, s.rating, s.retracted
            from said s
            left join claimant_spellings k on k.spelling = spelling_of(s.name)
            left join claimants c on c.id = k.claimant_id
            left join claimants o on o.id = coalesce(c.merged_into, c.id)
            left join claimant_roles r on r.claimant_id = o.id and o.kind <> 'organisation' and r.organisation is not null
                and (r.since is null or r.since <= s.day) and (r.until is null or r.until >= s.day)
            left join lateral (
                select t.name
                from claimant_spellings x
                join claimants m on m.id = x.claimant_id
                join claimants t on t.id = coalesce(m.merged_into, m.id)
                where x.spelling = spelling_of(r.organisation)
            ) known on true
        ), top as (
            select name, is_article from told group by name, is_article order by count(*) desc, name limit 100
        )
        select t.name, t.is_article as "is_article!", t.rating as "rating!", count(*) as "verdicts!",
            count(*) filter (where t.retracted) as "retracted!"
        from told t
        join top on top.name is not distinct from t.name and top.is_article = t.is_article
        group by t.name, t.is_article, t.rating
        order by sum(count(*)) over (partition by t.name, t.is_article) desc, t.name, t.is_article, count(*) desc, t.rating"#,
        span.0,
        span.1
    )
    .fetch_all(db)
    .await?;
    Ok(Table::new(
        TableKey::RatingsByOrganisation,
        vec![Column::Organisation, Column::Rating, Column::Verdicts, Column::Retracted],
        rows.into_iter()
            .map(|row| {
                let none = if row.is_article { Label::TheArticle } else { Label::NoOrganisation };
                let name = row.name.map_or(none.into(), Cell::from);
                vec![name, row.rating.into(), row.verdicts.into(), row.retracted.into()]
            })
            .collect(),
    ))
}
