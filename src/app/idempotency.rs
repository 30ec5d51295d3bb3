//! Idempotency keys: a repeated request returns the first answer.
//!
//! A repeated request has no second effect even without a key: every change to a claim names the version it was
//! made from, and an article is identified by its text. The key makes the second request return the first answer.

use crate::app::context::App;
use crate::app::error::Result;
use crate::domain::kernel::id::AccountId;
use crate::domain::kernel::idempotency::{Answer, DEAD, KEPT, Seen};
use crate::store;

/// Claims the key for a request. After [`Seen::Never`] the caller runs the request and then calls [`keep`] or
/// [`release`].
pub async fn begin(app: &App, account: AccountId, key: &str, fingerprint: &[u8; 32]) -> Result<Seen> {
    let now = app.clock.now();
    if store::kit::idempotency::claim(&app.pool, account, key, fingerprint, now, now - DEAD).await? {
        return Ok(Seen::Never);
    }
    Ok(store::kit::idempotency::seen(&app.pool, account, key, fingerprint).await?)
}

/// Stores the answer of the request under its key and deletes expired answers.
pub async fn keep(app: &App, account: AccountId, key: &str, answer: &Answer) -> Result<()> {
    let old = app.clock.now() - KEPT;
    Ok(store::kit::idempotency::keep(&app.pool, account, key, answer, old).await?)
}

/// Frees the key after a request that changed nothing.
pub async fn release(app: &App, account: AccountId, key: &str) -> Result<()> {
    Ok(store::kit::idempotency::release(&app.pool, account, key).await?)
}
