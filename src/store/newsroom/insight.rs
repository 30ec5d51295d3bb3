//! Facts of days for the figures about the newsroom, counted from events, decisions and publications.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgExecutor;

use crate::domain::claims::review::State;
use crate::domain::kernel::id::AccountId;
use crate::domain::newsroom::day_facts::{DayFacts, Standing};
use crate::domain::newsroom::event::Kind;
use crate::domain::newsroom::insight::{Cell, Column, Label, Table, TableKey};
use crate::domain::verdicts::correction::CorrectionClass;
use crate::store::kit::connection::Connection;

/// A time span: start inclusive, end exclusive.
pub type Span = (DateTime<Utc>, DateTime<Utc>);

/// Facts by UTC day. Days on which nothing happened are left out.
pub type FactsByDay = BTreeMap<NaiveDate, Arc<DayFacts>>;

type Days = BTreeMap<NaiveDate, DayFacts>;

/// The facts of a span.
pub async fn facts(db: &mut Connection, span: Span) -> sqlx::Result<FactsByDay> {
    let mut days = BTreeMap::new();
    events(&mut *db, span, &mut days).await?;
    waits(&mut *db, span, &mut days).await?;
    decisions(&mut *db, span, &mut days).await?;
    second_readings(&mut *db, span, &mut days).await?;
    publications(&mut *db, span, &mut days).await?;
    replaced(db, span, &mut days).await?;
    Ok(days.into_iter().map(|(day, facts)| (day, Arc::new(facts))).collect())
}

async fn events(db: impl PgExecutor<'_>, span: Span, days: &mut Days) -> sqlx::Result<()> {
    let rows = sqlx::query!(
        r#"select at::date as "day!", kind, actor_id as "actor: AccountId", count(*) as "count!"
        from events
        where kind in ('claim.extracted', 'claim.added', 'claim.dismissed', 'verdict.submitted', 'correction.submitted',
            'verdict.approved', 'verdict.returned', 'verdict.published', 'verdict.corrected', 'verdict.retracted')
            and at >= $1 and at < $2
        group by 1, 2, 3"#,
        span.0,
        span.1
    )
    .fetch_all(db)
    .await?;
    for row in rows {
        let kind = Kind::named(&row.kind).unwrap_or(Kind::Unknown);
        days.entry(row.day).or_default().events.push((kind, row.actor, row.count));
    }
    Ok(())
}

/// Claims that were assigned, or published, for the first time.
async fn waits(db: impl PgExecutor<'_>, span: Span, days: &mut Days) -> sqlx::Result<()> {
    let rows = sqlx::query!(
        r#"select e.at::date as "day!", e.kind = 'verdict.published' as "published!",
            extract(epoch from e.at - c.created_at)::double precision / 3600 as "hours!"
        from events e
        join claims c on c.id = e.claim_id
        where e.kind in ('claim.assigned', 'verdict.published') and e.at >= $1 and e.at < $2
            and not exists (
                select from events earlier
                where earlier.claim_id = e.claim_id and earlier.kind = e.kind and earlier.id < e.id
            )"#,
        span.0,
        span.1
    )
    .fetch_all(db)
    .await?;
    for row in rows {
        let facts = days.entry(row.day).or_default();
        let hours = if row.published { &mut facts.published_after } else { &mut facts.assigned_after };
        hours.push(row.hours);
    }
    Ok(())
}

async fn decisions(db: impl PgExecutor<'_>, span: Span, days: &mut Days) -> sqlx::Result<()> {
    let rows = sqlx::query!(
        r#"select d.decided_at::date as "day!", count(*) as "decided!",
            count(*) filter (where d.outcome = 'returned') as "returned!",
            coalesce(array_agg(earlier.at) filter (where earlier.at is not null), '{}') as "before!"
        from verdict_decisions d
        cross join lateral (
            select max(decided_at) as at
            from verdict_decisions e
            where e.claim_id = d.claim_id and e.number = d.number and e.decided_at < d.decided_at
        ) earlier
        where d.decided_at >= $1 and d.decided_at < $2
        group by 1"#,
        span.0,
        span.1
    )
    .fetch_all(db)
    .await?;
    for row in rows {
        let facts = days.entry(row.day).or_default();
        (facts.decided, facts.returned, facts.decided_before) = (row.decided, row.returned, row.before);
    }
    Ok(())
}

async fn second_readings(db: impl PgExecutor<'_>, span: Span, days: &mut Days) -> sqlx::Result<()> {
    let rows = sqlx::query!(
        r#"select given_at::date as "day!", count(*) as "read!", count(*) filter (where agrees) as "agree!"
        from second_readings
        where number is not null and given_at >= $1 and given_at < $2
        group by 1"#,
        span.0,
        span.1
    )
    .fetch_all(db)
    .await?;
    for row in rows {
        let facts = days.entry(row.day).or_default();
        (facts.read, facts.agree) = (row.read, row.agree);
    }
    Ok(())
}

async fn publications(db: impl PgExecutor<'_>, span: Span, days: &mut Days) -> sqlx::Result<()> {
    let rows = sqlx::query!(
        r#"select b.published_at::date as "day!", b.correction_class as "class: CorrectionClass",
            b.document -> 'appearances' -> 0 -> 'article' ->> 'outlet' as outlet,
            b.document -> 'rating' ->> 'label' as "rating!", count(*) as "count!",
            b.correction_class is null and (
                select count(distinct e.origin)
                from evidence e
                where e.claim_id = b.claim_id and e.visibility = 'public' and e.withdrawn_at is null
            ) >= 2 as "two_origins!"
        from publications b
        where b.published_at >= $1 and b.published_at < $2
        group by 1, 2, 3, 4, 6"#,
        span.0,
        span.1
    )
    .fetch_all(db)
    .await?;
    for row in rows {
        let standing =
            Standing { outlet: row.outlet, rating: row.rating, class: row.class, two_origins: row.two_origins };
        days.entry(row.day).or_default().published.push((standing, row.count));
    }
    Ok(())
}

/// The publications that later ones of the span have replaced, on the day of the later one.
async fn replaced(db: impl PgExecutor<'_>, span: Span, days: &mut Days) -> sqlx::Result<()> {
    let rows = sqlx::query!(
        r#"select b.published_at::date as "day!", earlier.at, earlier.class as "class: CorrectionClass", earlier.outlet,
            earlier.rating as "rating!"
        from publications b
        cross join lateral (
            select p.published_at as at, p.correction_class as class,
                p.document -> 'appearances' -> 0 -> 'article' ->> 'outlet' as outlet,
                p.document -> 'rating' ->> 'label' as rating
            from publications p
            where p.claim_id = b.claim_id and p.number < b.number
            order by p.number desc
            limit 1
        ) earlier
        where b.correction_class is not null and b.published_at >= $1 and b.published_at < $2"#,
        span.0,
        span.1
    )
    .fetch_all(db)
    .await?;
    for row in rows {
        let standing = Standing { outlet: row.outlet, rating: row.rating, class: row.class, two_origins: false };
        days.entry(row.day).or_default().replaced.push((standing, row.at));
    }
    Ok(())
}

/// Active accounts by name: id, name and the number of claims in review.
pub async fn people(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<(AccountId, String, i64)>> {
    let rows = sqlx::query!(
        r#"select a.id as "id: AccountId", a.name,
            (select count(*) from reviews r where r.assignee_id = a.id and r.state = 'in_review') as "in_work!"
        from accounts a
        where a.deactivated_at is null
        order by lower(a.name), a.id"#
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name, row.in_work)).collect())
}

/// Open claims at `now` by state and age class: under 1 day, 1 to 3, 3 to 7, over 7 days. Classes without a claim are left out.
pub async fn open_by_age(db: impl PgExecutor<'_>, now: DateTime<Utc>) -> sqlx::Result<Table> {
    let hour = i32::try_from(now.timestamp() / 3600).unwrap_or(i32::MAX);
    let rows = sqlx::query!(
        r#"select state as "state: State", count(*) filter (where found_hour > $1 - 24) as "day!",
            count(*) filter (where found_hour <= $1 - 24 and found_hour > $1 - 72) as "three_days!",
            count(*) filter (where found_hour <= $1 - 72 and found_hour > $1 - 168) as "week!",
            count(*) filter (where found_hour <= $1 - 168) as "older!"
        from reviews
        where state in ('unassigned', 'in_review', 'submitted', 'approved')
        group by state"#,
        hour
    )
    .fetch_all(db)
    .await?;
    let ages = [Label::UnderADay, Label::OneToThreeDays, Label::ThreeToSevenDays, Label::OverAWeek];
    let counted = ages.into_iter().enumerate().filter_map(|(age, label)| {
        let of_state = |state: State| {
            let row = rows.iter().find(|row| row.state == state);
            row.and_then(|row| [row.day, row.three_days, row.week, row.older].get(age).copied()).unwrap_or(0)
        };
        let counts = [State::Unassigned, State::InReview, State::Submitted, State::Approved].map(of_state);
        let cells = || std::iter::once(label.into()).chain(counts.map(Cell::from)).collect();
        counts.iter().any(|&count| count > 0).then(cells)
    });
    Ok(Table::new(
        TableKey::OpenByAge,
        vec![Column::Found, Column::Unassigned, Column::InReview, Column::Submitted, Column::Approved],
        counted.collect(),
    ))
}
