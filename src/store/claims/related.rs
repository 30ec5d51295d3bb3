//! Related claims: cosine similarity of statements by word rarity.

use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::claims::appearance::TypedValue;
use crate::domain::kernel::id::{ArticleId, ClaimId};

/// A word of a statement, weighted by its rarity among all claims.
#[derive(Debug)]
pub struct Telling {
    /// The stem, as a PostgreSQL lexeme.
    pub word: String,
    /// −ln of the share of claims that contain the word, by PostgreSQL's last estimate.
    pub weight: f64,
}

/// The words of a claim's statement, rarest first, at most 64.
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

/// A claim with its similarity to another claim.
#[derive(Debug)]
pub struct Like {
    /// The similar claim.
    pub id: ClaimId,
    /// Cosine similarity, 0 to 1.
    pub likeness: f64,
}

/// Number of rarest words used as search keys. A candidate contains one of them and one other word of the
/// statement.
const SOUGHT: usize = 16;

/// A `tsquery` for texts with two of these words, one of them among the rarest. Empty for fewer than two words.
fn any_two(words: &[Telling]) -> String {
    // Quoted lexemes contain no `tsquery` operators.
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

/// Claims of other articles than `article`, most similar first, out of at most 2000 that share two words. The
/// similarity is the cosine of two statements as vectors of word weights, and at least 0.2. Dismissed and
/// merged claims are excluded.
pub async fn like(
    db: impl PgExecutor<'_>,
    words: &[Telling],
    article: ArticleId,
    limit: i64,
) -> sqlx::Result<Vec<Like>> {
    let (lexemes, weights): (Vec<&str>, Vec<f64>) =
        words.iter().map(|telling| (telling.word.as_str(), telling.weight)).unzip();
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

/// The typed values of claims: for each claim and article, those of the newest appearance.
pub async fn values(db: impl PgExecutor<'_>, claims: &[ClaimId]) -> sqlx::Result<Vec<(ClaimId, Vec<TypedValue>)>> {
    let rows = sqlx::query!(
        r#"select distinct on (claim_id, article_id) claim_id, figures as "figures!: Json<Vec<TypedValue>>"
        from appearances
        where claim_id = any($1)
        order by claim_id, article_id, number desc, id"#,
        claims as _
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.claim_id, row.figures.0)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Vec<Telling> {
        words.iter().map(|word| Telling { word: (*word).to_owned(), weight: 1.0 }).collect()
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
