//! Idempotency keys: a repeated request returns the first answer.
//!
//! Key, fingerprint and answer are written in the transaction of the change: either the change and its answer exist,
//! or neither does. The unique key decides between two requests at the same time; the second waits for the first.

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::kernel::id::AccountId;
use crate::domain::kernel::idempotency::{Answer, Key, Seen};
use crate::domain::people::actor::Actor;
use crate::store;
use crate::store::kit::idempotency::Kept;
use crate::store::kit::outage::is_lock_timeout;

/// The state of the account's key.
pub async fn seen(app: &App, account: AccountId, key: &Key) -> Result<Seen> {
    let Some(kept) = store::kit::idempotency::read(&app.pool, account, &key.key).await? else {
        return Ok(Seen::Never);
    };
    if kept.fingerprint != key.fingerprint {
        return Ok(Seen::Misused);
    }
    let Some(status) = kept.status.and_then(|status| u16::try_from(status).ok()) else {
        return Ok(Seen::Running);
    };
    let body = match kept.sealed {
        Some(sealed) => app.seal.open(&owner(account, key), &sealed).and_then(|body| String::from_utf8(body).ok()),
        None => kept.body,
    };
    let body = body.ok_or_else(|| Error::Unexpected("the answer under an idempotency key cannot be opened".into()))?;
    Ok(Seen::Answered(Answer { status, etag: kept.etag, location: kept.location, body }))
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Stored, in the transaction of the change.
    Kept,
    /// Another request has used the key; the change must be rolled back.
    Used,
    /// Another request with the key is still running; the change must be rolled back.
    Waiting,
}

/// Stores the answer under the key, in the transaction of the change `app`.
pub async fn keep(app: &App, account: AccountId, key: &Key, answer: &Answer) -> Result<Outcome> {
    let sealed = app.seal.seal(&app.random, &owner(account, key), answer.body.as_bytes());
    let kept = Kept {
        fingerprint: key.fingerprint.to_vec(),
        status: Some(i32::from(answer.status)),
        etag: answer.etag.clone(),
        location: answer.location.clone(),
        sealed: Some(sealed.map_err(|error| Error::Unexpected(error.into()))?),
        body: None,
    };
    let mut work = Work::open(app, &Actor::system()).await?;
    match store::kit::idempotency::insert(work.db(), account, &key.key, &kept).await {
        Ok(true) => {
            work.commit().await?;
            Ok(Outcome::Kept)
        }
        Ok(false) => Ok(Outcome::Used),
        Err(error) if is_lock_timeout(&error) => Ok(Outcome::Waiting),
        Err(error) => Err(error.into()),
    }
}

/// Deletes expired keys.
pub async fn sweep(app: &App) -> Result<()> {
    Ok(store::kit::idempotency::delete_expired(&app.pool).await?)
}

/// Encryption context of an answer, which may contain a secret.
fn owner(account: AccountId, key: &Key) -> String {
    format!("idempotency:{account}:{}", key.key)
}
