//! Figures about the newsroom, counted from events and publications.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgExecutor;

use crate::domain::newsroom::insight::{Cell, Column, Label, Table, TableKey};
use crate::store::kit::connection::Connection;

/// A time span: start inclusive, end exclusive.
pub type Span = (DateTime<Utc>, DateTime<Utc>);

fn day(day: Option<NaiveDate>) -> Cell {
    day.map(|day| day.to_string()).into()
}

/// Claims found, and verdicts submitted, published, corrected and dismissed, per UTC day. Days without any of
/// these events are left out.
pub async fn throughput(db: impl PgExecutor<'_>, span: Span) -> sqlx::Result<Table> {
    let rows = sqlx::query!(
        r#"select at::date as day,
            count(*) filter (where kind in ('claim.extracted', 'claim.added')) as "found!",
            count(*) filter (where kind = 'verdict.submitted') as "submitted!",
            count(*) filter (where kind = 'verdict.published') as "published!",
            count(*) filter (where kind in ('verdict.corrected', 'verdict.retracted')) as "corrected!",
            count(*) filter (where kind = 'claim.dismissed' and actor_id is not null) as "dismissed!"
        from events
        where kind in ('claim.extracted', 'claim.added', 'verdict.submitted', 'verdict.published',
            'verdict.corrected', 'verdict.retracted', 'claim.dismissed') and at >= $1 and at < $2
        group by 1
        order by 1"#,
        span.0,
        span.1
    )
    .fetch_all(db)
    .await?;
    Ok(Table::new(
        TableKey::Throughput,
        vec![Column::Day, Column::Found, Column::Submitted, Column::Published, Column::Corrected, Column::Dismissed],
        rows.into_iter()
            .map(|row| {
                let counts = [row.found, row.submitted, row.published, row.corrected, row.dismissed];
                std::iter::once(day(row.day)).chain(counts.map(Cell::from)).collect()
            })
            .collect(),
    ))
}

/// Median and 90th percentile of the hours from the creation of a claim to its first assignment and to its
/// first publication, for claims that reached it in the span.
pub async fn waiting(db: impl PgExecutor<'_>, span: Span) -> sqlx::Result<Table> {
    let rows = sqlx::query!(
        r#"with reached as (
            select kind, claim_id, min(at) as at
            from events
            where kind in ('claim.assigned', 'verdict.published') and at >= $1 and at < $2
            group by kind, claim_id
        )
        select reached.kind, count(*) as "claims!",
            percentile_cont(0.5) within group (order by extract(epoch from reached.at - c.created_at) / 3600) as median,
            percentile_cont(0.9) within group (order by extract(epoch from reached.at - c.created_at) / 3600) as most
        from reached
        join claims c on c.id = reached.claim_id
        where not exists (
            select from events earlier
            where earlier.claim_id = reached.claim_id and earlier.kind = reached.kind and earlier.at < $1
        )
        group by reached.kind
        order by reached.kind"#,
        span.0,
        span.1
    )
    .fetch_all(db)
    .await?;
    Ok(Table::new(
        TableKey::Waiting,
        vec![Column::Until, Column::Claims, Column::MedianHours, Column::NinetiethPercentileHours],
        rows.into_iter()
            .map(|row| {
                let what = match row.kind.as_str() {
                    "claim.assigned" => Label::FirstAssignment,
                    _ => Label::Publication,
                };
                vec![what.into(), row.claims.into(), row.median.into(), row.most.into()]
            })
            .collect(),
    ))
}

/// Open claims at `now` by state and age class: under 1 day, 1 to 3, 3 to 7, over 7 days.
pub async fn open_by_age(db: impl PgExecutor<'_>, now: DateTime<Utc>) -> sqlx::Result<Table> {
    let rows = sqlx::query!(
        r#"with aged as (
            select state, (extract(epoch from $1::timestamptz) / 3600)::integer - found_hour as hours
            from reviews
            where state in ('unassigned', 'in_review', 'submitted', 'approved')
        )
        select case when hours < 24 then 0 when hours < 72 then 1 when hours < 168 then 2 else 3 end as "age!",
            count(*) filter (where state = 'unassigned') as "unassigned!",
            count(*) filter (where state = 'in_review') as "in_review!",
            count(*) filter (where state = 'submitted') as "submitted!",
            count(*) filter (where state = 'approved') as "approved!"
        from aged
        group by 1
        order by min(hours)"#,
        now
    )
    .fetch_all(db)
    .await?;
    Ok(Table::new(
        TableKey::OpenByAge,
        vec![Column::Found, Column::Unassigned, Column::InReview, Column::Submitted, Column::Approved],
        rows.into_iter()
            .map(|row| {
                let counts = [row.unassigned, row.in_review, row.submitted, row.approved];
                let age = match row.age {
                    0 => Label::UnderADay,
                    1 => Label::OneToThreeDays,
                    2 => Label::ThreeToSevenDays,
                    _ => Label::OverAWeek,
                };
                std::iter::once(age.into()).chain(counts.map(Cell::from)).collect()
            })
            .collect(),
    ))
}

/// For each active account: claims in review now, and verdicts submitted, approved, returned and published in
/// the span.
pub async fn workload(db: impl PgExecutor<'_>, span: Span) -> sqlx::Result<Table> {
    let rows = sqlx::query!(
        r#"select a.name,
            (select count(*) from reviews r where r.assignee_id = a.id and r.state = 'in_review') as "in_work!",
            count(e.id) filter (where e.kind in ('verdict.submitted', 'correction.submitted')) as "submitted!",
            count(e.id) filter (where e.kind = 'verdict.approved') as "approved!",
            count(e.id) filter (where e.kind = 'verdict.returned') as "returned!",
            count(e.id) filter (where e.kind in ('verdict.published', 'verdict.corrected', 'verdict.retracted'))
                as "published!"
        from accounts a
        left join events e on e.actor_id = a.id and e.at >= $1 and e.at < $2
            and e.kind in ('verdict.submitted', 'correction.submitted', 'verdict.approved', 'verdict.returned',
                'verdict.published', 'verdict.corrected', 'verdict.retracted')
        where a.deactivated_at is null
        group by a.id
        order by lower(a.name), a.id"#,
        span.0,
        span.1
    )
    .fetch_all(db)
    .await?;
    Ok(Table::new(
        TableKey::Workload,
        vec![
            Column::Person,
            Column::InWorkNow,
            Column::Submitted,
            Column::Approved,
            Column::Returned,
            Column::Published,
        ],
        rows.into_iter()
            .map(|row| {
                let counts = [row.in_work, row.submitted, row.approved, row.returned, row.published];
                std::iter::once(row.name.into()).chain(counts.map(Cell::from)).collect()
            })
            .collect(),
    ))
}

/// Approval without return, agreement of second reviews, corrections per published verdict, and verdicts with
/// at least two evidence origins.
pub async fn quality(db: &mut Connection, span: Span) -> sqlx::Result<Table> {
    let mut rows = agreement(&mut *db, span).await?;
    rows.extend(corrections(&mut *db, span).await?);
    rows.extend(origins(db, span).await?);
    Ok(Table::new(TableKey::Quality, vec![Column::What, Column::Count, Column::Of, Column::Share], rows))
}

fn share(what: Label, count: i64, of: i64) -> Vec<Cell> {
    let share = (of > 0).then(|| count_share(count, of));
    vec![what.into(), count.into(), of.into(), share.into()]
}

async fn agreement(db: &mut Connection, span: Span) -> sqlx::Result<Vec<Vec<Cell>>> {
    let decided = sqlx::query!(
        r#"select count(distinct (claim_id, number)) as "all!",
            count(distinct (claim_id, number)) filter (where outcome = 'returned') as "returned!"
        from verdict_decisions
        where decided_at >= $1 and decided_at < $2"#,
        span.0,
        span.1
    )
    .fetch_one(&mut *db)
    .await?;
    let read = sqlx::query!(
        r#"select count(*) as "all!", count(*) filter (where agrees) as "agree!"
        from second_readings
        where number is not null and given_at >= $1 and given_at < $2"#,
        span.0,
        span.1
    )
    .fetch_one(db)
    .await?;
    let (first, approved) = (Label::ApprovedWithoutReturn, decided.all - decided.returned);
    Ok(vec![share(first, approved, decided.all), share(Label::SecondReadingsAgree, read.agree, read.all)])
}

async fn corrections(db: impl PgExecutor<'_>, span: Span) -> sqlx::Result<Vec<Vec<Cell>>> {
    let published = sqlx::query!(
        r#"select count(*) filter (where correction_class is null) as "verdicts!",
            count(*) filter (where correction_class = 'clarification') as "clarified!",
            count(*) filter (where correction_class = 'correction') as "corrected!",
            count(*) filter (where correction_class = 'retraction') as "retracted!"
        from publications
        where published_at >= $1 and published_at < $2"#,
        span.0,
        span.1
    )
    .fetch_one(db)
    .await?;
    Ok(vec![
        share(Label::Clarifications, published.clarified, published.verdicts),
        share(Label::Corrections, published.corrected, published.verdicts),
        share(Label::Retractions, published.retracted, published.verdicts),
    ])
}

async fn origins(db: impl PgExecutor<'_>, span: Span) -> sqlx::Result<Vec<Vec<Cell>>> {
    let origins = sqlx::query!(
        r#"select count(*) as "verdicts!",
            count(*) filter (where (
                select count(distinct e.origin)
                from evidence e
                where e.claim_id = b.claim_id and e.visibility = 'public' and e.withdrawn_at is null
            ) >= 2) as "two!"
        from publications b
        where b.correction_class is null and b.published_at >= $1 and b.published_at < $2"#,
        span.0,
        span.1
    )
    .fetch_one(db)
    .await?;
    let what = Label::TwoOrigins;
    Ok(vec![share(what, origins.two, origins.verdicts)])
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn count_share(count: i64, of: i64) -> f64 {
    count as f64 / of as f64
}

/// Ratings by the outlet of the article in which the claim was found, counted like [`super::balance::by_claimant`].
pub async fn by_outlet(db: impl PgExecutor<'_>, span: Span) -> sqlx::Result<Table> {
    let rows = sqlx::query!(
        r#"with standing as (
            select distinct on (claim_id)
                document -> 'appearances' -> 0 -> 'article' ->> 'outlet' as name,
                document -> 'rating' ->> 'label' as rating,
                coalesce(correction_class = 'retraction', false) as retracted
            from publications
            where published_at >= $1 and published_at < $2
            order by claim_id, number desc
        ), top as (
            select name from standing group by name order by count(*) desc, name limit 20
        )
        select s.name, s.rating as "rating!", count(*) as "verdicts!",
            count(*) filter (where s.retracted) as "retracted!"
        from standing s
        join top on top.name is not distinct from s.name
        group by s.name, s.rating
        order by sum(count(*)) over (partition by s.name) desc, s.name, count(*) desc, s.rating"#,
        span.0,
        span.1
    )
    .fetch_all(db)
    .await?;
    Ok(Table::new(
        TableKey::RatingsByOutlet,
        vec![Column::Outlet, Column::Rating, Column::Verdicts, Column::Retracted],
        rows.into_iter()
            .map(|row| {
                let name = row.name.map_or(Label::NoOutlet.into(), Cell::from);
                vec![name, row.rating.into(), row.verdicts.into(), row.retracted.into()]
            })
            .collect(),
    ))
}
