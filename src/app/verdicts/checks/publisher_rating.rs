//! Ratings of publishers: list with suggestions, map to the newsroom's scale.

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::verdicts::revision::unknown_rating;
use crate::app::work::Work;
use crate::domain::kernel::id::PublisherRatingId;
use crate::domain::kernel::page::{Limit, Page, position};
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::domain::verdicts::checks::publisher_rating::PublisherRating;
use crate::store;

/// A page of publishers' words by site and words, each with the key of the rating that is offered first.
pub async fn page(
    app: &App,
    mapped: Option<bool>,
    cursor: Option<&str>,
    limit: Limit,
) -> Result<Page<(PublisherRating, Option<String>)>> {
    let after: Option<(String, String)> = cursor.map(position).transpose()?;
    let after = after.as_ref().map(|(site, words)| (site.as_str(), words.as_str()));
    let mut db = app.pool.acquire().await?;
    let found = store::verdicts::checks::publisher_rating::page(&mut *db, mapped, after, limit.probe()).await?;
    let scale = store::verdicts::rating::scale(&mut *db).await?.ratings;
    let page = Page::cut(found, limit, |(rating, words)| (rating.site.clone(), words.clone()));
    Ok(page.map(|(rating, _)| {
        let suggestion = rating.theirs.suggestion(&scale).map(|rating| rating.key.clone());
        (rating, suggestion)
    }))
}

/// Says what a publisher's words mean: a current rating of the scale, or nothing.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] for an unknown or retired rating.
pub async fn map(app: &App, actor: &Actor, id: PublisherRatingId, key: Option<&str>) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let by = work.actor().account().ok_or_else(Error::not_a_person)?;
    let before = store::verdicts::checks::publisher_rating::lock(work.db(), id).await?;
    let before = before.ok_or(Error::NotFound("publisher's rating"))?;
    let label = match key {
        Some(key) => {
            let rating = store::verdicts::rating::by_key(work.db(), key).await?;
            Some(rating.filter(|rating| !rating.retired).ok_or_else(unknown_rating)?.label)
        }
        None => None,
    };
    if before.key.as_deref() == key {
        return Ok(());
    }
    let now = work.now();
    store::verdicts::checks::publisher_rating::set(work.db(), id, key, by, now).await?;
    let event = Event::of_newsroom(Kind::PublisherRatingMapped)
        .with(Change::set(Field::Publisher, before.site))
        .with(Change::set(Field::Words, before.rating))
        .with(Change::new(Field::Rating, before.label, label));
    work.record(event);
    work.commit().await
}
