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

/// Period in which failed attempts are counted.
pub(crate) const FAILURE_WINDOW: TimeDelta = TimeDelta::minutes(15);
/// Maximum number of failed attempts per e-mail address within [`FAILURE_WINDOW`].
// mutant A2.1: pub(crate) const FAILURES: i32 = 1000;
pub(crate) const FAILURES: i32 = 10;

/// Maximum number of failed attempts per IP address within [`FAILURE_WINDOW`], for all e-mail addresses together.
// mutant A1: pub(crate) const ADDRESS_FAILURES: i32 = 5000;
pub(crate) const ADDRESS_FAILURES: i32 = 50;

/// Hash that is checked for an unknown e-mail address, so that the response takes as long as for a wrong password.
pub(crate) static DUMMY_HASH: LazyLock<String> =
    LazyLock::new(|| Password::random(&Random::System).hash(&Random::System).unwrap_or_default());

/// Client of a request.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// The `User-Agent` header.
    pub user_agent: Option<String>,
    /// IP address of the client.
    pub address: Option<IpAddr>,
}

impl Place {
    /// Key under which failed attempts of the client are counted.
    fn counted(&self) -> Option<String> {
        Some(format!("address:{}", network(self.address?)))
    }
}

/// The IPv4 address or the first address of the IPv6 /64 network: a home or an office usually has one of these.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() & (u128::MAX << 64)).into()),
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// Opens a session by e-mail address, password and, if required, a code. An unknown address, a wrong password and a
/// deactivated account give the same error after the same work.
///
/// # Errors
/// [`Error::BadCredentials`], [`Error::CodeRequired`], or [`Error::Throttled`] after too many attempts.
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

/// Opens a session for an account whose owner has proved their identity.
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
    let signed_in = SignedIn { id: session.id, account, expires_at: session.expires_at, confirmed_at: now, must_enrol };
    Ok((signed_in, secret))
}

/// Verifies password and code. Returns the account, and a new hash if the stored hash uses outdated parameters.
pub(crate) async fn proven(
    app: &App,
    email: &Email,
    password: Password,
    code: Option<&str>,
    from: &Place,
) -> Result<(Account, Option<String>)> {
    // Check the IP limit first, so that a blocked address cannot also lock accounts.
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
        // The password is known only during a sign-in, so an outdated hash is renewed now.
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
        Some(account) => {
            second_factor::check(app, account.id, email.as_str(), code).await.map(|right| right.then_some(account))
        }
        None => Ok(None),
    };
    match checked {
        Ok(None) => {
            let address = place.as_deref();
            tracing::info!(email = email.as_str(), address, "sign-in refused");
            Err(Error::BadCredentials)
        }
        right => {
            for name in [Some(email.as_str()), place.as_deref()].into_iter().flatten() {
                store::people::session::excuse_try(&app.pool, name).await?;
            }
            Ok((right?.ok_or(Error::BadCredentials)?, renewed))
        }
    }
}

/// Counts an attempt under a key before the check, so that concurrent attempts cannot exceed the limit. Refuses after
/// `most` attempts. All servers share the count. A successful attempt is subtracted later.
pub(crate) async fn count_try(app: &App, name: &str, most: i32) -> Result<()> {
    let now = app.clock.now();
    let (tries, since) = store::people::session::count_try(&app.pool, name, now, now - FAILURE_WINDOW).await?;
    if tries > most {
        tracing::info!(name, tries, "sign-in throttled");
        return Err(Error::Throttled { seconds: (since + FAILURE_WINDOW - now).num_seconds().max(1) });
    }
    Ok(())
}
