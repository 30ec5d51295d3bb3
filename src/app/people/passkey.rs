//! Passkeys (WebAuthn): register, sign in without a password, remove.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use webauthn_rs::prelude::{
    CreationChallengeResponse, DiscoverableAuthentication, DiscoverableKey, Passkey as Credential, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, RequestChallengeResponse, Webauthn,
};
use webauthn_rs_proto::ResidentKeyRequirement;

use super::sign_in::Place;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{AccountId, PasskeyId};
use crate::domain::kernel::secret::BearerSecret;
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::account::Account;
use crate::domain::people::actor::Actor;
use crate::domain::people::passkey::Passkey;
use crate::domain::people::session::Proof;
use crate::domain::people::session::SignedIn;
use crate::store;
use crate::store::kit::constraint;
use crate::store::people::passkey::NewPasskey;

/// Lifetime of a challenge.
pub const QUESTION_LASTS: TimeDelta = TimeDelta::minutes(5);
/// Maximum number of passkeys of an account.
const MOST: usize = 20;

/// A WebAuthn challenge. The server stores nothing: the browser returns the encrypted state with the answer.
#[derive(Debug)]
pub struct Question<T> {
    /// Options for the browser's WebAuthn call.
    pub options: T,
    /// Encrypted state that the browser must return, in base64url.
    pub sealed: String,
}

#[derive(Serialize, Deserialize)]
struct Asked<S> {
    state: S,
    until: DateTime<Utc>,
}

/// The passkeys of an account.
pub async fn of(app: &App, owner: AccountId) -> Result<Vec<Passkey>> {
    Ok(store::people::passkey::of(&app.pool, owner).await?)
}

/// Creates the challenge for the registration of a passkey.
///
/// # Errors
/// [`Error::Conflict`] when the account has 20 passkeys or the public URL does not allow passkeys.
pub async fn offer(app: &App, who: &SignedIn) -> Result<Question<CreationChallengeResponse>> {
    let account = &who.account;
    let known = store::people::passkey::credentials(&app.pool, account.id).await?;
    if known.len() >= MOST {
        return Err(Error::conflict(Conflict::PasskeysFull));
    }
    let known = known.iter().map(|credential| read::<Credential>(credential));
    let known = known.collect::<Result<Vec<_>>>()?;
    let known = known.iter().map(|credential| credential.cred_id().clone());
    let (mut options, state) = party(app)?
        .start_passkey_registration(account.id.0, &account.email, &account.name, Some(known.collect()))
        .map_err(|error| Error::Unexpected(error.into()))?;
    // A discoverable credential, so that the user does not type an e-mail address.
    let selection = options.public_key.authenticator_selection.get_or_insert_default();
    selection.resident_key = Some(ResidentKeyRequirement::Required);
    selection.require_resident_key = true;
    let sealed = seal(app, &owner_of(account.id), state)?;
    Ok(Question { options, sealed })
}

/// Verifies the answer to the registration challenge and stores the passkey.
///
/// # Errors
/// [`Error::Invalid`] when the challenge is expired, used, or does not fit the answer; [`Error::Conflict`] when the
/// passkey is already registered.
pub async fn add(
    app: &App,
    actor: &Actor,
    name: &Text<100>,
    sealed: Option<&str>,
    answer: &RegisterPublicKeyCredential,
) -> Result<PasskeyId> {
    let account = actor.account().ok_or_else(Error::not_a_person)?;
    let (asked, hash) = unseal::<PasskeyRegistration>(app, &owner_of(account), sealed)
        .ok_or_else(|| Error::invalid("/credential", FieldFault::PasskeyExpired))?;
    let credential = party(app)?
        .finish_passkey_registration(answer, &asked.state)
        .map_err(|error| Error::invalid("/credential", format!("was not accepted: {error}")))?;

    let mut work = Work::open(app, actor).await?;
    let now = work.now();
    if !store::people::passkey::answer(work.db(), &hash, now, asked.until).await? {
        return Err(Error::invalid("/credential", FieldFault::PasskeyExpired));
    }
    let kept = kept(&credential)?;
    let passkey = NewPasskey {
        id: work.id(),
        account,
        name,
        credential_id: credential.cred_id().as_ref(),
        credential: &kept,
        created_at: now,
    };
    let id = passkey.id;
    store::people::passkey::insert(work.db(), &passkey).await.map_err(|error| match constraint::violated(&error) {
        Some("passkeys_credential_id_key") => Error::conflict(Conflict::PasskeyExists),
        _ => error.into(),
    })?;
    let event = Event::of_account(Kind::PasskeyAdded, account);
    work.record(event.with(Change::set(Field::Passkey, &**name)));
    work.commit().await?;
    Ok(id)
}

/// Deletes a passkey of the actor, or [`Error::NotFound`].
pub async fn remove(app: &App, actor: &Actor, id: PasskeyId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let account = actor.account().ok_or_else(Error::not_a_person)?;
    let name = store::people::passkey::delete(work.db(), account, id).await?.ok_or(Error::NotFound("passkey"))?;
    let event = Event::of_account(Kind::PasskeyRemoved, account);
    work.record(event.with(Change::new(Field::Passkey, Some(name), None::<String>)));
    work.commit().await
}

/// Creates the challenge for a sign-in with any passkey.
///
/// # Errors
/// [`Error::Conflict`] when the public URL does not allow passkeys.
pub fn ask(app: &App) -> Result<Question<RequestChallengeResponse>> {
    let (options, state) =
        party(app)?.start_discoverable_authentication().map_err(|error| Error::Unexpected(error.into()))?;
    let sealed = seal(app, SIGN_IN, state)?;
    Ok(Question { options, sealed })
}

/// Verifies the answer to a sign-in challenge and opens a session for the passkey's account.
///
/// # Errors
/// [`Error::BadCredentials`] for every invalid answer, without the cause.
pub async fn sign_in(
    app: &App,
    sealed: Option<&str>,
    answer: &PublicKeyCredential,
    from: &Place,
) -> Result<(SignedIn, BearerSecret)> {
    let mut work = Work::open(app, &Actor::system()).await?;
    let account = recognised(app, &mut work, sealed, answer).await?;
    let opened = super::sign_in::open(app, &mut work, account, Proof::Passkey, from).await?;
    work.commit().await?;
    Ok(opened)
}

/// Confirms a session by a passkey. Returns the session's new secret; the old secret is invalid.
///
/// # Errors
/// [`Error::Invalid`] when the answer is invalid or the passkey belongs to another account.
pub async fn confirm(
    app: &App,
    who: &SignedIn,
    sealed: Option<&str>,
    answer: &PublicKeyCredential,
) -> Result<BearerSecret> {
    let mut work = Work::open(app, &Actor::system()).await?;
    match recognised(app, &mut work, sealed, answer).await {
        Ok(account) if account.id == who.account.id => work.commit().await?,
        Ok(_) | Err(Error::BadCredentials) => {
            return Err(Error::invalid("/credential", FieldFault::UnknownPasskey));
        }
        Err(error) => return Err(error),
    }
    super::session::renew(app, who.id).await
}

/// The account of a passkey, after these checks: the answer fits the challenge, the challenge is unused, and the
/// device has verified its user (by fingerprint, face or PIN).
async fn recognised(app: &App, work: &mut Work, sealed: Option<&str>, answer: &PublicKeyCredential) -> Result<Account> {
    let party = party(app)?;
    let (asked, hash) = unseal::<DiscoverableAuthentication>(app, SIGN_IN, sealed).ok_or(Error::BadCredentials)?;
    let (owner, credential_id) =
        party.identify_discoverable_authentication(answer).ok().ok_or(Error::BadCredentials)?;
    let known = store::people::passkey::lock(work.db(), owner.into(), credential_id).await?;
    let (credential, account) = known.ok_or(Error::BadCredentials)?;
    let mut credential: Credential = read(&credential)?;
    let result = party
        .finish_discoverable_authentication_v2(answer, asked.state, DiscoverableKey::from(&credential))
        .map_err(|error| {
        tracing::info!(account = %account.id, %error, "passkey refused");
        Error::BadCredentials
    })?;
    let now = work.now();
    let is_first = store::people::passkey::answer(work.db(), &hash, now, asked.until).await?;
    if !is_first || !result.user_verified() {
        return Err(Error::BadCredentials);
    }
    credential.update_credential(&result);
    store::people::passkey::used(work.db(), credential_id, &kept(&credential)?, now).await?;
    Ok(account)
}

/// Encryption context of a sign-in challenge.
const SIGN_IN: &str = "passkey";
/// Encryption context of an account's registration challenge.
fn owner_of(account: AccountId) -> String {
    format!("{SIGN_IN} {account}")
}

fn party(app: &App) -> Result<&Webauthn> {
    app.relying_party.as_deref().ok_or_else(|| Error::conflict(Conflict::PasskeysUnavailable))
}

fn seal<S: Serialize>(app: &App, owner: &str, state: S) -> Result<String> {
    let until = app.clock.now() + QUESTION_LASTS;
    let bytes = serde_json::to_vec(&Asked { state, until });
    let bytes = bytes.map_err(|error| Error::Unexpected(error.into()))?;
    let sealed = app.seal.seal(&app.random, owner, &bytes);
    let sealed = sealed.map_err(|error| Error::Unexpected(error.into()))?;
    Ok(BASE64_URL_SAFE_NO_PAD.encode(sealed))
}

/// The challenge and its hash, if it was created for this owner and has not expired.
fn unseal<S: DeserializeOwned>(app: &App, owner: &str, sealed: Option<&str>) -> Option<(Asked<S>, [u8; 32])> {
    let sealed = BASE64_URL_SAFE_NO_PAD.decode(sealed?).ok()?;
    let asked: Asked<S> = serde_json::from_slice(&app.seal.open(owner, &sealed)?).ok()?;
    (asked.until > app.clock.now()).then(|| (asked, Sha256::digest(&sealed).into()))
}

fn read<T: DeserializeOwned>(kept: &str) -> Result<T> {
    serde_json::from_str(kept).map_err(|error| Error::Unexpected(error.into()))
}

fn kept(credential: &Credential) -> Result<String> {
    serde_json::to_string(credential).map_err(|error| Error::Unexpected(error.into()))
}
