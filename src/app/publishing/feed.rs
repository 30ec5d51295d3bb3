//! Verdict feeds: filters, pages, cursors.

use chrono::{DateTime, Utc};

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::kernel::id::ArticleId;
use crate::domain::kernel::page::{Limit, Page, decode};
use crate::domain::publishing::feed::{FeedFilter, Published};
use crate::domain::publishing::publication::PublicVerdict;
use crate::store;

/// What a feed is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stream {
    /// Verdicts as they stand, what changed last first.
    Verdicts,
    /// What readers were told about changes, newest first.
    Corrections,
}

/// Which part of which feed; equal questions have equal answers until something is published.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    /// Of what.
    pub stream: Stream,
    /// By which conditions.
    pub filter: FeedFilter,
    /// From below this number.
    pub before: Option<i64>,
    /// How many.
    pub limit: Limit,
}

/// The number inside a cursor of a feed.
///
/// # Errors
/// When it is none of ours.
pub fn position(cursor: &str) -> Result<i64> {
    decode(cursor)
        .filter(|number| *number >= 0)
        .ok_or_else(|| Error::invalid("/cursor", "must be the cursor of a page before"))
}

/// One page of a feed.
///
/// # Errors
/// When a condition names a rating that never was.
pub async fn read(app: &App, question: &Question) -> Result<Page<Published>> {
    let mut db = app.pool.acquire().await?;
    check(&mut db, &question.filter).await?;
    // The best way to a rare topic is not the best way to everything.
    store::kit::pool::plan_anew(&mut db).await?;
    let (filter, before) = (&question.filter, question.before);
    let most = question.limit.probe();
    let found = match question.stream {
        Stream::Verdicts => {
            store::publishing::feed::verdicts(&mut *db, filter, before, most).await?
        }
        Stream::Corrections => {
            store::publishing::feed::corrections(&mut *db, filter, before, most).await?
        }
    };
    Ok(Page::cut(found, question.limit, |one| one.number))
}

async fn check(db: &mut sqlx::PgConnection, filter: &FeedFilter) -> Result<()> {
    if filter.ratings.is_empty() {
        return Ok(());
    }
    let scale = store::verdicts::rating::scale(db).await?;
    let known: Vec<&str> = scale
        .ratings
        .iter()
        .map(|rating| rating.key.as_str())
        .collect();
    match filter
        .ratings
        .iter()
        .find(|key| !known.contains(&key.as_str()))
    {
        None => Ok(()),
        Some(_) => Err(Error::invalid(
            "/rating",
            format!("must be some of {}", known.join(", ")),
        )),
    }
}

/// Everything that was made public behind the number `after`, oldest first.
pub async fn changes(app: &App, after: i64, limit: Limit) -> Result<Page<Published>> {
    let found = store::publishing::feed::changes(&app.pool, after, limit.probe()).await?;
    Ok(Page::cut(found, limit, |one| one.number))
}

/// Published verdicts as they stand, in an order that no change disturbs, behind the number `after`.
pub async fn all(app: &App, after: i64, limit: i64) -> Result<Vec<Published>> {
    Ok(store::publishing::feed::all(&app.pool, after, limit).await?)
}

/// When something was made public, by its number.
pub async fn changed_at(app: &App, number: i64) -> Result<DateTime<Utc>> {
    let at = store::publishing::publication::published_at(&app.pool, number).await?;
    at.ok_or(Error::NotFound("publication"))
}

/// The published verdicts about an article.
///
/// # Errors
/// When there are none: nobody outside is told that the article exists.
pub async fn of_article(app: &App, article: ArticleId) -> Result<Vec<PublicVerdict>> {
    let found = store::publishing::feed::of_article(&app.pool, article).await?;
    if found.is_empty() {
        return Err(Error::NotFound("checked article"));
    }
    Ok(found)
}

/// Verdicts that one sitemap lists at most; 50,000 are allowed.
const SITEMAP: i64 = 10_000;

/// How many sitemaps there are.
pub async fn sitemaps(app: &App) -> Result<i64> {
    let last = store::publishing::feed::last_first(&app.pool).await?;
    Ok(last.map_or(0, |last| last / SITEMAP + 1))
}

/// The slugs in one sitemap, each with the time of its last change.
///
/// # Errors
/// When there are not so many sitemaps.
pub async fn sitemap(app: &App, number: i64) -> Result<Vec<(String, DateTime<Utc>)>> {
    if !(0..sitemaps(app).await?).contains(&number) {
        return Err(Error::NotFound("sitemap"));
    }
    let from = number * SITEMAP;
    Ok(store::publishing::feed::addresses(&app.pool, from, from + SITEMAP).await?)
}
