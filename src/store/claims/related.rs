//! Related claims: cosine similarity of statements by word rarity.

use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::claims::appearance::TypedValue;
use crate::domain::kernel::id::{ArticleId, ClaimId};

/// A word of a statement, by how much it tells.
#[derive(Debug)]
pub struct Telling {
    /// Its stem.
    pub word: String,
    /// −ln of the share of claims that have it, as PostgreSQL last estimated it.
    pub weight: f64,
}

/// The words of a claim's statement, the rarest among all claims first.
pub async fn telling(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Vec<Telling>> {
    sqlx::query_as!(
        Telling,
        r#"select w.lexeme as "word!", coalesce(known.weight, rare_word_weight()) as "weight!"
        from claims k
        cross join unnest(k.words) as w
        left join word_weights known on known.word = w.lexeme
        where k.id = $1
        order by 2 desc, length(w.lexeme) desc, w.lexeme
        limit 64"#,
        claim as _
    )
    .fetch_all(db)
    .await
}

/// A claim and how alike it is.
#[derive(Debug)]
pub struct Like {
    /// The claim.
    pub id: ClaimId,
    /// 0 to 1.
    pub likeness: f64,
}

/// The rarest words, of which a candidate must have one, and any other of the statement besides.
const SOUGHT: usize = 16;

/// What finds every text with two of these words, one of the rarest among them, as `tsquery` reads it; empty for fewer.
fn any_two(words: &[Telling]) -> String {
    // Within quotes nothing in a lexeme means anything.
    let quoted: Vec<String> = words
        .iter()
        .map(|telling| {
            let word = telling.word.replace('\\', "\\\\").replace('\'', "''");
            format!("'{word}'")
        })
        .collect();
    let mut rest = quoted.as_slice();
    let mut pairs = Vec::new();
    while let Some((one, others)) = rest.split_first()
        && !others.is_empty()
        && pairs.len() < SOUGHT
    {
        pairs.push(format!("{one} & ({})", others.join(" | ")));
        rest = others;
    }
    pairs.join(" | ")
}

/// Claims of other articles than `article` that are most alike, of two thousand that share two words. Alike is the
/// cosine of the angle between two statements, each a vector of what its words tell. Neither what was dismissed nor what
/// became part of another claim.
pub async fn like(
    db: impl PgExecutor<'_>,
    words: &[Telling],
    article: ArticleId,
    limit: i64,
) -> sqlx::Result<Vec<Like>> {
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
        ), known as materialized (
            select word, weight from word_weights
        ), scored as (
            select n.id, sum(own.weight ^ 2) / sqrt(sum(coalesce(known.weight, rare.weight) ^ 2))
                / (select sqrt(sum(weight ^ 2)) from unnest($4::double precision[]) as ours (weight)) as likeness
            from near n
            cross join unnest(n.words) as w
            cross join (select rare_word_weight() as weight) as rare
            left join known on known.word = w.lexeme
            left join unnest($3::text[], $4::double precision[]) as own (word, weight) on own.word = w.lexeme
            group by n.id
        )
        select id as "id!: ClaimId", likeness as "likeness!"
        from scored
        where likeness >= 0.2
        order by likeness desc, id desc
        limit $5"#,
        any_two(words),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Vec<Telling> {
        words
            .iter()
            .map(|word| Telling {
                word: (*word).to_owned(),
                weight: 1.0,
            })
            .collect()
    }

    #[test]
    fn two_of_the_words_are_asked_for() {
        assert_eq!(any_two(&words(&["dam"])), "");
        assert_eq!(
            any_two(&words(&["ostrel", "dam", "b'r\\eak"])),
            r"'ostrel' & ('dam' | 'b''r\\eak') | 'dam' & ('b''r\\eak')"
        );
    }

    #[test]
    fn a_long_statement_is_sought_by_its_rarest_words() {
        let many: Vec<String> = (0..40).map(|number| format!("w{number}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(any_two(&words(&many)).matches('&').count(), SOUGHT);
    }
}
