//! Which claims share the telling words of a claim?

use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::appearance::TypedValue;
use crate::domain::id::{ArticleId, ClaimId};

/// A word of a statement, by how much it tells.
#[derive(Debug)]
pub struct Telling {
    /// Its stem.
    pub word: String,
    /// −ln of the share of claims that have it; the same for all that no statistics know.
    pub weight: f64,
}

/// The words of a claim's statement, the rarest among all claims first. How rare they are is what PostgreSQL's
/// statistics remember (`pg_stats.most_common_elems`), so that nothing is counted.
pub async fn telling(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Vec<Telling>> {
    sqlx::query_as!(
        Telling,
        r#"with common as (
            select e.word, e.share
            from pg_stats s
            cross join unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as e (word, share)
            where s.schemaname = current_schema() and s.tablename = 'claims' and s.attname = 'words'
                and e.word is not null
        )
        select w.lexeme as "word!", -ln(least(0.99, coalesce(c.share, 0.0001)))::double precision as "weight!"
        from claims k
        cross join unnest(k.words) as w
        left join common c on c.word = w.lexeme
        where k.id = $1
        order by coalesce(c.share, 0), length(w.lexeme) desc, w.lexeme
        limit 64"#,
        claim as _
    )
    .fetch_all(db)
    .await
}

/// A claim and its share of what is telling.
#[derive(Debug)]
pub struct Like {
    /// The claim.
    pub id: ClaimId,
    /// 0 to 1.
    pub likeness: f64,
}

/// Words that candidates are looked for by: the rarest.
const SOUGHT: usize = 6;

/// Claims of other articles than `article` with the largest share of these words, two at least; of two thousand that
/// have any of the rarest. Neither what was dismissed nor what became part of another claim.
pub async fn like(
    db: impl PgExecutor<'_>,
    words: &[Telling],
    article: ArticleId,
    limit: i64,
) -> sqlx::Result<Vec<Like>> {
    // As PostgreSQL writes a lexeme in a query: nothing in it means anything.
    let quoted = words.iter().take(SOUGHT).map(|telling| {
        let word = telling.word.replace('\\', "\\\\").replace('\'', "''");
        format!("'{word}'")
    });
    let any = quoted.collect::<Vec<_>>().join(" | ");
    let (lexemes, weights): (Vec<&str>, Vec<f64>) = words
        .iter()
        .map(|telling| (telling.word.as_str(), telling.weight))
        .unzip();
    sqlx::query_as!(
        Like,
        r#"with near as materialized (
            select c.id, c.words
            from claims c
            join reviews r on r.claim_id = c.id
            where c.words @@ $1::text::tsquery and c.article_id <> $2 and c.merged_into is null
                and r.state <> 'dismissed'
            limit 2000
        ), scored as (
            select n.id, count(*) as shared,
                sum(t.weight) / (select sum(weight) from unnest($4::double precision[]) as all_of (weight)) as likeness
            from near n
            cross join unnest(n.words) as w
            join unnest($3::text[], $4::double precision[]) as t (word, weight) on t.word = w.lexeme
            group by n.id
        )
        select id as "id!: ClaimId", likeness as "likeness!"
        from scored
        where shared >= 2 and likeness >= 0.2
        order by likeness desc, id desc
        limit $5"#,
        any,
        article as _,
        &lexemes as _,
        &weights,
        limit
    )
    .fetch_all(db)
    .await
}

/// The figures and dates of claims, by claim, as their newest appearances hold them.
pub async fn values(
    db: impl PgExecutor<'_>,
    claims: &[ClaimId],
) -> sqlx::Result<Vec<(ClaimId, Vec<TypedValue>)>> {
    let rows = sqlx::query!(
        r#"select distinct on (claim_id, article_id) claim_id, figures as "figures!: Json<Vec<TypedValue>>"
        from appearances
        where claim_id = any($1)
        order by claim_id, article_id, number desc, id"#,
        claims as _
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.claim_id, row.figures.0))
        .collect())
}
