//! Confirmation: prove the identity of a session again; change the password.

use super::password::{hash_password, hashing};
use super::session::renew;
use super::sign_in::{FAILURES, count_try};
use super::single_sign_on;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::AccountId;
use crate::domain::kernel::secret::{BearerSecret, Password};
use crate::domain::newsroom::event::{Event, Kind};
use crate::domain::people::account::Account;
use crate::domain::people::actor::Actor;
use crate::domain::people::session::{Proof, SignedIn};
use crate::store;

/// Whether the public URL allows passkeys.
#[must_use]
pub fn knows_passkeys(app: &App) -> bool {
    app.relying_party.is_some()
}

/// The proofs of identity that the account can use for a confirmation.
pub async fn proofs(app: &App, account: AccountId) -> Result<Vec<Proof>> {
    let has_password = store::people::account::password_hash(&app.pool, account).await?.is_some();
    let has_passkey = knows_passkeys(app) && !store::people::passkey::of(&app.pool, account).await?.is_empty();
    let is_vouched_for = single_sign_on::knows(app, account).await?;
    let proofs =
        [(has_password, Proof::Password), (has_passkey, Proof::Passkey), (is_vouched_for, Proof::SingleSignOn)];
    Ok(proofs.into_iter().filter(|(has, _)| *has).map(|(_, proof)| proof).collect())
}

/// Confirms a session by the password. Returns the session's new secret; the old secret is invalid.
///
/// # Errors
/// [`Error::Invalid`] for a wrong password, [`Error::Throttled`] after too many attempts.
pub async fn confirm(app: &App, who: &SignedIn, password: Password) -> Result<BearerSecret> {
    if !is_password_of(app, &who.account, password).await? {
        return Err(Error::invalid("/password", FieldFault::WrongPassword));
    }
    renew(app, who.id).await
}

/// Checks the password of a signed-in account. Wrong passwords count toward the limit of the sign-in.
pub(crate) async fn is_password_of(app: &App, account: &Account, password: Password) -> Result<bool> {
    // mutant A2.3:
    count_try(app, &account.email, FAILURES).await?;
    let is_right = match store::people::account::password_hash(&app.pool, account.id).await? {
        Some(hash) => hashing(app, move || password.matches(&hash)).await?,
        None => false,
    };
    if is_right {
        store::people::session::excuse_try(&app.pool, &account.email).await?;
    } else {
        tracing::info!(account = %account.id, "confirmation refused");
    }
    Ok(is_right)
}

/// Changes the password of the signed-in account and ends its other sessions.
///
/// # Errors
/// [`Error::Invalid`] when the current password is wrong or the new one is the same or weak, [`Error::Throttled`]
/// after too many wrong passwords.
pub async fn change_password(app: &App, who: &SignedIn, actor: &Actor, current: Password, new: Password) -> Result<()> {
    if current.reveal() == new.reveal() {
        return Err(Error::invalid("/new_password", FieldFault::SamePassword));
    }
    if !is_password_of(app, &who.account, current).await? {
        return Err(Error::invalid("/current_password", FieldFault::WrongCurrentPassword));
    }
    let (email, name) = (&who.account.email, &who.account.name);
    super::password::check_password(app, &new, &[email, name], "/new_password")?;
    let hash = hash_password(app, new).await?;

    let mut work = Work::open(app, actor).await?;
    store::people::account::set_password(work.db(), who.account.id, &hash).await?;
    // mutant A14.2:
    store::people::session::delete_others(work.db(), who.account.id, who.id).await?;
    work.record(Event::of_account(Kind::PasswordChanged, who.account.id));
    work.commit().await
}
