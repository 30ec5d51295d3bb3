//! Second factor (TOTP): enrol, verify, remove; recovery codes.

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::AccountId;
use crate::domain::newsroom::event::{Event, Kind};
use crate::domain::people::actor::Actor;
use crate::domain::people::second_factor::{Codes, RECOVERY_CODES, SECRET, SecondFactor, recovery_code, recovery_hash};
use crate::domain::people::session::SignedIn;
use crate::store;

/// Whether the account has a second factor and whether its role requires one.
pub async fn state(app: &App, account: AccountId) -> Result<SecondFactor> {
    Ok(store::people::second_factor::state(&app.pool, account).await?)
}

/// Creates a TOTP secret. The secret takes effect after [`activate`] has verified a code.
///
/// # Errors
/// [`Error::Conflict`] when a second factor is already active.
pub async fn offer(app: &App, who: &SignedIn, actor: &Actor) -> Result<Codes> {
    let secret: [u8; SECRET] = app.random.bytes();
    let owner = who.account.id;
    let sealed =
        app.seal.seal(&app.random, &owner.to_string(), &secret).map_err(|problem| Error::Unexpected(problem.into()))?;

    let mut work = Work::open(app, actor).await?;
    let now = work.now();
    if !store::people::second_factor::offer(work.db(), owner, &sealed, now).await? {
        return Err(Error::conflict(Conflict::SecondFactorExists));
    }
    work.commit().await?;
    codes(app, secret, &who.account.email)
}

/// Activates the secret of [`offer`] by a code. Returns the recovery codes, of which only hashes are stored.
///
/// # Errors
/// [`Error::Invalid`] for a wrong code, [`Error::Conflict`] without a call of [`offer`].
pub async fn activate(app: &App, who: &SignedIn, actor: &Actor, code: &str) -> Result<Vec<String>> {
    let owner = who.account.id;
    let nothing = || Error::conflict(Conflict::NoSecondFactorOffered);
    let sealed = store::people::second_factor::sealed(&app.pool, owner, false).await?;
    let codes = opened(app, owner, &who.account.email, &sealed.ok_or_else(nothing)?)?;
    let Some(step) = codes.step(code.trim(), app.clock.now()) else {
        return Err(Error::invalid("/code", FieldFault::WrongCode));
    };

    let mut work = Work::open(app, actor).await?;
    let now = work.now();
    if !store::people::second_factor::activate(work.db(), owner, step, now).await? {
        return Err(nothing());
    }
    let recovery = new_recovery(app, &mut work, owner).await?;
    // Ends sessions that were opened with the password alone.
    store::people::session::delete_others(work.db(), owner, who.id).await?;
    work.record(Event::of_account(Kind::SecondFactorActivated, owner));
    work.commit().await?;
    Ok(recovery)
}

/// Creates new recovery codes. The earlier ones become invalid.
pub async fn renew_recovery(app: &App, actor: &Actor, owner: AccountId) -> Result<Vec<String>> {
    if state(app, owner).await?.activated_at.is_none() {
        return Err(Error::conflict(Conflict::NoSecondFactor));
    }
    let mut work = Work::open(app, actor).await?;
    let recovery = new_recovery(app, &mut work, owner).await?;
    work.record(Event::of_account(Kind::RecoveryCodesRenewed, owner));
    work.commit().await?;
    Ok(recovery)
}

/// Removes the second factor of `owner`: by the owner, or by an admin when device and recovery codes are lost.
///
/// # Errors
/// [`Error::Conflict`] when the account has no second factor.
pub async fn remove(app: &App, actor: &Actor, owner: AccountId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    super::account::lock(&mut work, owner).await?;
    if !store::people::second_factor::delete(work.db(), owner).await? {
        return Err(Error::conflict(Conflict::NoSecondFactor));
    }
    work.record(Event::of_account(Kind::SecondFactorRemoved, owner));
    work.commit().await
}

/// Whether `code` is a valid TOTP code or recovery code; true if the account has no second factor. Each code works
/// once, even for concurrent requests.
///
/// # Errors
/// [`Error::CodeRequired`] when a code is required and missing.
pub async fn check(app: &App, owner: AccountId, email: &str, code: Option<&str>) -> Result<bool> {
    let Some(sealed) = store::people::second_factor::sealed(&app.pool, owner, true).await? else {
        return Ok(true);
    };
    let Some(code) = code.map(str::trim).filter(|code| !code.is_empty()) else {
        // mutant A19.1: return Ok(true);
        return Err(Error::CodeRequired);
    };
    let codes = opened(app, owner, email, &sealed)?;
    if let Some(step) = codes.step(code, app.clock.now()) {
        // mutant A19.1: return Ok(step > 0);
        return Ok(store::people::second_factor::take_step(&app.pool, owner, step).await?);
    }
    let (hash, now) = (recovery_hash(code), app.clock.now());
    Ok(store::people::second_factor::take_recovery(&app.pool, owner, &hash, now).await?)
}

async fn new_recovery(app: &App, work: &mut Work, owner: AccountId) -> Result<Vec<String>> {
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code(&app.random)).collect();
    let hashes: Vec<Vec<u8>> = codes.iter().map(|code| recovery_hash(code).to_vec()).collect();
    store::people::second_factor::replace_recovery(work.db(), owner, &hashes).await?;
    Ok(codes)
}

fn opened(app: &App, owner: AccountId, email: &str, sealed: &[u8]) -> Result<Codes> {
    let secret = app
        .seal
        .open(&owner.to_string(), sealed)
        .and_then(|secret| secret.try_into().ok())
        .ok_or_else(|| Error::Unexpected("a second factor was sealed by another key".into()))?;
    codes(app, secret, email)
}

fn codes(app: &App, secret: [u8; SECRET], email: &str) -> Result<Codes> {
    Codes::new(secret, &app.publisher().name, email).map_err(|problem| Error::Unexpected(problem.into()))
}
