//! How does somebody sign in, stay signed in, and sign out?

use std::net::IpAddr;
use std::sync::LazyLock;

use chrono::{DateTime, TimeDelta, Utc};

use super::error::{Error, Result};
use super::work::Work;
use super::{App, accounts, second_factors};
use crate::domain::account::{Account, Email, PersonRef};
use crate::domain::actor::Actor;
use crate::domain::event::{Event, Kind};
use crate::domain::id::{AccountId, RequestId, SessionId};
use crate::domain::random::Random;
use crate::domain::secret::{BearerSecret, Password};
use crate::domain::session::OpenSession;
use crate::store;
use crate::store::sessions::NewSession;

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

    let now = app.clock.now();
    let factor = second_factors::state(app, account.id).await?;
    let must_enrol = factor.required && factor.activated_at.is_none();
    let address = from.address.map(|address| address.to_string());
    let secret = BearerSecret::random(&app.random);
    let mut work = Work::open(app, &Actor::system()).await?;
    let session = NewSession {
        id: work.id(),
        account: account.id,
        secret_hash: &secret.hash(),
        created_at: now,
        expires_at: now + ABSOLUTE,
        user_agent: from.user_agent.as_deref(),
        address: address.as_deref(),
    };
    store::sessions::insert(work.db(), &session).await?;
    store::sessions::forget_failures(work.db(), email.as_str()).await?;
    store::accounts::set_signed_in(work.db(), account.id, now).await?;
    if let Some(hash) = &renewed {
        store::accounts::set_hash(work.db(), account.id, hash).await?;
    }
    let signed_in = SignedIn {
        id: session.id,
        account,
        expires_at: session.expires_at,
        confirmed_at: now,
        must_enrol,
    };

    work.commit().await?;
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
    let now = app.clock.now();
    let window = now - FAILURE_WINDOW;
    not_throttled(app, email.as_str(), FAILURES, now).await?;
    let counted = from.counted();
    if let Some(place) = &counted {
        not_throttled(app, place, ADDRESS_FAILURES, now).await?;
    }
    let known = store::accounts::by_email(&app.pool, email.as_str()).await?;

    let hash = known
        .as_ref()
        .map_or_else(|| DUMMY_HASH.clone(), |(_, hash)| hash.clone());
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
    let account = match account {
        Some(account) if second_factors::check(app, account.id, email.as_str(), code).await? => {
            Some(account)
        }
        _ => None,
    };
    let Some(account) = account else {
        for name in [Some(email.as_str()), counted.as_deref()]
            .into_iter()
            .flatten()
        {
            store::sessions::count_failure(&app.pool, name, now, window).await?;
        }
        tracing::info!(email = email.as_str(), "sign-in refused");
        return Err(Error::BadCredentials);
    };
    Ok((account, renewed))
}

/// Whether somebody could still come with this secret. Asking does not count as a sign of life.
pub async fn stands(app: &App, secret: &BearerSecret) -> Result<bool> {
    let now = app.clock.now();
    let session = store::sessions::by_secret(&app.pool, &secret.hash(), now, now - IDLE).await?;
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
        store::sessions::by_secret(&app.pool, &secret.hash(), now, now - IDLE).await?
    else {
        return Ok(None);
    };
    // One write a minute is enough to know who is idle.
    if now - session.last_seen_at > TimeDelta::minutes(1) {
        store::sessions::touch(&app.pool, session.id, now, address).await?;
    }
    Ok(Some(SignedIn {
        id: session.id,
        account: session.account,
        expires_at: session.expires_at,
        confirmed_at: session.confirmed_at,
        must_enrol: session.must_enrol,
    }))
}

/// A person's open sessions, the one used last first.
pub async fn of(app: &App, account: AccountId) -> Result<Vec<OpenSession>> {
    let now = app.clock.now();
    Ok(store::sessions::of(&app.pool, account, now, now - IDLE).await?)
}

/// Ends one of one's own sessions at once.
pub async fn end(app: &App, actor: &Actor, id: SessionId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let account = actor.account().ok_or_else(Error::not_a_person)?;
    if !store::sessions::delete_own(work.db(), account, id).await? {
        return Err(Error::NotFound("open session"));
    }
    work.record(Event::of_account(Kind::SessionEnded, account));
    work.commit().await
}

/// Ends all of one's own sessions but this one.
pub async fn end_others(app: &App, actor: &Actor, but: SessionId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let account = actor.account().ok_or_else(Error::not_a_person)?;
    store::sessions::delete_others(work.db(), account, but).await?;
    work.record(Event::of_account(Kind::SessionEnded, account).because(Some("all others")));
    work.commit().await
}

/// Proves anew by the password who sits at a session; it goes on under another secret, and the old one is dead.
///
/// # Errors
/// [`Error::Invalid`] when the password is wrong, [`Error::Throttled`] after too many of them.
pub async fn confirm(app: &App, who: &SignedIn, password: Password) -> Result<BearerSecret> {
    let (now, email) = (app.clock.now(), who.account.email.as_str());
    let window = now - FAILURE_WINDOW;
    not_throttled(app, email, FAILURES, now).await?;
    let hash = store::accounts::password_hash(&app.pool, who.account.id)
        .await?
        .ok_or(Error::NotFound("account"))?;
    if !hashing(app, move || password.matches(&hash)).await? {
        store::sessions::count_failure(&app.pool, email, now, window).await?;
        return Err(Error::invalid("/password", "is not your password"));
    }
    let secret = BearerSecret::random(&app.random);
    if !store::sessions::confirm(&app.pool, who.id, &secret.hash(), now).await? {
        return Err(Error::NotFound("open session"));
    }
    Ok(secret)
}

/// Refuses to look at a password after `most` wrong ones under a name, which every process of the newsroom counts.
async fn not_throttled(app: &App, name: &str, most: i32, now: DateTime<Utc>) -> Result<()> {
    match store::sessions::failures(&app.pool, name, now - FAILURE_WINDOW).await? {
        Some((failures, since)) if failures >= most => Err(Error::Throttled {
            seconds: (since + FAILURE_WINDOW - now).num_seconds().max(1),
        }),
        _ => Ok(()),
    }
}

/// Ends the session at once, everywhere.
pub async fn sign_out(app: &App, session: SessionId) -> Result<()> {
    store::sessions::delete(&app.pool, session).await?;
    Ok(())
}

/// Replaces one's own password and ends one's other sessions.
///
/// # Errors
/// [`Error::Invalid`] when the current password is wrong or the new one is the same.
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
    let Some(hash) = store::accounts::password_hash(&app.pool, who.account.id).await? else {
        return Err(Error::NotFound("account"));
    };
    if !hashing(app, move || current.matches(&hash)).await? {
        return Err(Error::invalid(
            "/current_password",
            "is not your current password",
        ));
    }
    let (email, name) = (&who.account.email, &who.account.name);
    accounts::check_password(app, &new, &[email, name], "/new_password")?;
    let hash = hash_password(app, new).await?;

    let mut work = Work::open(app, actor).await?;
    store::accounts::set_password(work.db(), who.account.id, &hash).await?;
    store::sessions::delete_others(work.db(), who.account.id, who.id).await?;
    work.record(Event::of_account(Kind::PasswordChanged, who.account.id));
    work.commit().await
}

/// The hash of a new password, made off the async threads.
pub(super) async fn hash_password(app: &App, password: Password) -> Result<String> {
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
