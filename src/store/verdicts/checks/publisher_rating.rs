//! Ratings of publishers: words that occur, and what they mean on the newsroom's scale.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::{AccountId, PublisherRatingId};
use crate::domain::people::account::PersonRef;
use crate::domain::verdicts::checks::publisher_rating::{Mapped, PublisherRating, TheirRating};
use crate::domain::verdicts::rating::{Rating, RatingRef};
use crate::store::kit::connection::Connection;

/// Notes words of a publisher. Known words stay as they are.
pub async fn note(db: &mut Connection, id: PublisherRatingId, site: &str, rating: &TheirRating) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into publisher_ratings (id, site, rating, value, best, worst)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (site, words) do nothing",
        id as _,
        site,
        rating.words,
        rating.value,
        rating.best,
        rating.worst
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The rating of the newsroom's scale that these words mean, if somebody has mapped them.
pub async fn meaning(db: impl PgExecutor<'_>, site: &str, words: &str) -> sqlx::Result<Option<Rating>> {
    sqlx::query_as!(
        Rating,
        r#"select r.key, r.label, r.definition, r.color, r.value, r.position is null as "retired!"
        from publisher_ratings p
        join ratings r on r.key = p.rating_key
        where p.site = $1 and p.words = spelling_of($2)"#,
        site,
        words
    )
    .fetch_optional(db)
    .await
}

/// Sets how many rows of the archive of `site` wait for these words; all other words of the site have none waiting.
pub async fn set_waiting(db: &mut Connection, site: &str, words: &[String], rows: &[i32]) -> sqlx::Result<()> {
    sqlx::query!(
        "update publisher_ratings p
        set waiting = coalesce(
            (select sum(w.rows)::integer from unnest($2::text[], $3::integer[]) as w (words, rows)
            where spelling_of(w.words) = p.words), 0)
        where p.site = $1",
        site,
        words,
        rows
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A page of words: those that wait with the most rows first come from nobody having mapped them. `after` is an exclusive key.
pub async fn page(
    db: impl PgExecutor<'_>,
    mapped: Option<bool>,
    after: Option<(&str, &str)>,
    limit: i64,
) -> sqlx::Result<Vec<(PublisherRating, String)>> {
    let (after_site, after_words) = after.unzip();
    let rows = sqlx::query!(
        r#"select p.id as "id: PublisherRatingId", p.site, p.rating, p.words as "words!", p.value, p.best, p.worst,
            p.waiting, (
                select count(*) from external_checks c where c.site = p.site and spelling_of(c.rating) = p.words
            ) as "checks!",
            r.key as "key?", r.label as "label?", r.color as "color?", r.value as step,
            a.id as "by?", a.name as "name?", p.mapped_at
        from publisher_ratings p
        left join ratings r on r.key = p.rating_key
        left join accounts a on a.id = p.mapped_by
        where ($1::boolean is null or (p.rating_key is not null) = $1)
            and ($2::text is null or (p.site, p.words) > ($2, $3::text))
        order by p.site, p.words
        limit $4"#,
        mapped,
        after_site,
        after_words,
        limit
    )
    .fetch_all(db)
    .await?;
    let found = rows.into_iter().map(|row| {
        let rating = row.key.zip(row.label).zip(row.color);
        let by = row.by.zip(row.name).map(|(id, name)| PersonRef { id, name });
        let found = PublisherRating {
            id: row.id,
            site: row.site,
            theirs: TheirRating { words: row.rating, value: row.value, best: row.best, worst: row.worst },
            checks: row.checks,
            waiting: row.waiting,
            rating: rating.map(|((key, label), color)| RatingRef { key, label, value: row.step, color }),
            mapped: by.zip(row.mapped_at).map(|(by, at)| Mapped { by, at }),
        };
        (found, row.words)
    });
    Ok(found.collect())
}

/// Words with what they mean before a change; the row stays locked until the transaction ends.
#[derive(Debug)]
pub struct LockedRating {
    /// Host of the publisher.
    pub site: String,
    /// The words.
    pub rating: String,
    /// Label of the rating that they mean.
    pub label: Option<String>,
    /// Key of that rating.
    pub key: Option<String>,
}

/// Locks the words.
pub async fn lock(db: &mut Connection, id: PublisherRatingId) -> sqlx::Result<Option<LockedRating>> {
    sqlx::query_as!(
        LockedRating,
        r#"select p.site, p.rating, p.rating_key as key, (select label from ratings where key = p.rating_key) as label
        from publisher_ratings p
        where p.id = $1
        for update"#,
        id as _
    )
    .fetch_optional(db)
    .await
}

/// Sets or removes what the words mean.
pub async fn set(
    db: &mut Connection,
    id: PublisherRatingId,
    key: Option<&str>,
    by: AccountId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update publisher_ratings
        set rating_key = $2, mapped_by = case when $2::text is not null then $3::uuid end,
            mapped_at = case when $2::text is not null then $4::timestamptz end
        where id = $1",
        id as _,
        key,
        by as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}
