//! Idempotency keys: a repeated request returns the first answer.
//!
//! Effects cannot double even without a key: every change to a claim names the version it was made from,
//! and articles are known by their text. The key adds that the second caller gets the first answer.

use crate::app::context::App;
use crate::app::error::Result;
use crate::domain::kernel::id::AccountId;
use crate::domain::kernel::idempotency::{Answer, DEAD, KEPT, Seen};
use crate::store;

/// Begins a change under a key: [`Seen::Never`] means go on and then [`keep`] or [`release`].
pub async fn begin(
    app: &App,
    account: AccountId,
    key: &str,
    fingerprint: &[u8; 32],
) -> Result<Seen> {
    let now = app.clock.now();
    if store::kit::idempotency::claim(&app.pool, account, key, fingerprint, now, now - DEAD).await?
    {
        return Ok(Seen::Never);
    }
    Ok(store::kit::idempotency::seen(&app.pool, account, key, fingerprint).await?)
}

/// Keeps what the change answered.
pub async fn keep(app: &App, account: AccountId, key: &str, answer: &Answer) -> Result<()> {
    let old = app.clock.now() - KEPT;
    Ok(store::kit::idempotency::keep(&app.pool, account, key, answer, old).await?)
}

/// The change came to nothing: the key is free again.
pub async fn release(app: &App, account: AccountId, key: &str) -> Result<()> {
    Ok(store::kit::idempotency::release(&app.pool, account, key).await?)
}
