//! Readers' reports of errors in published verdicts.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;
use uuid::Uuid;

use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId, ReportId};
use crate::domain::people::account::PersonRef;
use crate::domain::publishing::report::{ReaderReport, ReportOutcome, ReportStage, ReportYear};
use crate::store::kit::connection::Connection;

/// A report to insert.
#[derive(Debug)]
pub struct NewReport<'a> {
    /// Its id.
    pub id: ReportId,
    /// The claim whose verdict the reader means.
    pub claim: ClaimId,
    /// The published revision.
    pub revision: i32,
    /// Hash of the reader's link.
    pub secret_hash: &'a [u8; 32],
    /// The reader's words.
    pub body: &'a str,
}

/// The open report of a claim in the same words. Waits for other reports of the claim that are not committed yet.
pub async fn same(db: &mut Connection, claim: ClaimId, body: &str) -> sqlx::Result<Option<ReportId>> {
    sqlx::query!("select pg_advisory_xact_lock(hashtext('reader_reports'), hashtext($1::uuid::text))", claim as _)
        .execute(&mut *db)
        .await?;
    sqlx::query_scalar!(
        r#"select id as "id: ReportId"
        from reader_reports
        where claim_id = $1 and md5(body) = md5($2) and outcome is null and same_as is null"#,
        claim as _,
        body
    )
    .fetch_optional(db)
    .await
}

/// Number of open reports of a claim. Reports in the same words count once.
pub async fn open_of(db: &mut Connection, claim: ClaimId) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"select count(*) as "count!"
        from reader_reports
        where claim_id = $1 and outcome is null and same_as is null"#,
        claim as _
    )
    .fetch_one(db)
    .await
}

/// The article of the claim that a report is about, and the author of its public verdict.
#[derive(Debug)]
pub struct Reported {
    /// The article.
    pub article: ArticleId,
    /// The author of the newest published revision; `None` for one from before Claimdesk.
    pub author: Option<AccountId>,
}

/// Inserts a report; `same_as` is the open report in the same words.
pub async fn insert(
    db: &mut Connection,
    new: &NewReport<'_>,
    same_as: Option<ReportId>,
    now: DateTime<Utc>,
) -> sqlx::Result<Reported> {
    // Equal words are kept once.
    let body = same_as.is_none().then_some(new.body);
    sqlx::query_as!(
        Reported,
        r#"with new as (
            insert into reader_reports (id, claim_id, revision, secret_hash, body, received_at, same_as)
            values ($1, $2, $3, $4, $5, $6, $7)
            returning claim_id
        )
        select c.article_id as article, p.author_id as "author?: AccountId"
        from new
        join claims c on c.id = new.claim_id
        cross join lateral (
            select author_id from publications where claim_id = new.claim_id order by id desc limit 1
        ) p"#,
        new.id as _,
        new.claim as _,
        new.revision,
        &new.secret_hash[..],
        body,
        now,
        same_as as _
    )
    .fetch_one(db)
    .await
}

/// A report whose decision is to be written.
#[derive(Debug)]
pub struct LockedReport {
    /// The claim.
    pub claim: ClaimId,
    /// Its article.
    pub article: ArticleId,
    /// When the report came.
    pub received_at: DateTime<Utc>,
    /// Whether somebody has decided.
    pub is_decided: bool,
    /// When a correction of the verdict was published last.
    pub corrected_at: Option<DateTime<Utc>>,
}

/// Locks a report that is not joined to another.
pub async fn lock(db: &mut Connection, id: ReportId) -> sqlx::Result<Option<LockedReport>> {
    sqlx::query_as!(
        LockedReport,
        r#"select r.claim_id as "claim: ClaimId", c.article_id as article, r.received_at,
            r.outcome is not null as "is_decided!",
            (select max(p.published_at) from publications p
                where p.claim_id = r.claim_id and p.correction_class is not null) as corrected_at
        from reader_reports r
        join claims c on c.id = r.claim_id
        where r.id = $1 and r.same_as is null
        for update of r"#,
        id as _
    )
    .fetch_optional(db)
    .await
}

/// Writes the decision about a report.
pub async fn decide(
    db: &mut Connection,
    id: ReportId,
    outcome: ReportOutcome,
    answer: Option<&str>,
    by: AccountId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update reader_reports set outcome = $2, answer = $3, decided_by = $4, decided_at = $5 where id = $1",
        id as _,
        outcome as _,
        answer,
        by as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Number of reports that nobody has decided about.
pub async fn count_open(db: impl PgExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"select count(*) as "count!" from reader_reports where outcome is null and same_as is null"#)
        .fetch_one(db)
        .await
}

/// Ids of open reports, oldest first. `after` is the exclusive position of the last report seen.
pub async fn open(
    db: impl PgExecutor<'_>,
    after: Option<(DateTime<Utc>, ReportId)>,
    limit: i64,
) -> sqlx::Result<Vec<ReportId>> {
    let (at, id) = after.unzip();
    sqlx::query_scalar!(
        r#"select id as "id: ReportId"
        from reader_reports
        where outcome is null and same_as is null and ($1::timestamptz is null or (received_at, id) > ($1, $2::uuid))
        order by received_at, id
        limit $3"#,
        at,
        id as _,
        limit
    )
    .fetch_all(db)
    .await
}

/// Ids of decided reports, newest decision first. `before` is the exclusive position of the last report seen.
pub async fn decided(
    db: impl PgExecutor<'_>,
    before: Option<(DateTime<Utc>, ReportId)>,
    limit: i64,
) -> sqlx::Result<Vec<ReportId>> {
    let (at, id) = before.unzip();
    sqlx::query_scalar!(
        r#"select id as "id: ReportId"
        from reader_reports
        where outcome is not null and same_as is null and ($1::timestamptz is null or (decided_at, id) < ($1, $2::uuid))
        order by decided_at desc, id desc
        limit $3"#,
        at,
        id as _,
        limit
    )
    .fetch_all(db)
    .await
}

/// The reports with these ids, in their order.
pub async fn by_ids(db: impl PgExecutor<'_>, ids: &[ReportId]) -> sqlx::Result<Vec<ReaderReport>> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select r.id as "id: ReportId", r.claim_id as "claim_id: ClaimId", p.statement as "statement!", p.slug,
            r.revision, p.number as newest_revision, r.body,
            1 + (select count(*) from reader_reports s where s.same_as = r.id) as "times!", r.received_at,
            r.outcome as "outcome: ReportOutcome", r.answer, r.decided_by as "decided_by: AccountId",
            a.name as "decided_name?", r.decided_at
        from unnest($1::uuid[]) with ordinality as wanted (id, place)
        join reader_reports r on r.id = wanted.id
        cross join lateral (
            select slug, number, document ->> 'statement' as statement
            from publications
            where claim_id = r.claim_id
            order by id desc
            limit 1
        ) p
        left join accounts a on a.id = r.decided_by
        order by wanted.place"#,
        &ids
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Row::into_report).collect())
}

struct Row {
    id: ReportId,
    claim_id: ClaimId,
    statement: String,
    slug: String,
    revision: i32,
    newest_revision: i32,
    body: Option<String>,
    times: i64,
    received_at: DateTime<Utc>,
    outcome: Option<ReportOutcome>,
    answer: Option<String>,
    decided_by: Option<AccountId>,
    decided_name: Option<String>,
    decided_at: Option<DateTime<Utc>>,
}

impl Row {
    fn into_report(self) -> ReaderReport {
        ReaderReport {
            id: self.id,
            claim_id: self.claim_id,
            statement: self.statement,
            slug: self.slug,
            revision: self.revision,
            newest_revision: self.newest_revision,
            body: self.body,
            times: self.times,
            received_at: self.received_at,
            outcome: self.outcome,
            answer: self.answer,
            decided_by: self.decided_by.zip(self.decided_name).map(|(id, name)| PersonRef { id, name }),
            decided_at: self.decided_at,
        }
    }
}

/// What the bearer of a link sees of their report. A joined report has the decision of the other.
pub async fn stage(db: impl PgExecutor<'_>, secret_hash: &[u8; 32]) -> sqlx::Result<Option<ReportStage>> {
    sqlx::query_as!(
        ReportStage,
        r#"select p.statement as "statement!", p.slug as "slug!", r.received_at, d.outcome as "outcome: ReportOutcome",
            d.answer, d.decided_at
        from reader_reports r
        join reader_reports d on d.id = coalesce(r.same_as, r.id)
        cross join lateral (
            select slug, document ->> 'statement' as statement
            from publications where claim_id = r.claim_id order by id desc limit 1
        ) p
        where r.secret_hash = $1"#,
        &secret_hash[..]
    )
    .fetch_optional(db)
    .await
}

/// Reports of each year, newest year first.
pub async fn years(db: impl PgExecutor<'_>) -> sqlx::Result<Vec<ReportYear>> {
    sqlx::query_as!(
        ReportYear,
        r#"select extract(year from r.received_at at time zone 'UTC')::int as "year!", count(*) as "received!",
            count(*) filter (where d.outcome = 'corrected') as "corrected!"
        from reader_reports r
        join reader_reports d on d.id = coalesce(r.same_as, r.id)
        group by 1
        order by 1 desc"#
    )
    .fetch_all(db)
    .await
}

/// Deletes the words of reports that were decided before `before`. Returns their number.
pub async fn forget(db: &mut Connection, before: DateTime<Utc>) -> sqlx::Result<u64> {
    let done = sqlx::query!(
        "update reader_reports
        set body = null
        where decided_at < $1 and outcome is not null and same_as is null and body is not null",
        before
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}
