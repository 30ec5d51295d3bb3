//! Lists of claims: one filter, orders by urgency, age, due date and column, keyset pages of ids.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::claims::claim::{Filter, ViewCounts};
use crate::domain::claims::review::State;
use crate::domain::claims::view::Column;
use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId, OccurrenceId};
use crate::store::kit::like::containing;

/// [`page_by_rank`] for the most frequent filter, states only: one index scan per state, with a cached generic
/// plan: values in sub-selects do not make a plan for them look cheaper. At most 101 claims, the longest page and one more.
pub async fn page_of_states(
    db: impl PgExecutor<'_>,
    states: &[State],
    after: Option<(i32, ClaimId)>,
    limit: i64,
) -> sqlx::Result<Vec<(ClaimId, i32)>> {
    let (rank, id) = after.unwrap_or((i32::MAX, ClaimId(uuid::Uuid::max())));
    let rows = sqlx::query!(
        r#"select r.claim_id as "claim_id!", r.rank as "rank!"
        from unnest((select $1::review_state[])) as wanted (state)
        cross join lateral (
            select claim_id, rank
            from reviews
            where state = wanted.state and (rank, claim_id) < ((select $2::integer), (select $3::uuid))
            order by rank desc, claim_id desc
            limit 101
        ) r
        order by r.rank desc, r.claim_id desc
        limit (select $4::bigint)"#,
        states as _,
        rank,
        id as _,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.claim_id, row.rank)).collect())
}

/// A filter, and the articles of which only the text has the words of the filter.
#[derive(Debug)]
pub struct Listed<'a> {
    /// The filter.
    pub filter: &'a Filter,
    /// Articles whose claims match the words, whatever their statement says.
    pub articles: &'a [ArticleId],
}

/// A page of claims that match a filter. Arguments: the select clause, the [`Listed`] claims, the SQL after the filter conditions,
/// and the parameters of that SQL from `$20` on. A macro, because sqlx checks only string literals.
macro_rules! page {
    ([$($columns:tt)+], $list:expr, [$($rest:tt)+], $($parameter:expr),+) => {
        page!([$($columns)+], "", $list, [$($rest)+], $($parameter),+)
    };
    ([$($columns:tt)+], $join:tt, $list:expr, [$($rest:tt)+], $($parameter:expr),+) => {
        sqlx::query!(
            $($columns +)+ "
        from reviews r
        join claims c on c.id = r.claim_id
        " + $join + "
        where ($1::review_state[] is null or r.state = any ($1))
            and ($2::claim_kind[] is null or c.kind = any ($2))
            and ($3::uuid is null or r.assignee_id = $3)
            and (not $4 or r.assignee_id is null)
            and ($5::uuid is null or c.article_id = $5)
            and ($6::text is null or c.claimant ilike $6)
            and ($7::text is null or r.rating_key = $7)
            and ($8::text is null or coalesce(c.wording, c.machine_statement) ilike $8 or c.article_id = any ($19))
            and ($9::text is null or r.topics @> array[$9])
            and (not $10 or r.stale_since is not null)
            and (not $11 or exists (select from publications b where b.claim_id = c.id))
            and ($12::uuid is null or exists (
                select from occurrence_claims m
                where m.occurrence_id = coalesce((select o.merged_into from occurrences o where o.id = $12), $12) and m.claim_id = c.id and m.decision is distinct from 'out'
            ))
            and (not $13 or exists (select from schedules s where s.claim_id = c.id and s.ended_at is null))
            and (($14::text is null and $15::text is null) or exists (
                select from articles a
                where a.id = c.article_id and ($14 is null or a.outlet ilike $14)
                    and ($15 is null or lower(a.language) = $15 or starts_with(lower(a.language), $15 || '-'))
            ))
            and ($16::uuid is null or exists (
                select from verdict_revisions v where v.claim_id = c.id and v.author_id = $16
            ))
            and ($17::timestamptz is null or c.created_at >= $17)
            and ($18::timestamptz is null or c.created_at < $18)
            "
                $(+ $rest)+,
            $list.filter.states.as_deref() as _,
            $list.filter.kinds.as_deref() as _,
            $list.filter.person() as Option<AccountId>,
            $list.filter.nobody(),
            $list.filter.article as Option<ArticleId>,
            $list.filter.claimant.as_deref().map(containing),
            $list.filter.rating.as_deref(),
            $list.filter.words.as_deref().map(containing),
            $list.filter.topic.as_deref(),
            $list.filter.stale,
            $list.filter.public,
            $list.filter.occurrence as Option<OccurrenceId>,
            $list.filter.scheduled,
            $list.filter.outlet.as_deref().map(containing),
            $list.filter.language.as_deref(),
            $list.filter.author as Option<AccountId>,
            $list.filter.since,
            $list.filter.until,
            $list.articles as _,
            $($parameter),+
        )
    };
}

/// Ids of a page of claims, highest rank first, each with its rank for the cursor of the next page.
pub async fn page_by_rank(
    db: impl PgExecutor<'_>,
    list: &Listed<'_>,
    after: Option<(i32, ClaimId)>,
    limit: i64,
) -> sqlx::Result<Vec<(ClaimId, i32)>> {
    let (after_rank, after_id) = after.unzip();
    let rows = page!(
        ["select r.claim_id, r.rank"],
        list,
        ["and ($20::integer is null or (r.rank, r.claim_id) < ($20, $21::uuid))
        order by r.rank desc, r.claim_id desc
        limit $22"],
        after_rank,
        after_id as Option<ClaimId>,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.claim_id, row.rank)).collect())
}

/// Ids of a page of claims, newest first, strictly older than `after`.
pub async fn page_by_age(
    db: impl PgExecutor<'_>,
    list: &Listed<'_>,
    after: Option<ClaimId>,
    limit: i64,
) -> sqlx::Result<Vec<ClaimId>> {
    let rows = page!(
        ["select r.claim_id"],
        list,
        ["and ($20::uuid is null or r.claim_id < $20)
        order by r.claim_id desc
        limit $21"],
        after as Option<ClaimId>,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.claim_id).collect())
}

/// Ids of a page of claims with a due time, soonest first, each with that time for the cursor of the next page.
pub async fn page_by_due(
    db: impl PgExecutor<'_>,
    list: &Listed<'_>,
    after: Option<(DateTime<Utc>, ClaimId)>,
    limit: i64,
) -> sqlx::Result<Vec<(ClaimId, DateTime<Utc>)>> {
    let (after_due, after_id) = after.unzip();
    let rows = page!(
        [r#"select r.claim_id, r.due_at as "due_at!""#],
        list,
        ["and r.due_at is not null
            and ($20::timestamptz is null or (r.due_at, r.claim_id) > ($20, $21::uuid))
        order by r.due_at, r.claim_id
        limit $22"],
        after_due,
        after_id as Option<ClaimId>,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.claim_id, row.due_at)).collect())
}

/// Ids of a page of claims in the order of a column with the claim's id as the second key, each with its value in that
/// column, as text, for the cursor of the next page: one index scan for each state. Arguments: the list, the cursor, the
/// maximum number, the direction, and the value's SQL and type.
macro_rules! by_column {
    ($db:expr, $list:expr, $after:expr, $limit:expr, $descending:expr, $value:tt, $type:tt) => {
        if $descending {
            by_column!($db, $list, $after, $limit, $value, $type, " < ", " desc")
        } else {
            by_column!($db, $list, $after, $limit, $value, $type, " > ", "")
        }
    };
    ($db:expr, $list:expr, $after:expr, $limit:expr, $value:tt, $type:tt, $than:tt, $direction:tt) => {{
        let (value, id) = $after.unzip();
        let Listed { filter, articles } = $list;
        // The states are in `wanted`: stated twice, they would count twice in the estimates of the planner.
        let (filter, states) = (&Filter { states: None, ..(*filter).clone() }, filter.states.as_deref());
        let list = &Listed { filter, articles };
        let rows = page!(
            [
                r#"select x.value::text as "value!", x.claim_id as "claim_id!: ClaimId"
                from (select distinct unnest(coalesce($23::review_state[], enum_range(null::review_state))) as state) wanted
                cross join lateral (
                    select "# $value " as value, r.claim_id"
            ],
            "join claim_keys k on k.claim_id = r.claim_id",
            list,
            [
                "and k.state = wanted.state
                    and ($20::text is null or (" $value ", k.claim_id)" $than "($20::text::" $type ", $21::uuid))
                    order by " $value $direction ", k.claim_id" $direction "
                    limit $22
                ) x
                order by x.value" $direction ", x.claim_id" $direction "
                limit $22"
            ],
            value,
            id as Option<ClaimId>,
            $limit,
            states as _
        )
        .fetch_all($db)
        .await?;
        Ok(rows.into_iter().map(|row| (row.value, row.claim_id)).collect())
    }};
}

/// Ids of a page of claims in the order of a column other than state and assignee, each with its value for the cursor.
pub async fn page_by_column(
    db: impl PgExecutor<'_>,
    list: &Listed<'_>,
    (column, descending): (Column, bool),
    after: Option<(String, ClaimId)>,
    limit: i64,
) -> sqlx::Result<Vec<(String, ClaimId)>> {
    match column {
        Column::Worth => by_column!(db, list, after, limit, descending, "k.worth", "double precision"),
        Column::Statement => by_column!(db, list, after, limit, descending, "k.statement", "text"),
        Column::Kind => by_column!(db, list, after, limit, descending, "k.kind", "claim_kind"),
        Column::Claimant => by_column!(db, list, after, limit, descending, "k.claimant", "text"),
        Column::Article => by_column!(db, list, after, limit, descending, "k.article", "uuid"),
        Column::Evidence => by_column!(db, list, after, limit, descending, "k.evidence", "integer"),
        // Not by a value: see `page_by_rank` with one state, `page_by_assignee`.
        Column::State | Column::Assignee => Ok(Vec::new()),
    }
}

/// Place of an assigned claim: name and id of the assignee, rank and id of the claim.
pub type AssigneeOrder = (String, AccountId, i32, ClaimId);

/// Ids of a page of assigned claims by the name of the assignee, then by rank: an index scan for each person. Arguments: the
/// comparison of persons with the cursor's, and the direction.
macro_rules! by_assignee {
    ($db:expr, $list:expr, $after:expr, $limit:expr, $than:tt, $direction:tt) => {{
        let (name, person, rank, id) = match $after {
            Some((name, person, rank, id)) => (Some(name), Some(person), Some(rank), Some(id)),
            None => (None, None, None, None),
        };
        let rows = page!(
            [
                r#"select p.name as "name!", p.id as "person!: AccountId", x.claim_id as "claim_id!: ClaimId", x.rank as "rank!"
                from (
                    select id, lower(name) as name
                    from accounts
                    where $20::text is null or (lower(name), id) "# $than r#" ($20, $21::uuid)
                ) p
                cross join lateral (
                    select r.claim_id, r.rank"#
            ],
            $list,
            [
                "and r.assignee_id = p.id
                    and ($22::integer is null or p.id <> $21 or (r.rank, r.claim_id) < ($22, $23::uuid))
                    order by r.rank desc, r.claim_id desc
                    limit $24
                ) x
                order by p.name " $direction ", p.id " $direction ", x.rank desc, x.claim_id desc
                limit $24"
            ],
            name,
            person as Option<AccountId>,
            rank,
            id as Option<ClaimId>,
            $limit
        )
        .fetch_all($db)
        .await?;
        Ok(rows.into_iter().map(|row| (row.name, row.person, row.rank, row.claim_id)).collect())
    }};
}

/// Ids of a page of assigned claims by the name of the assignee, and those of one person by rank, highest first.
pub async fn page_by_assignee(
    db: impl PgExecutor<'_>,
    list: &Listed<'_>,
    descending: bool,
    after: Option<AssigneeOrder>,
    limit: i64,
) -> sqlx::Result<Vec<AssigneeOrder>> {
    if descending {
        by_assignee!(db, list, after, limit, "<=", "desc")
    } else {
        by_assignee!(db, list, after, limit, ">=", "asc")
    }
}

/// The place of a claim in the order of a text: the start of its first span, the negative end of this span, and its id.
pub type TextOrder = (i32, i32, ClaimId);

/// A page of the claims in one article version, by start of the span; of nested spans, the longer one first.
pub async fn in_text_order(
    db: impl PgExecutor<'_>,
    article: ArticleId,
    number: i32,
    after: Option<TextOrder>,
    limit: i64,
) -> sqlx::Result<Vec<TextOrder>> {
    let (start, end, id) = after.unwrap_or((-1, 0, ClaimId(uuid::Uuid::nil())));
    let rows = sqlx::query!(
        r#"select claim_id as "claim_id: ClaimId", span_start, -span_end as "end!"
        from (
            select distinct on (claim_id) claim_id, span_start, span_end
            from appearances
            where article_id = $1 and number = $2
            order by claim_id, span_start, span_end desc
        ) first
        where (span_start, -span_end, claim_id) > ($3, $4, $5::uuid)
        order by span_start, -span_end, claim_id
        limit $6"#,
        article as _,
        number,
        start,
        end,
        id as _,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.span_start, row.end, row.claim_id)).collect())
}

/// Returns whether a claim with this id exists.
pub async fn exists(db: impl PgExecutor<'_>, id: ClaimId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"select exists (select from claims where id = $1) as "exists!""#, id as _).fetch_one(db).await
}

/// Number from which the claims of a view are no longer counted.
pub const COUNTED: i64 = 1000;

/// Numbers of claims in the views of the queue, each at most [`COUNTED`]: by index, whatever the size of the newsroom.
pub async fn counts(db: impl PgExecutor<'_>, me: AccountId) -> sqlx::Result<ViewCounts> {
    sqlx::query_as!(
        ViewCounts,
        r#"select
            least($2, (select count(*) from (select from reviews where state = 'unassigned' order by rank desc limit $2) a)
                + (select count(*) from (select from reviews where state = 'in_review' order by rank desc limit $2) b))
                as "to_do!",
            (select count(*) from (
                select from reviews
                where assignee_id = $1 and state in ('unassigned', 'in_review', 'submitted', 'approved')
                order by rank desc
                limit $2
            ) a) as "mine!",
            (select count(*) from (select from reviews where state = 'submitted' order by rank desc limit $2) a)
                as "to_approve!",
            (select count(*) from (select from reviews where state = 'approved' order by rank desc limit $2) a)
                as "to_publish!",
            (select count(*) from (
                select from schedules s
                join reviews r on r.claim_id = s.claim_id
                where s.ended_at is null and r.state = 'approved'
                limit $2
            ) a) as "scheduled!",
            (select count(*) from (select from reviews where stale_since is not null order by rank desc limit $2) a)
                as "to_recheck!",
            (select count(*) from (select from reviews where state = 'published' order by rank desc limit $2) a)
                as "published!",
            (select count(*) from (select from reviews where state = 'dismissed' order by rank desc limit $2) a)
                as "dismissed!""#,
        me as _,
        COUNTED
    )
    .fetch_one(db)
    .await
}
