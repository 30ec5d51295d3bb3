//! Comments on a claim: list, insert, edit, delete, resolve.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::claims::appearance::Span;
use crate::domain::claims::comment::{Anchor, Comment, Resolution};
use crate::domain::kernel::id::{AccountId, ArticleId, ClaimId, CommentId};
use crate::domain::people::account::PersonRef;
use crate::store::kit::connection::Connection;

struct Row {
    id: CommentId,
    claim_id: ClaimId,
    parent_id: Option<CommentId>,
    version: i64,
    body: String,
    mentions: Vec<AccountId>,
    article_id: Option<ArticleId>,
    number: Option<i32>,
    span_start: Option<i32>,
    span_end: Option<i32>,
    quote: Option<String>,
    created_at: DateTime<Utc>,
    edited_at: Option<DateTime<Utc>>,
    deleted_at: Option<DateTime<Utc>>,
    by_id: AccountId,
    by_name: String,
    resolved_at: Option<DateTime<Utc>>,
    resolved_by: Option<AccountId>,
    resolved_by_name: Option<String>,
}

impl From<Row> for Comment {
    fn from(row: Row) -> Self {
        let place = row.article_id.zip(row.number);
        let span = row.span_start.zip(row.span_end);
        let resolver = row.resolved_by.zip(row.resolved_by_name);
        Self {
            id: row.id,
            claim_id: row.claim_id,
            parent_id: row.parent_id,
            version: row.version,
            body: row.body,
            mentions: row.mentions,
            anchor: place.zip(span).zip(row.quote).map(|(((article_id, version), (start, end)), quote)| Anchor {
                article_id,
                version,
                span: Span { start, end },
                quote,
            }),
            by: PersonRef { id: row.by_id, name: row.by_name },
            created_at: row.created_at,
            edited_at: row.edited_at,
            deleted_at: row.deleted_at,
            resolved: resolver
                .zip(row.resolved_at)
                .map(|((id, name), at)| Resolution { by: PersonRef { id, name }, at }),
        }
    }
}

/// All comments of a claim, oldest first.
pub async fn of_claim(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Vec<Comment>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select c.id, c.claim_id, c.parent_id as "parent_id: CommentId", c.version, c.body,
            c.mentions as "mentions: Vec<AccountId>", c.article_id, c.number, c.span_start, c.span_end, c.quote,
            c.created_at, c.edited_at, c.deleted_at, b.id as by_id, b.name as by_name, c.resolved_at, r.id as "resolved_by?",
            r.name as "resolved_by_name?"
        from comments c
        join accounts b on b.id = c.created_by
        left join accounts r on r.id = c.resolved_by
        where c.claim_id = $1
        order by c.created_at, c.id"#,
        claim as _
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Comment::from).collect())
}

/// The id of the claim that a comment belongs to.
pub async fn owner(db: impl PgExecutor<'_>, id: CommentId) -> sqlx::Result<Option<ClaimId>> {
    sqlx::query_scalar!("select claim_id from comments where id = $1", id as _).fetch_optional(db).await
}

/// Inserts a comment, with its anchor in an article version if it has one.
pub async fn insert(db: &mut Connection, comment: &Comment) -> sqlx::Result<()> {
    let anchor = comment.anchor.as_ref();
    sqlx::query!(
        "insert into comments
            (id, claim_id, parent_id, body, mentions, article_id, number, span_start, span_end, quote, created_by,
            created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        comment.id as _,
        comment.claim_id as _,
        comment.parent_id as Option<CommentId>,
        comment.body,
        &comment.mentions as _,
        anchor.map(|anchor| anchor.article_id) as Option<ArticleId>,
        anchor.map(|anchor| anchor.version),
        anchor.map(|anchor| anchor.span.start),
        anchor.map(|anchor| anchor.span.end),
        anchor.map(|anchor| anchor.quote.as_str()),
        comment.by.id as _,
        comment.created_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Replaces text and mentions of version `expected`. Returns false if the comment has another version.
pub async fn edit(
    db: &mut Connection,
    id: CommentId,
    expected: i64,
    (body, mentions): (&str, &[AccountId]),
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update comments set body = $3, mentions = $4, edited_at = $5, version = version + 1
        where id = $1 and version = $2",
        id as _,
        expected,
        body,
        mentions as _,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Empties the comment of version `expected` and marks it as deleted. Returns false if the comment has another version.
pub async fn delete(db: &mut Connection, id: CommentId, expected: i64, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update comments
        set body = '', mentions = '{}', article_id = null, number = null, span_start = null, span_end = null,
            quote = null, deleted_at = $3, version = version + 1
        where id = $1 and version = $2",
        id as _,
        expected,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The texts of a claim's comments as they are now.
pub async fn texts(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!("select body from comments where claim_id = $1", claim as _).fetch_all(db).await
}

/// Resolves a thread, or reopens it when `resolved` is `None`. Returns false if the thread was already in that
/// state.
pub async fn set_resolved(
    db: &mut Connection,
    id: CommentId,
    resolved: Option<(AccountId, DateTime<Utc>)>,
) -> sqlx::Result<bool> {
    let (by, at) = resolved.unzip();
    let done = sqlx::query!(
        "update comments set resolved_by = $2, resolved_at = $3
        where id = $1 and (resolved_at is null) <> ($3::timestamptz is null)",
        id as _,
        by as Option<AccountId>,
        at
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}
