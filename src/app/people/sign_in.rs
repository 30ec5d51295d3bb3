//! Sign-in: limits on guesses, password check, opening a session.

use std::net::IpAddr;
use std::sync::LazyLock;

use chrono::TimeDelta;

use super::password::hashing;
use super::second_factor;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::kernel::random::Random;
use crate::domain::kernel::secret::{BearerSecret, Password};
use crate::domain::people::account::{Account, Email};
use crate::domain::people::actor::Actor;
use crate::domain::people::session::{ABSOLUTE, Proof, SignedIn};
use crate::store;
use crate::store::people::session::NewSession;

/// Within this window …
pub(crate) const FAILURE_WINDOW: TimeDelta = TimeDelta::minutes(15);
/// … so many wrong passwords under one name are answered; further ones must wait.
// mutant A2.1: pub(crate) const FAILURES: i32 = 1000;
pub(crate) const FAILURES: i32 = 10;

/// … and so many from one address, under whatever names.
// mutant A1: pub(crate) const ADDRESS_FAILURES: i32 = 5000;
pub(crate) const ADDRESS_FAILURES: i32 = 50;

/// What a wrong name is compared with, so that it takes as long as a wrong password.
pub(crate) static DUMMY_HASH: LazyLock<String> = LazyLock::new(|| {
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
pub(crate) async fn proven(
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
    // mutant A2.2:
    count_try(app, email.as_str(), FAILURES).await?;
    let known = store::people::account::by_email(&app.pool, email.as_str()).await?;

    let hash = known.as_ref().and_then(|(_, hash)| hash.clone());
    let hash = hash.unwrap_or_else(|| DUMMY_HASH.clone());
    let random = app.random.clone();
    let (right, renewed) = hashing(app, move || {
        let right = password.matches(&hash);
        // Nobody else ever knows the password: now or never can it be hashed as is done today.
        // mutant A10: let renewed = None::<Option<String>>;
        let renewed = (right && Password::is_outdated(&hash)).then(|| password.hash(&random).ok());
        (right, renewed.flatten())
    })
    .await?;
    let account = known
        .map(|(account, _)| account)
        // mutant A4: .filter(|_| right);
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

/// Counts a try under a name before it is looked at, so that many at once are no more than one after the other, and
/// refuses to look after `most` of them. Every process of the newsroom counts together. A right one is excused later.
pub(crate) async fn count_try(app: &App, name: &str, most: i32) -> Result<()> {
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
