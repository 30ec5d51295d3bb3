//! Appearances: the spans of a claim in article versions.

use sqlx::PgExecutor;

use crate::domain::claims::appearance::{Appearance, ArticleRef, Claimant, Span};
use crate::domain::kernel::id::{ArticleId, ClaimId};

/// All appearances of a claim, newest article version number first, with the article of each.
pub async fn of_claim(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Vec<Appearance>> {
    let rows = sqlx::query!(
        "select p.id, p.number, p.span_start, p.span_end, p.quote, p.prefix, p.suffix, p.claimant, p.voice,
            p.verb, p.figures, a.id as article_id, a.title, a.outlet, a.url, a.published_at
        from appearances p
        join articles a on a.id = p.article_id
        where p.claim_id = $1
        order by p.number desc, p.id",
        claim as _
    )
    .fetch_all(db)
    .await?;
    let appearance = rows.into_iter().map(|row| Appearance {
        id: row.id,
        article: ArticleRef {
            id: row.article_id,
            title: row.title,
            outlet: row.outlet,
            url: row.url,
            published_at: row.published_at,
            version: row.number,
        },
        span: Span { start: row.span_start, end: row.span_end },
        quote: row.quote,
        prefix: row.prefix,
        suffix: row.suffix,
        claimant: Claimant { name: row.claimant, voice: row.voice, verb: row.verb },
        values: row.figures.0,
    });
    Ok(appearance.collect())
}

/// The exact quote and span of a claim in one article version.
#[derive(Debug)]
pub struct Place {
    /// The claim that appears here.
    pub claim_id: ClaimId,
    /// Number of the article version.
    pub number: i32,
    /// Start of the span in Unicode code points, inclusive.
    pub span_start: i32,
    /// End of the span in Unicode code points, exclusive.
    pub span_end: i32,
    /// The exact text of the span.
    pub quote: String,
    /// The person or body that makes the claim here, if named.
    pub claimant: Option<String>,
    /// True if a person made the claim, false if the analyser found it.
    pub is_by_hand: bool,
    /// True if the claim was found in this article first; false if this article is a copy of the article of the claim.
    pub is_own: bool,
}

/// All spans of claims in all versions of an article, ordered by version number and start.
pub async fn of_article(db: impl PgExecutor<'_>, article: ArticleId) -> sqlx::Result<Vec<Place>> {
    sqlx::query_as!(
        Place,
        r#"select p.claim_id, p.number, p.span_start, p.span_end, p.quote, p.claimant, c.machine_statement is null as "is_by_hand!",
            c.article_id = p.article_id as "is_own!"
        from appearances p
        join claims c on c.id = p.claim_id
        where p.article_id = $1
        order by p.number, p.span_start, p.id"#,
        article as _
    )
    .fetch_all(db)
    .await
}

/// A claim of another article with the same text.
#[derive(Debug)]
pub struct Copied {
    /// The claim.
    pub claim_id: ClaimId,
    /// Its words.
    pub quote: String,
    /// The person or body that makes the claim there, if named.
    pub claimant: Option<String>,
}

/// The claims in the current texts of an article and of its copies, with their words.
pub async fn of_copies(db: impl PgExecutor<'_>, original: ArticleId) -> sqlx::Result<Vec<Copied>> {
    sqlx::query_as!(
        Copied,
        "select distinct p.claim_id, p.quote, p.claimant
        from articles a
        join appearances p on p.article_id = a.id and p.number = a.current_version
        join claims c on c.id = p.claim_id
        where (a.id = $1 or a.copy_of = $1) and c.merged_into is null
        order by p.claim_id",
        original as _
    )
    .fetch_all(db)
    .await
}
