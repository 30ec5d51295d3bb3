//! Claims as the index in memory needs them, and their sentence vectors.

use chrono::NaiveDate;
use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::claims::appearance::TypedValue;
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::domain::kernel::moment::Moment;
use crate::domain::newsroom::event::{Cursor, Kind};
use crate::store::kit::connection::Connection;

/// A claim as the index reads it.
#[derive(Debug, Clone)]
pub struct IndexedClaim {
    /// The claim.
    pub id: ClaimId,
    /// The article where it was found.
    pub article: ArticleId,
    /// The person's wording, or the machine's statement.
    pub statement: String,
    /// Who makes the claim.
    pub claimant: Option<String>,
    /// The day of the article.
    pub day: Option<NaiveDate>,
    /// The vector by the model that is in force, as stored.
    pub vector: Option<Vec<u8>>,
    /// Whether the claim can be found: it was neither dismissed nor merged into another.
    pub is_open: bool,
    /// Whether a verdict on it is public and not retracted.
    pub is_public: bool,
}

struct Row {
    id: ClaimId,
    article_id: ArticleId,
    statement: String,
    claimant: Option<String>,
    published_at: Option<Moment>,
    vector: Option<Vec<u8>>,
    is_open: bool,
    is_public: bool,
}

impl From<Row> for IndexedClaim {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            article: row.article_id,
            statement: row.statement,
            claimant: row.claimant,
            day: row.published_at.map(Moment::day),
            vector: row.vector,
            is_open: row.is_open,
            is_public: row.is_public,
        }
    }
}

/// Claims after `after` in the order of their ids, with vectors of `model`. They are chosen first: PostgreSQL would join whole tables
/// to stop after the limit.
pub async fn page(
    db: impl PgExecutor<'_>,
    after: ClaimId,
    model: Option<&str>,
    limit: i64,
) -> sqlx::Result<Vec<IndexedClaim>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select c.id as "id!", c.article_id as "article_id!", coalesce(c.wording, c.machine_statement) as "statement!", c.claimant, a.published_at,
            case when v.model = $2 then v.vector end as vector,
            (r.state <> 'dismissed' and c.merged_into is null) as "is_open!", (r.slug is not null and r.published_class is distinct from 'retraction') as "is_public!"
        from (
            select id, article_id, wording, machine_statement, claimant, merged_into
            from claims where id > $1 order by id limit $3
        ) c
        join reviews r on r.claim_id = c.id
        join articles a on a.id = c.article_id
        left join claim_vectors v on v.claim_id = c.id
        order by c.id"#,
        after as _,
        model,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(IndexedClaim::from).collect())
}

/// These claims, with vectors of `model`, in any order.
pub async fn some(db: impl PgExecutor<'_>, ids: &[ClaimId], model: Option<&str>) -> sqlx::Result<Vec<IndexedClaim>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select c.id as "id!", c.article_id as "article_id!", coalesce(c.wording, c.machine_statement) as "statement!", c.claimant, a.published_at,
            case when v.model = $2 then v.vector end as vector,
            (r.state <> 'dismissed' and c.merged_into is null) as "is_open!", (r.slug is not null and r.published_class is distinct from 'retraction') as "is_public!"
        from unnest((select $1::uuid[])) as wanted (id)
        join claims c on c.id = wanted.id
        join reviews r on r.claim_id = c.id
        join articles a on a.id = c.article_id
        left join claim_vectors v on v.claim_id = c.id"#,
        ids as _,
        model
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(IndexedClaim::from).collect())
}

/// Vectors by `model` of these claims.
pub async fn vectors(db: impl PgExecutor<'_>, ids: &[ClaimId], model: &str) -> sqlx::Result<Vec<(ClaimId, Vec<u8>)>> {
    let rows = sqlx::query!(
        r#"select claim_id as "claim_id: ClaimId", vector as "vector!" from claim_vectors
        where claim_id = any ($1) and model = $2"#,
        ids as _,
        model
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.claim_id, row.vector)).collect())
}

/// What was committed since an index was read.
#[derive(Debug)]
pub struct Since {
    /// Position of the last event in the lasting order.
    pub events: Cursor,
    /// Number of the newest event, with or without a position.
    pub seen: i64,
    /// Number of the newest vector.
    pub vectors: i64,
    /// Kind and claim of the events of claims.
    pub told: Vec<(Kind, ClaimId)>,
    /// Claims with new vectors.
    pub made: Vec<ClaimId>,
    /// Articles that were removed with their claims, or whose day may have changed.
    pub articles: Vec<ArticleId>,
    /// Whether this is all; otherwise there may be more.
    pub is_all: bool,
}

/// Rows of a part of [`since`]; a number in the statement, because the planner takes an unknown one for a tenth of the table.
const PART: usize = 500;

/// Events after the position `events`, committed events after the number `seen`, and vectors after the number `vectors`, in one
/// statement: most searches find nothing new. Values in sub-selects: PostgreSQL would make a plan for them at every call, which takes
/// many times as long as running it.
pub async fn since(
    db: impl PgExecutor<'_>,
    (events, seen, vectors): (Cursor, i64, i64),
    has_vectors: bool,
) -> sqlx::Result<Since> {
    let rows = sqlx::query!(
        r#"(select 1 as "part!", p.position as "number!", e.kind as "kind?", e.claim_id as "claim_id: ClaimId", e.article_id as "article_id: ArticleId"
            from event_positions p
            join events e on e.id = p.event_id
            where p.position > (select $1::bigint)
            order by p.position
            limit 500)
        union all
        (select 2, id, kind, claim_id, article_id from events where id > (select $2::bigint) order by id limit 500)
        union all
        (select 3, seq, null, claim_id, null from claim_vectors
            where (select $4::boolean) and seq > (select $3::bigint) and vector is not null
            order by seq
            limit 500)"#,
        events.0,
        seen,
        vectors,
        has_vectors
    )
    .fetch_all(db)
    .await?;
    let mut since =
        Since { events, seen, vectors, told: Vec::new(), made: Vec::new(), articles: Vec::new(), is_all: true };
    let mut counts = [0; 3];
    for row in rows {
        let [of_events, of_seen, of_vectors] = &mut counts;
        let count = match row.part {
            1 => {
                since.events = since.events.max(Cursor(row.number));
                of_events
            }
            2 => {
                since.seen = since.seen.max(row.number);
                of_seen
            }
            _ => {
                since.vectors = since.vectors.max(row.number);
                since.made.extend(row.claim_id);
                of_vectors
            }
        };
        *count += 1;
        let kind = row.kind.map(|kind| Kind::named(&kind).unwrap_or(Kind::Unknown));
        let is_of_all = matches!(kind, Some(Kind::ArticleRemoved | Kind::ArticleCorrected | Kind::ArticleDescribed));
        since.articles.extend(row.article_id.filter(|_| is_of_all));
        since.told.extend(kind.zip(row.claim_id));
    }
    since.is_all = counts.iter().all(|count| *count < PART);
    Ok(since)
}

/// The number of the newest vector.
pub async fn last(db: impl PgExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"select coalesce(max(seq), 0) as "last!" from claim_vectors"#).fetch_one(db).await
}

/// Claims without a vector, newest first, with statement and claimant.
pub async fn missing(db: impl PgExecutor<'_>, limit: i64) -> sqlx::Result<Vec<(ClaimId, String, Option<String>)>> {
    let rows = sqlx::query!(
        r#"select c.id, coalesce(c.wording, c.machine_statement) as "statement!", c.claimant
        from claim_vectors v
        join claims c on c.id = v.claim_id
        where v.vector is null
        order by v.claim_id desc
        limit $1"#,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.statement, row.claimant)).collect())
}

/// Stores vectors by `model`, unless the statement of the claim has changed meanwhile.
pub async fn set(
    db: &mut Connection,
    model: &str,
    ids: &[ClaimId],
    statements: &[String],
    vectors: &[Vec<u8>],
) -> sqlx::Result<()> {
    sqlx::query!(
        "update claim_vectors v
        set model = $1, vector = given.vector, seq = default
        from unnest($2::uuid[], $3::text[], $4::bytea[]) as given (id, statement, vector)
        join claims c on c.id = given.id
        where v.claim_id = given.id and coalesce(c.wording, c.machine_statement) = given.statement",
        model,
        ids as _,
        statements,
        vectors
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Makes the model the one whose vectors are kept.
pub async fn declare(db: &mut Connection, model: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into matching_model (model) values ($1)
        on conflict (is_only) do update set model = $1 where matching_model.model <> $1",
        model
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The model whose vectors are kept; `None` before a server with a model has started.
pub async fn declared(db: impl PgExecutor<'_>) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!("select model from matching_model").fetch_optional(db).await
}

/// Forgets the vectors of other models than `model`, at most `limit` at once. Returns the number.
pub async fn forget_others(db: &mut Connection, model: &str, limit: i64) -> sqlx::Result<u64> {
    let done = sqlx::query!(
        "update claim_vectors set model = null, vector = null
        where claim_id in (select claim_id from claim_vectors where model <> $1 limit $2)",
        model,
        limit
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}

/// The claims that events tell of in these articles, also of articles that were removed.
pub async fn told_of(db: impl PgExecutor<'_>, articles: &[ArticleId]) -> sqlx::Result<Vec<ClaimId>> {
    sqlx::query_scalar!(
        r#"select distinct claim_id as "claim!: ClaimId" from events where article_id = any ($1) and claim_id is not null"#,
        articles as _
    )
    .fetch_all(db)
    .await
}

/// Number of claims without a vector.
pub async fn count_missing(db: impl PgExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"select count(*) as "count!" from claim_vectors where vector is null"#).fetch_one(db).await
}

/// The typed values of claims: for each claim and article, those of the newest appearance.
pub async fn values(db: impl PgExecutor<'_>, claims: &[ClaimId]) -> sqlx::Result<Vec<(ClaimId, Vec<TypedValue>)>> {
    let rows = sqlx::query!(
        r#"select distinct on (claim_id, article_id) claim_id, figures as "figures!: Json<Vec<TypedValue>>"
        from appearances
        where claim_id in (select unnest((select $1::uuid[])))
        order by claim_id, article_id, number desc, id"#,
        claims as _
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.claim_id, row.figures.0)).collect())
}
