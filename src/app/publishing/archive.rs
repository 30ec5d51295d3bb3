//! Archive of published verdicts for readers: pages, similar verdicts, choices of the form, pages of claimants.

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::publishing::{feed, search};
use crate::domain::kernel::id::ClaimId;
use crate::domain::kernel::page::{Limit, Page};
use crate::domain::publishing::archive::{ArchiveFilter, Choices, ClaimantPage};
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

/// Maximum number of related verdicts on the page of a verdict.
const RELATED: i64 = 5;

/// Verdicts that a reader of this one may want to read, the nearest first. None if lists are for subscribers.
pub async fn related(app: &App, claim: ClaimId) -> Result<Vec<Published>> {
    if app.publisher().rules.private_feeds {
        return Ok(Vec::new());
    }
    Ok(store::publishing::archive::related(&app.pool, claim, RELATED).await?)
}

/// Verdicts on the same claim in other languages, one for each.
pub async fn in_other_languages(app: &App, claim: ClaimId) -> Result<Vec<Published>> {
    Ok(store::publishing::archive::in_other_languages(&app.pool, claim).await?)
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

/// Maximum number of claimants in the sitemap; the protocol allows 50,000 addresses.
const CLAIMANTS: i64 = 50_000;

/// What is at a claimant's public address.
#[derive(Debug)]
pub enum AtClaimant {
    /// The page.
    Page(Box<ClaimantPage>),
    /// The record was merged: the slug of the other record.
    Moved(String),
}

/// The page of a claimant. `before` is a number of a first publication, exclusive.
///
/// # Errors
/// [`Error::NotFound`] without a public verdict, so that the public cannot tell whether the newsroom has a record.
pub async fn claimant(app: &App, slug: &str, before: Option<i64>, limit: Limit) -> Result<AtClaimant> {
    let nothing = Error::NotFound("claimant");
    // PostgreSQL rejects U+0000, and no slug contains it.
    if slug.contains('\0') {
        return Err(nothing);
    }
    let mut db = app.pool.acquire().await?;
    let Some(found) = store::publishing::archive::claimant_by_slug(&mut *db, slug).await? else { return Err(nothing) };
    if found.slug != slug {
        return Ok(AtClaimant::Moved(found.slug));
    }
    let record = store::verdicts::claimant::by_id(&mut db, found.id).await?.ok_or(nothing)?;
    let counts = store::publishing::archive::claimant_counts(&mut *db, found.id).await?;
    let verdicts = store::publishing::archive::of_claimant(&mut *db, found.id, before, limit.probe()).await?;
    let scale = store::verdicts::rating::scale(&mut *db).await?;
    let occurs = |key: &str| counts.iter().any(|count| count.rating.as_deref() == Some(key));
    Ok(AtClaimant::Page(Box::new(ClaimantPage {
        slug: record.slug,
        details: record.details,
        ratings: scale
            .ratings
            .into_iter()
            .filter(|rating| occurs(&rating.key))
            .map(|rating| (rating.key, rating.label))
            .collect(),
        counts,
        verdicts: Page::cut(verdicts, limit, |one| one.first),
    })))
}

/// The slug of a claimant's public page by a spelling of the name. `None` if there is no such page, or lists are for subscribers.
pub async fn claimant_slug(app: &App, name: Option<&str>) -> Result<Option<String>> {
    match name {
        Some(name) if !app.publisher().rules.private_feeds && !name.contains('\0') => {
            Ok(store::publishing::archive::claimant_slug(&app.pool, name).await?)
        }
        _ => Ok(None),
    }
}

/// Whether any claimant has a public page.
pub async fn has_claimants(app: &App) -> Result<bool> {
    if app.publisher().rules.private_feeds {
        return Ok(false);
    }
    Ok(!store::publishing::archive::claimant_slugs(&app.pool, 1).await?.is_empty())
}

/// The slugs of all public pages of claimants; none if lists are for subscribers.
pub async fn claimant_slugs(app: &App) -> Result<Vec<String>> {
    if app.publisher().rules.private_feeds {
        return Ok(Vec::new());
    }
    Ok(store::publishing::archive::claimant_slugs(&app.pool, CLAIMANTS).await?)
}
