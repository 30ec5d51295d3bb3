//! Other addresses of articles' pages, by address key.

use crate::domain::kernel::id::ArticleId;
use crate::store::kit::connection::Connection;

/// Other articles with a text whose page has one of these keys, with the signature of the text, oldest first.
pub async fn owners(
    db: &mut Connection,
    article: ArticleId,
    keys: &[String],
) -> sqlx::Result<Vec<(ArticleId, Option<Vec<u8>>)>> {
    let rows = sqlx::query!(
        r#"select a.id as "id: ArticleId", s.signature as "signature?"
        from articles a
        left join article_signatures s on s.article_id = a.id
        where a.id <> $1 and a.current_version > 0
            and (coalesce(a.url_key, a.url) = any ($2)
                or a.id = any (array(select article_id from article_addresses where url_key = any ($2))))
        order by a.created_at, a.id"#,
        article as _,
        keys
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.signature)).collect())
}

/// Adds keys to an article, except those that another article has.
pub async fn add(db: &mut Connection, article: ArticleId, keys: &[String]) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into article_addresses (url_key, article_id)
        select key, $1
        from unnest($2::text[]) as given (key)
        where not exists (select from articles where coalesce(url_key, url) = key)
        on conflict (url_key) do nothing",
        article as _,
        keys
    )
    .execute(db)
    .await?;
    Ok(())
}
