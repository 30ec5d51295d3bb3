//! Claims as the grouping rule reads them, and what their articles are about.

use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::claims::appearance::TypedValue;
use crate::domain::claims::claim::Kind;
use crate::domain::claims::review::State;
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::domain::kernel::moment::Moment;
use crate::store::kit::connection::Connection;

/// A claim with its quote and its article.
#[derive(Debug, Clone)]
pub struct ClaimInArticle {
    /// The claim.
    pub id: ClaimId,
    /// The article where it was found.
    pub article: ArticleId,
    /// The person's wording, or the machine's statement.
    pub statement: String,
    /// The words of the article.
    pub quote: String,
    /// Position of the quote.
    pub start: i32,
    /// Who makes the claim.
    pub claimant: Option<String>,
    /// The kind of claim.
    pub kind: Kind,
    /// The state of the review.
    pub state: State,
    /// Whether the claim was neither dismissed nor merged into another.
    pub is_open: bool,
    /// When the article was published.
    pub told: Option<Moment>,
    /// The headline.
    pub title: Option<String>,
    /// Figures and dates.
    pub values: Vec<TypedValue>,
    /// Names, things and known names of the article; empty before its first comparison.
    pub setting: [Vec<String>; 3],
    /// Whether the claims of the article have been compared, so that its setting is known.
    pub is_compared: bool,
}

/// These claims, each with its newest appearance in the article where it was found; in the order of their ids.
pub async fn claims(db: impl PgExecutor<'_>, ids: &[ClaimId]) -> sqlx::Result<Vec<ClaimInArticle>> {
    let rows = sqlx::query!(
        r#"select c.id, c.article_id, coalesce(c.wording, c.machine_statement) as "statement!", c.claimant, c.kind,
            r.state, (r.state <> 'dismissed' and c.merged_into is null) as "is_open!",
            p.quote as "quote!", p.span_start as "span_start!", p.figures as "figures!: Json<Vec<TypedValue>>",
            a.published_at, a.title, s.names as "names?", s.things as "things?", s.known as "known?",
            (s.article_id is not null) as "is_compared!"
        from unnest((select $1::uuid[])) as wanted (id)
        join claims c on c.id = wanted.id
        join reviews r on r.claim_id = c.id
        join articles a on a.id = c.article_id
        join lateral (
            select quote, span_start, figures
            from appearances
            where claim_id = c.id or moved_from = c.id
            order by article_id = c.article_id desc, number desc, id
            limit 1
        ) p on true
        left join article_settings s on s.article_id = c.article_id
        order by c.id"#,
        ids as _
    )
    .fetch_all(db)
    .await?;
    let claims = rows.into_iter().map(|row| ClaimInArticle {
        id: row.id,
        article: row.article_id,
        statement: row.statement,
        quote: row.quote,
        start: row.span_start,
        claimant: row.claimant,
        kind: row.kind,
        state: row.state,
        is_open: row.is_open,
        told: row.published_at,
        title: row.title,
        values: row.figures.0,
        setting: [row.names, row.things, row.known].map(Option::unwrap_or_default),
        is_compared: row.is_compared,
    });
    Ok(claims.collect())
}

/// Stores what an article is about: names, things and known names.
pub async fn set(
    db: &mut Connection,
    article: ArticleId,
    names: &[String],
    things: &[String],
    known: &[String],
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into article_settings as kept (article_id, names, things, known) values ($1, $2, $3, $4)
        on conflict (article_id) do update set names = $2, things = $3, known = $4
        where (kept.names, kept.things, kept.known) is distinct from ($2, $3, $4)",
        article as _,
        names,
        things,
        known
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The statements of an article's claims, without dismissed and merged ones.
pub async fn statements(db: impl PgExecutor<'_>, article: ArticleId) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(
        r#"select coalesce(c.wording, c.machine_statement) as "statement!"
        from claims c
        join reviews r on r.claim_id = c.id
        where c.article_id = $1 and r.state <> 'dismissed' and c.merged_into is null
        order by c.id"#,
        article as _
    )
    .fetch_all(db)
    .await
}

/// Claims after `after` with their articles, in the order of their ids.
pub async fn page(
    db: impl PgExecutor<'_>,
    after: Option<ClaimId>,
    limit: i64,
) -> sqlx::Result<Vec<(ClaimId, ArticleId)>> {
    let rows = sqlx::query!(
        "select id, article_id from claims where $1::uuid is null or id > $1 order by id limit $2",
        after as Option<ClaimId>,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.article_id)).collect())
}

/// Which of these claims a person has told apart: pairs of rejected matches.
pub async fn rejected(db: impl PgExecutor<'_>, claims: &[ClaimId]) -> sqlx::Result<Vec<[ClaimId; 2]>> {
    let rows = sqlx::query!(
        r#"select one as "one: ClaimId", other as "other: ClaimId" from matches
        where state = 'rejected' and (one = any ($1) or other = any ($1))"#,
        claims as _
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| [row.one, row.other]).collect())
}
