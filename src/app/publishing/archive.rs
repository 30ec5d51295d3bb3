//! Archive of published verdicts for readers: pages, similar verdicts, choices of the form.

use crate::app::context::App;
use crate::app::error::Result;
use crate::app::publishing::{feed, search};
use crate::domain::kernel::page::{Limit, Page};
use crate::domain::publishing::archive::{ArchiveFilter, Choices};
use crate::domain::publishing::feed::{FeedFilter, Published};
use crate::store;

/// Maximum number of topics that the form offers.
const TOPICS: i64 = 30;

/// A page of the archive, latest first publication first. `before` is a number of a first publication, exclusive.
///
/// # Errors
/// [`crate::app::error::Error::Invalid`] when a condition names an unknown rating.
pub async fn read(app: &App, wanted: &ArchiveFilter, before: Option<i64>, limit: Limit) -> Result<Page<Published>> {
    let mut db = app.pool.acquire().await?;
    feed::check(&mut db, &wanted.filter).await?;
    // The best plan for a rare topic differs from the best plan without conditions.
    store::kit::planner::plan_anew(&mut db).await?;
    let found = store::publishing::archive::page(&mut *db, wanted, before, limit.probe()).await?;
    Ok(Page::cut(found, limit, |one| one.first))
}

/// Up to `size` verdicts that the public search finds by meaning or by some of the words. Empty if there are conditions
/// that this search does not know.
pub async fn similar(app: &App, wanted: &ArchiveFilter, size: i64) -> Result<Vec<Published>> {
    let language = wanted.filter.language.clone();
    let known = FeedFilter { language: language.clone(), ..FeedFilter::default() };
    if wanted.words.is_none() || wanted.filter != known {
        return Ok(Vec::new());
    }
    let question = search::Question { query: wanted.words.clone(), language, ..search::Question::default() };
    Ok(search::search(app, &question, None, 0, size).await?.verdicts)
}

/// What the form offers now.
pub async fn choices(app: &App) -> Result<Choices> {
    let mut db = app.pool.acquire().await?;
    let scale = store::verdicts::rating::scale(&mut *db).await?;
    Ok(Choices {
        ratings: scale.ratings.into_iter().map(|rating| (rating.key, rating.label)).collect(),
        topics: store::publishing::archive::topics(&mut *db, TOPICS).await?,
        languages: store::publishing::archive::languages(&mut *db).await?,
    })
}
