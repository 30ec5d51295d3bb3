//! What may the public read?

use super::App;
use super::error::{Error, Result};
use crate::domain::publication::PublicVerdict;
use crate::store;

/// Entries that a feed carries.
pub const FEED_LENGTH: i64 = 50;

/// The published verdict under a slug.
pub async fn by_slug(app: &App, slug: &str) -> Result<PublicVerdict> {
    // The database takes no U+0000, and no slug has one.
    if slug.contains('\0') {
        return Err(Error::NotFound("published verdict"));
    }
    store::publications::by_slug(&app.pool, slug)
        .await?
        .ok_or(Error::NotFound("published verdict"))
}

/// Everything that was published under a slug, oldest first.
pub async fn revisions(app: &App, slug: &str) -> Result<Vec<PublicVerdict>> {
    if slug.contains('\0') {
        return Err(Error::NotFound("published verdict"));
    }
    let revisions = store::publications::all_by_slug(&app.pool, slug).await?;
    if revisions.is_empty() {
        return Err(Error::NotFound("published verdict"));
    }
    Ok(revisions)
}

/// The newest published verdicts, newest first.
pub async fn newest(app: &App) -> Result<Vec<PublicVerdict>> {
    Ok(store::publications::newest(&app.pool, FEED_LENGTH).await?)
}

/// Number of the newest publication; a feed made under the same number is still right.
pub async fn newest_number(app: &App) -> Result<Option<i64>> {
    Ok(store::publications::newest_number(&app.pool).await?)
}
