//! What can a verdict say?

use super::App;
use super::error::Result;
use crate::domain::rating::Rating;
use crate::store;

/// The scale, in its order.
pub async fn all(app: &App) -> Result<Vec<Rating>> {
    Ok(store::ratings::all(&app.pool).await?)
}
