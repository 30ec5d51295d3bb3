//! Can requests be served?

use super::App;
use crate::store;

/// # Errors
/// A sentence that says what is missing.
pub async fn check(app: &App) -> Result<(), String> {
    store::ready(&app.pool).await
}
