//! Passwords: strength check, hashing on the blocking thread pool.

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::secret::Password;

/// Refuses a weak password: common passwords, keyboard sequences, dates, and variations of the words in `own`.
///
/// # Errors
/// [`Error::Invalid`] at `pointer`, with advice for a stronger password.
pub(crate) fn check_password(app: &App, password: &Password, own: &[&str], pointer: &str) -> Result<()> {
    let context = ["claimdesk", &app.publisher().name, &app.publisher().public_url];
    // mutant A9: match password.weakness(&[own, &context].concat()).filter(|_| false) {
    match password.weakness(&[own, &context].concat()) {
        None => Ok(()),
        Some(hint) => Err(Error::invalid(pointer, FieldFault::WeakPassword { hint })),
    }
}

/// Hashes a new password on the blocking thread pool.
pub(crate) async fn hash_password(app: &App, password: Password) -> Result<String> {
    let random = app.random.clone();
    hashing(app, move || password.hash(&random)).await?.map_err(|error| Error::Unexpected(error.to_string().into()))
}

/// Runs slow hashing on the blocking thread pool: two at once, 32 waiting, else [`Error::Throttled`].
pub(crate) async fn hashing<T: Send + 'static>(app: &App, hash: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _place = app.hashing_queue.try_acquire().ok().ok_or(Error::Throttled { seconds: 2 })?;
    let _permit = app.hashing.acquire().await.map_err(|error| Error::Unexpected(error.into()))?;
    tokio::task::spawn_blocking(hash).await.map_err(|error| Error::Unexpected(error.into()))
}
