//! How does somebody sign in, stay signed in, and sign out?

use std::net::IpAddr;
use std::sync::LazyLock;

use chrono::{DateTime, TimeDelta, Utc};

use super::{account, second_factor, single_sign_on};
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::kernel::id::{AccountId, RequestId, SessionId};
use crate::domain::kernel::random::Random;
use crate::domain::kernel::secret::{BearerSecret, Password};
use crate::domain::newsroom::event::{Event, Kind};
use crate::domain::people::account::{Account, Email, PersonRef};
use crate::domain::people::actor::Actor;
use crate::domain::people::session::{OpenSession, Proof};
use crate::store;
use crate::store::people::session::NewSession;

/// A session ends after this long without a request …
pub const IDLE: TimeDelta = TimeDelta::hours(2);
/// … and after this long whatever happens.
pub const ABSOLUTE: TimeDelta = TimeDelta::hours(12);

/// So long somebody counts as the one who typed the password.
const FRESH: TimeDelta = TimeDelta::minutes(10);

/// Within this window …
const FAILURE_WINDOW: TimeDelta = TimeDelta::minutes(15);
/// … so many wrong passwords under one name are answered; further ones must wait.
const FAILURES: i32 = 10;

/// … and so many from one address, under whatever names.
const ADDRESS_FAILURES: i32 = 50;

/// What a wrong name is compared with, so that it takes as long as a wrong password.
static DUMMY_HASH: LazyLock<String> = LazyLock::new(|| {
    Password::random(&Random::System)
        .hash(&Random::System)
        .unwrap_or_default()
});

/// Where a request comes from.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// What the browser calls itself.
    pub user_agent: Option<String>,
    /// Its network address.
    pub address: Option<IpAddr>,
}

impl Place {
    /// Under which name failures from there are counted: a home or an office has one IPv4 address, or a network of
    /// IPv6 addresses whose first half is the same.
    fn counted(&self) -> Option<String> {
        Some(match self.address? {
            IpAddr::V4(address) => format!("address:{address}"),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("address:{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        })
    }
}

/// Somebody signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Which session.
    pub id: SessionId,
    /// Whose.
    pub account: Account,
    /// When it ends whatever happens.
    pub expires_at: DateTime<Utc>,
    /// When the person last proved by the password who they are.
    pub confirmed_at: DateTime<Utc>,
    /// The role takes a second factor, and there is none yet: nothing else may be done before.
    pub must_enrol: bool,
}

impl SignedIn {
    /// Whether the proof is fresh enough for what decides over accounts, tokens and rules.
    #[must_use]
    pub fn is_confirmed(&self, now: DateTime<Utc>) -> bool {
        now - self.confirmed_at < FRESH
    }

    /// The person as the actor of a request.
    #[must_use]
    pub fn actor(&self, request: Option<RequestId>) -> Actor {
        let person = PersonRef {
            id: self.account.id,
            name: self.account.name.clone(),
        };
        Actor::person(person, self.account.role, request)
    }
}

/// Opens a session for a name and a password. Unknown, wrong and deactivated get one answer, after the
/// same work.
///
/// # Errors
/// [`Error::BadCredentials`], or [`Error::Throttled`] after too many of them.
pub async fn sign_in(
    app: &App,
    email: &str,
    password: Password,
    code: Option<&str>,
    from: &Place,
) -> Result<(SignedIn, BearerSecret)> {
    let email = Email::new(email).ok().ok_or(Error::BadCredentials)?;
    let (account, renewed) = proven(app, &email, password, code, from).await?;

    let mut work = Work::open(app, &Actor::system()).await?;
    store::people::session::forget_failures(work.db(), email.as_str()).await?;
    if let Some(hash) = &renewed {
        store::people::account::set_hash(work.db(), account.id, hash).await?;
    }
    let opened = open(app, &mut work, account, Proof::Password, from).await?;
    work.commit().await?;
    Ok(opened)
}

/// Opens a session for somebody who has proved who they are.
pub(crate) async fn open(
    app: &App,
    work: &mut Work,
    account: Account,
    proof: Proof,
    from: &Place,
) -> Result<(SignedIn, BearerSecret)> {
    let now = work.now();
    let factor = second_factor::state(app, account.id).await?;
    let address = from.address.map(|address| address.to_string());
    let secret = BearerSecret::random(&app.random);
    let session = NewSession {
        id: work.id(),
        account: account.id,
        secret_hash: &secret.hash(),
        created_at: now,
        expires_at: now + ABSOLUTE,
        user_agent: from.user_agent.as_deref(),
        address: address.as_deref(),
        proof,
    };
    store::people::session::insert(work.db(), &session).await?;
    store::people::account::set_signed_in(work.db(), account.id, now).await?;
    tracing::info!(account = %account.id, ?proof, address, "signed in");
    let must_enrol = proof == Proof::Password && factor.required && factor.activated_at.is_none();
    let signed_in = SignedIn {
        id: session.id,
        account,
        expires_at: session.expires_at,
        confirmed_at: now,
        must_enrol,
    };
    Ok((signed_in, secret))
}

/// Whose password, and code where one is needed, this is; and the password's hash if it has to be kept anew.
async fn proven(
    app: &App,
    email: &Email,
    password: Password,
    code: Option<&str>,
    from: &Place,
) -> Result<(Account, Option<String>)> {
    // The place first: who guesses from one that has had enough must not be able to shut names as well.
    let place = from.counted();
    if let Some(place) = &place {
        count_try(app, place, ADDRESS_FAILURES).await?;
    }
    count_try(app, email.as_str(), FAILURES).await?;
    let known = store::people::account::by_email(&app.pool, email.as_str()).await?;

    let hash = known.as_ref().and_then(|(_, hash)| hash.clone());
    let hash = hash.unwrap_or_else(|| DUMMY_HASH.clone());
    let random = app.random.clone();
    let (right, renewed) = hashing(app, move || {
        let right = password.matches(&hash);
        // Nobody else ever knows the password: now or never can it be hashed as is done today.
        let renewed = (right && Password::is_outdated(&hash)).then(|| password.hash(&random).ok());
        (right, renewed.flatten())
    })
    .await?;
    let account = known
        .map(|(account, _)| account)
        .filter(|account| account.deactivated_at.is_none() && right);
    let checked = match account {
        Some(account) => second_factor::check(app, account.id, email.as_str(), code)
            .await
            .map(|right| right.then_some(account)),
        None => Ok(None),
    };
    match checked {
        Ok(None) => {
            let address = place.as_deref();
            tracing::info!(email = email.as_str(), address, "sign-in refused");
            Err(Error::BadCredentials)
        }
        right => {
            for name in [Some(email.as_str()), place.as_deref()]
                .into_iter()
                .flatten()
            {
                store::people::session::excuse_try(&app.pool, name).await?;
            }
            Ok((right?.ok_or(Error::BadCredentials)?, renewed))
        }
    }
}

/// Whether somebody could still come with this secret. Asking does not count as a sign of life.
pub async fn stands(app: &App, secret: &BearerSecret) -> Result<bool> {
    let now = app.clock.now();
    let session =
        store::people::session::by_secret(&app.pool, &secret.hash(), now, now - IDLE).await?;
    Ok(session.is_some())
}

/// Who comes with this secret; `None` when nobody does any more.
pub async fn caller(
    app: &App,
    secret: &BearerSecret,
    address: Option<&str>,
) -> Result<Option<SignedIn>> {
    let now = app.clock.now();
    let Some(session) =
        store::people::session::by_secret(&app.pool, &secret.hash(), now, now - IDLE).await?
    else {
        return Ok(None);
    };
    // One write a minute is enough to know who is idle.
    if now - session.last_seen_at > TimeDelta::minutes(1) {
        store::people::session::touch(&app.pool, session.id, now, address).await?;
    }
    Ok(Some(SignedIn {
        id: session.id,
        account: session.account,
        expires_at: session.expires_at,
        confirmed_at: session.confirmed_at,
        must_enrol: session.must_enrol,
    }))
}

/// Whether devices can sign people in at this address.
#[must_use]
pub fn knows_passkeys(app: &App) -> bool {
    app.relying_party.is_some()
}

/// By what somebody can prove anew who they are.
pub async fn proofs(app: &App, account: AccountId) -> Result<Vec<Proof>> {
    let has_password = store::people::account::password_hash(&app.pool, account)
        .await?
        .is_some();
    let has_passkey = knows_passkeys(app)
        && !store::people::passkey::of(&app.pool, account)
            .await?
            .is_empty();
    let is_vouched_for = single_sign_on::knows(app, account).await?;
    let proofs = [
        (has_password, Proof::Password),
        (has_passkey, Proof::Passkey),
        (is_vouched_for, Proof::SingleSignOn),
    ];
    Ok(proofs
        .into_iter()
        .filter(|(has, _)| *has)
        .map(|(_, proof)| proof)
        .collect())
}

/// Whose session this is, if it is still open.
pub(crate) async fn owner(app: &App, id: SessionId) -> Result<Option<AccountId>> {
    let now = app.clock.now();
    Ok(store::people::session::owner(&app.pool, id, now, now - IDLE).await?)
}

/// A person's open sessions, the one used last first.
pub async fn of(app: &App, account: AccountId) -> Result<Vec<OpenSession>> {
    let now = app.clock.now();
    Ok(store::people::session::of(&app.pool, account, now, now - IDLE).await?)
}

/// Ends one of one's own sessions at once.
pub async fn end(app: &App, actor: &Actor, id: SessionId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let account = actor.account().ok_or_else(Error::not_a_person)?;
    if !store::people::session::delete_own(work.db(), account, id).await? {
        return Err(Error::NotFound("open session"));
    }
    work.record(Event::of_account(Kind::SessionEnded, account));
    work.commit().await
}

/// Ends all of one's own sessions but this one.
pub async fn end_others(app: &App, actor: &Actor, but: SessionId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let account = actor.account().ok_or_else(Error::not_a_person)?;
    store::people::session::delete_others(work.db(), account, but).await?;
    work.record(Event::of_account(Kind::SessionEnded, account).because(Some("all others")));
    work.commit().await
}

/// Proves anew by the password who sits at a session; it goes on under another secret, and the old one is dead.
///
/// # Errors
/// [`Error::Invalid`] when the password is wrong, [`Error::Throttled`] after too many of them.
pub async fn confirm(app: &App, who: &SignedIn, password: Password) -> Result<BearerSecret> {
    if !is_password_of(app, &who.account, password).await? {
        return Err(Error::invalid("/password", "is not your password"));
    }
    renew(app, who.id).await
}

/// Whether somebody at the desk knows the account's password; wrong ones are counted as at the door.
async fn is_password_of(app: &App, account: &Account, password: Password) -> Result<bool> {
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

/// Lets a session go on under another secret, with a fresh proof of who sits at it.
pub(crate) async fn renew(app: &App, session: SessionId) -> Result<BearerSecret> {
    let secret = BearerSecret::random(&app.random);
    let now = app.clock.now();
    if !store::people::session::confirm(&app.pool, session, &secret.hash(), now).await? {
        return Err(Error::NotFound("open session"));
    }
    Ok(secret)
}

/// Counts a try under a name before it is looked at, so that many at once are no more than one after the other, and
/// refuses to look after `most` of them. Every process of the newsroom counts together. A right one is excused later.
async fn count_try(app: &App, name: &str, most: i32) -> Result<()> {
    let now = app.clock.now();
    let (tries, since) =
        store::people::session::count_try(&app.pool, name, now, now - FAILURE_WINDOW).await?;
    if tries > most {
        tracing::info!(name, tries, "sign-in throttled");
        return Err(Error::Throttled {
            seconds: (since + FAILURE_WINDOW - now).num_seconds().max(1),
        });
    }
    Ok(())
}

/// Ends the session at once, everywhere.
pub async fn sign_out(app: &App, session: SessionId) -> Result<()> {
    store::people::session::delete(&app.pool, session).await?;
    tracing::info!(%session, "signed out");
    Ok(())
}

/// Ends the session of somebody who signs in anew in the same browser: nobody would ever sign out of it.
pub async fn supersede(app: &App, secret: &BearerSecret) -> Result<()> {
    let now = app.clock.now();
    let session =
        store::people::session::by_secret(&app.pool, &secret.hash(), now, now - IDLE).await?;
    match session {
        Some(session) => sign_out(app, session.id).await,
        None => Ok(()),
    }
}

/// Replaces one's own password and ends one's other sessions.
///
/// # Errors
/// [`Error::Invalid`] when the current password is wrong or the new one is the same, [`Error::Throttled`] after too many
/// wrong ones.
pub async fn change_password(
    app: &App,
    who: &SignedIn,
    actor: &Actor,
    current: Password,
    new: Password,
) -> Result<()> {
    if current.reveal() == new.reveal() {
        return Err(Error::invalid(
            "/new_password",
            "must differ from the current password",
        ));
    }
    if !is_password_of(app, &who.account, current).await? {
        return Err(Error::invalid(
            "/current_password",
            "is not your current password",
        ));
    }
    let (email, name) = (&who.account.email, &who.account.name);
    account::check_password(app, &new, &[email, name], "/new_password")?;
    let hash = hash_password(app, new).await?;

    let mut work = Work::open(app, actor).await?;
    store::people::account::set_password(work.db(), who.account.id, &hash).await?;
    store::people::session::delete_others(work.db(), who.account.id, who.id).await?;
    work.record(Event::of_account(Kind::PasswordChanged, who.account.id));
    work.commit().await
}

/// The hash of a new password, made off the async threads.
pub(crate) async fn hash_password(app: &App, password: Password) -> Result<String> {
    let random = app.random.clone();
    hashing(app, move || password.hash(&random))
        .await?
        .map_err(|error| Error::Unexpected(error.to_string().into()))
}

/// Runs slow hashing on the blocking pool, two at once, with a bounded queue.
async fn hashing<T: Send + 'static>(
    app: &App,
    hash: impl FnOnce() -> T + Send + 'static,
) -> Result<T> {
    let _place = app
        .hashing_queue
        .try_acquire()
        .ok()
        .ok_or(Error::Throttled { seconds: 2 })?;
    let _permit = app
        .hashing
        .acquire()
        .await
        .map_err(|error| Error::Unexpected(error.into()))?;
    tokio::task::spawn_blocking(hash)
        .await
        .map_err(|error| Error::Unexpected(error.into()))
}
