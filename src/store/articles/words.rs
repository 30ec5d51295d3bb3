//! Words of articles: the articles whose newest text has all words of a search.

use sqlx::PgExecutor;

use crate::domain::kernel::id::ArticleId;

/// Maximum number of articles that are found by their text, the newest ones.
pub const MOST: i64 = 200;
/// Number of articles from which a word is frequent: the newest articles with it are found by age.
const FREQUENT: i64 = 5000;
/// Shortest beginning of a word that finds the word.
const SHORTEST: usize = 3;

/// The query that finds each word of the search by its beginning; `None` if the words are too short.
#[must_use]
pub fn query(search: &str) -> Option<String> {
    let is_between = |letter: char| {
        letter.is_whitespace() || (letter.is_ascii_punctuation() && letter != '.') || "–—…“”„«»‘’‚‹›".contains(letter)
    };
    let words: Vec<String> = search
        .to_lowercase()
        .split(|letter| is_between(letter) || letter.is_control())
        .map(|word| word.trim_matches('.'))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(|word| format!("'{word}'{}", if word.chars().count() < SHORTEST { "" } else { ":*" }))
        .collect();
    words.iter().any(|word| word.ends_with(":*")).then(|| words.join(" & "))
}

/// The newest articles whose text has all words of the query, without those of which a claim's statement matches the pattern
/// `unless`.
pub async fn having(db: impl PgExecutor<'_>, query: &str, unless: Option<&str>) -> sqlx::Result<Vec<ArticleId>> {
    sqlx::query_scalar!(
        r#"with few as materialized (
            select few.article_id from some_articles_with(to_tsquery('simple', $1), $4::bigint + 1) as few (article_id)
        )
        select article_id as "article_id!: ArticleId"
        from (
            select article_id
            from (
                select article_id from few where (select count(*) from few) <= $4
                union all (
                    select article_id
                    from article_words
                    where (select count(*) from few) > $4 and words @@ to_tsquery('simple', $1)
                    order by article_id desc
                    limit $2
                )
            ) found
            order by article_id desc
            limit $2
        ) newest
        where $3::text is null or not exists (
            select from claims c
            where c.article_id = newest.article_id and coalesce(c.wording, c.machine_statement) ilike $3
        )"#,
        query,
        MOST,
        unless,
        FREQUENT
    )
    .fetch_all(db)
    .await
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn words_are_found_by_their_beginnings_and_signs_are_no_operators() {
        assert_eq!(query("Dam col").unwrap(), "'dam':* & 'col':*");
        assert_eq!(query("“Sorrin” | !(flood):* 's \\").unwrap(), "'sorrin':* & 'flood':* & 's'");
        assert_eq!(query("3.5 km, example.org.").unwrap(), "'3.5':* & 'km' & 'example.org':*");
        assert_eq!((query("a b"), query(" … "), query("")), (None, None, None));
    }
}
