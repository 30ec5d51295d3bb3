//! Public feeds: verdicts, corrections, changes, sitemaps.

use std::ops::Range;

use chrono::{DateTime, Utc};

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::kernel::id::ArticleId;
use crate::domain::kernel::page::{Limit, Page, decode};
use crate::domain::publishing::feed::{FeedFilter, Published};
use crate::domain::publishing::publication::PublicVerdict;
use crate::store;
use crate::store::kit::connection::Connection;

/// Content of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stream {
    /// Current verdicts, last changed first.
    Verdicts,
    /// Corrections, clarifications and retractions, newest first.
    Corrections,
}

/// Query for a page of a feed. Equal queries have equal results until the next publication, so results can be cached.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    /// The feed.
    pub stream: Stream,
    /// Conditions on the verdicts.
    pub filter: FeedFilter,
    /// Upper end of the publication numbers, exclusive; `None` for the first page.
    pub before: Option<i64>,
    /// Page size.
    pub limit: Limit,
}

/// Below all publication numbers. Those of earlier checks are negative, and say the date in milliseconds.
pub const EARLIEST: i64 = -100_000_000_000_000;

/// The publication number in a feed cursor.
///
/// # Errors
/// [`Error::Invalid`] for an invalid cursor.
pub fn position(cursor: &str) -> Result<i64> {
    decode(cursor)
        .filter(|number| *number >= EARLIEST)
        .ok_or_else(|| Error::invalid("/cursor", "must be the cursor of a page before"))
}

/// A page of a feed.
///
/// # Errors
/// [`Error::Invalid`] when a condition names an unknown rating.
pub async fn read(app: &App, question: &Question) -> Result<Page<Published>> {
    let mut db = app.pool.acquire().await?;
    check(&mut db, &question.filter).await?;
    // The best plan for a rare topic differs from the best plan without conditions.
    store::kit::planner::plan_anew(&mut db).await?;
    let (filter, before) = (&question.filter, question.before);
    let most = question.limit.probe();
    let found = match question.stream {
        Stream::Verdicts => store::publishing::feed::verdicts(&mut *db, filter, before, most).await?,
        Stream::Corrections => store::publishing::feed::corrections(&mut *db, filter, before, most).await?,
    };
    Ok(Page::cut(found, question.limit, |one| one.number))
}

/// Checks that the filter names known ratings only.
pub(super) async fn check(db: &mut Connection, filter: &FeedFilter) -> Result<()> {
    if filter.ratings.is_empty() {
        return Ok(());
    }
    let scale = store::verdicts::rating::scale(db).await?;
    let known: Vec<&str> = scale.ratings.iter().map(|rating| rating.key.as_str()).collect();
    match filter.ratings.iter().find(|key| !known.contains(&key.as_str())) {
        None => Ok(()),
        Some(_) => Err(Error::invalid("/rating", format!("must be some of {}", known.join(", ")))),
    }
}

/// A page of the publications after number `after` (exclusive), oldest first.
pub async fn changes(app: &App, after: i64, limit: Limit) -> Result<Page<Published>> {
    let found = store::publishing::feed::changes(&app.pool, after, limit.probe()).await?;
    Ok(Page::cut(found, limit, |one| one.number))
}

/// Up to `limit` current verdicts after number `after` (exclusive), in an order that changes do not affect.
pub async fn all(app: &App, after: i64) -> Result<Vec<Published>> {
    Ok(store::publishing::feed::all(&app.pool, after).await?)
}

/// Time of the publication with this number, or [`Error::NotFound`].
pub async fn changed_at(app: &App, number: i64) -> Result<DateTime<Utc>> {
    let at = store::publishing::publication::published_at(&app.pool, number).await?;
    at.ok_or(Error::NotFound("publication"))
}

/// The published verdicts on claims of an article.
///
/// # Errors
/// [`Error::NotFound`] without a published verdict, so that the public cannot tell that the article exists.
pub async fn of_article(app: &App, article: ArticleId) -> Result<Vec<PublicVerdict>> {
    let found = store::publishing::feed::of_article(&app.pool, article).await?;
    if found.is_empty() {
        return Err(Error::NotFound("checked article"));
    }
    Ok(found)
}

/// Maximum number of verdicts in one sitemap; the protocol allows 50,000.
const SITEMAP: i64 = 10_000;

/// The numbers of the sitemaps: those of earlier checks from -1 down, all others from 0 up.
pub async fn sitemaps(app: &App) -> Result<Range<i64>> {
    let last = store::publishing::feed::last_first(&app.pool).await?;
    let earlier = store::publishing::feed::count_earlier(&app.pool).await?;
    Ok(-((earlier + SITEMAP - 1) / SITEMAP)..last.map_or(0, |last| last / SITEMAP + 1))
}

/// The slugs in a sitemap, each with the time of its last change.
///
/// # Errors
/// [`Error::NotFound`] for a number of no sitemap.
pub async fn sitemap(app: &App, number: i64) -> Result<Vec<(String, DateTime<Utc>)>> {
    if !sitemaps(app).await?.contains(&number) {
        return Err(Error::NotFound("sitemap"));
    }
    if number < 0 {
        return Ok(store::publishing::feed::earlier_addresses(&app.pool, (-1 - number) * SITEMAP, SITEMAP).await?);
    }
    let from = number * SITEMAP;
    Ok(store::publishing::feed::addresses(&app.pool, from, from + SITEMAP).await?)
}
