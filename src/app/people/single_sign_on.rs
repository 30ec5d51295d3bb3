//! Single sign-on with OpenID Connect: authorization code flow with PKCE.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow};
use openidconnect::{CsrfToken, Nonce, PkceCodeChallenge, PkceCodeVerifier, Scope};
use serde::{Deserialize, Serialize};

use super::sign_in::Place;
use super::{account, session};
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::{AccountId, SessionId};
use crate::domain::kernel::random::Random;
use crate::domain::kernel::secret::BearerSecret;
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::account::{Account, Email, Role};
use crate::domain::people::actor::Actor;
use crate::domain::people::identity::{Refusal, Vouched};
use crate::domain::people::session::Proof;
use crate::net::openid_connect::{KNOWN_FOR, Provider};
use crate::store;
use crate::store::kit::constraint;
use crate::store::people::account::NewAccount;

/// Maximum time between leaving for the provider and returning.
pub const FLIGHT_LASTS: TimeDelta = TimeDelta::minutes(10);
/// Encryption context of the state cookie.
const SEALED_FOR: &str = "single sign-on";

/// State of a sign-in at the provider. The state is in an encrypted cookie, so that an unauthenticated request stores
/// no row.
#[derive(Debug, Serialize, Deserialize)]
struct Flight {
    state: String,
    nonce: String,
    verifier: String,
    back_to: String,
    confirms: Option<SessionId>,
    until: DateTime<Utc>,
}

/// Redirect to the provider.
#[derive(Debug)]
pub struct Departure {
    /// Authorization URL of the provider.
    pub address: String,
    /// Value of the encrypted state cookie, in base64url.
    pub flight: String,
}

/// Result of a successful return from the provider.
#[derive(Debug)]
pub struct Arrival {
    /// Secret of the new or confirmed session.
    pub secret: BearerSecret,
    /// Local path of the page to open next.
    pub back_to: String,
    /// True for a new session, false for a confirmed one.
    pub is_new: bool,
}

/// Failure of a single sign-on.
#[derive(Debug)]
pub enum Failure {
    /// A refusal that the sign-in page explains to the user.
    Refused(Refusal),
    /// An error of the server or the provider.
    Failed(Error),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// Builds the redirect to the provider: for a sign-in, or for the confirmation of session `confirms`.
///
/// # Errors
/// [`Failure::Refused`] with a reason for the user; [`Error::NotFound`] when no provider is configured.
pub async fn depart(app: &App, back_to: &str, confirms: Option<SessionId>) -> std::result::Result<Departure, Failure> {
    let provider = provider(app)?;
    let now = app.clock.now();
    let party = provider.party(&app.publisher().public_url, now, now - KNOWN_FOR).await?;
    let flight = Flight {
        state: word(&app.random),
        nonce: word(&app.random),
        verifier: word(&app.random),
        back_to: within(back_to).to_owned(),
        confirms,
        until: now + FLIGHT_LASTS,
    };
    let verifier = PkceCodeVerifier::new(flight.verifier.clone());
    let (state, nonce) = (flight.state.clone(), flight.nonce.clone());
    let mut question = party
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || CsrfToken::new(state), || Nonce::new(nonce))
        .add_scope(Scope::new("email".to_owned()))
        .add_scope(Scope::new("profile".to_owned()))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
    if confirms.is_some() {
        question = question.add_prompt(CoreAuthPrompt::Login).set_max_age(std::time::Duration::ZERO);
    }
    let bytes = serde_json::to_vec(&flight).map_err(|error| Error::Unexpected(error.into()))?;
    let sealed = app.seal.seal(&app.random, SEALED_FOR, &bytes);
    let sealed = sealed.map_err(|error| Error::Unexpected(error.into()))?;
    Ok(Departure { address: question.url().0.to_string(), flight: BASE64_URL_SAFE_NO_PAD.encode(sealed) })
}

/// Handles the return from the provider: opens a session or confirms the one of [`depart`].
///
/// # Errors
/// [`Failure::Refused`] with a reason for the user; [`Error::NotFound`] when no provider is configured.
pub async fn arrive(
    app: &App,
    flight: Option<&str>,
    state: &str,
    code: Option<String>,
    from: &Place,
) -> std::result::Result<Arrival, Failure> {
    let provider = provider(app)?;
    let now = app.clock.now();
    let flight = flight.and_then(|flight| unsealed(app, flight));
    let flight = flight
        // mutant A24.1: .filter(|flight| flight.until > now && !state.is_empty())
        // mutant A24.1: .filter(|flight| flight.state == state)
        .filter(|flight| flight.until > now && flight.state == state)
        .ok_or(Refusal::Expired)?;
    let code = code.ok_or(Refusal::Denied)?;
    let (vouched, seen_at) =
        provider.vouched(&app.publisher().public_url, now, (&flight.verifier, &flight.nonce), code).await?;
    // Two concurrent first sign-ins of one person conflict: the second attempt finds the account of the first.
    let account = match account_of(app, provider, &vouched).await {
        Err(Failure::Failed(Error::Conflict { .. })) => account_of(app, provider, &vouched).await?,
        found => found?,
    };
    let secret = if let Some(session) = flight.confirms {
        let began = flight.until - FLIGHT_LASTS;
        // Allow a clock difference of one minute.
        let is_fresh = seen_at.is_some_and(|at| at > began - TimeDelta::minutes(1));
        let owner = session::owner(app, session).await?;
        // mutant A27: if owner.is_none() || !is_fresh {
        if owner != Some(account.id) || !is_fresh {
            return Err(Refusal::Another.into());
        }
        session::renew(app, session).await?
    } else {
        let mut work = Work::open(app, &Actor::system()).await?;
        let (_, secret) = super::sign_in::open(app, &mut work, account, Proof::SingleSignOn, from).await?;
        work.commit().await?;
        secret
    };
    Ok(Arrival { secret, is_new: flight.confirms.is_none(), back_to: flight.back_to })
}

/// The account of an authenticated person, with the role that the provider's role values map to. A new person is
/// linked to the account with the same verified e-mail address, or gets a new account.
async fn account_of(app: &App, provider: &Provider, vouched: &Vouched) -> std::result::Result<Account, Failure> {
    let mut work = Work::open(app, &Actor::system()).await?;
    let (issuer, now) = (provider.issuer.as_str(), work.now());
    let known = store::people::identity::account(work.db(), issuer, &vouched.subject, now).await?;
    let role = provider.roles.highest(&vouched.words);
    let account = if let Some(account) = known {
        account
    } else {
        let account = newcomer(&mut work, vouched, role).await?;
        store::people::identity::insert(work.db(), issuer, &vouched.subject, account.id, now).await.map_err(or_twin)?;
        let event = Event::of_account(Kind::IdentityLinked, account.id);
        work.record(event.with(Change::set(Field::Issuer, issuer)));
        account
    };
    if account.deactivated_at.is_some() {
        return Err(Refusal::Deactivated.into());
    }
    let role = role.ok_or(Refusal::NoRole)?;
    work.commit().await?;
    Ok(with_role(app, account, role).await?)
}

fn or_twin(error: sqlx::Error) -> Error {
    match constraint::violated(&error) {
        Some("identities_pkey") => Error::conflict(Conflict::SigningInTwice),
        _ => error.into(),
    }
}

/// The name that the provider gives, or else the e-mail address: without a name, and if it could be taken for another's.
async fn name_of(work: &mut Work, called: &str, email: &Email) -> Result<Text<200>> {
    if let Ok(name) = Text::<200>::new(called) {
        match account::check_name(work, &name, None).await {
            Ok(()) => return Ok(name),
            Err(Error::Invalid(_) | Error::Conflict { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Text::new(email.as_str()).map_err(|fault| Error::invalid("/name", fault))
}

/// The existing account of the verified e-mail address, or a new account without a password.
async fn newcomer(work: &mut Work, vouched: &Vouched, role: Option<Role>) -> std::result::Result<Account, Failure> {
    let email = vouched.email.as_deref().and_then(|email| Email::new(email).ok());
    let email = email
        // mutant A25: .filter(|_| !vouched.subject.is_empty())
        .filter(|_| vouched.email_is_verified)
        .ok_or(Refusal::Unverified)?;
    if let Some((account, _)) = store::people::account::by_email(work.db(), email.as_str()).await? {
        return Ok(account);
    }
    let role = role.ok_or(Refusal::NoRole)?;
    let name = name_of(work, vouched.name.as_deref().unwrap_or_default(), &email).await?;
    let account = NewAccount {
        id: work.id(),
        email: email.as_str(),
        name: &name,
        role,
        password_hash: None,
        password_is_temporary: false,
        created_at: work.now(),
    };
    account::insert(work, &account, None).await?;
    Ok(Account {
        id: account.id,
        email: email.as_str().to_owned(),
        name: name.to_string(),
        role,
        password_is_temporary: false,
        deactivated_at: None,
    })
}

/// Sets the role that the provider's role values map to. The last active admin keeps the admin role.
async fn with_role(app: &App, account: Account, role: Role) -> Result<Account> {
    if account.role == role {
        return Ok(account);
    }
    match account::change(app, &Actor::system(), account.id, None, Some(role)).await {
        Ok(()) => Ok(Account { role, ..account }),
        Err(Error::Conflict { reason, .. }) => {
            tracing::warn!(account = %account.id, %reason, "single sign-on: the role stays");
            Ok(account)
        }
        Err(error) => Err(error),
    }
}

/// Display name of the provider, if one is configured.
#[must_use]
pub fn name(app: &App) -> Option<&str> {
    app.provider.as_ref().map(|provider| provider.name.as_str())
}

/// Whether the account is linked to the provider, so that single sign-on can confirm a session.
pub async fn knows(app: &App, account: AccountId) -> Result<bool> {
    match &app.provider {
        Some(provider) => Ok(store::people::identity::exist(&app.pool, account, provider.issuer.as_str()).await?),
        None => Ok(false),
    }
}

fn provider(app: &App) -> Result<&Provider> {
    app.provider.as_deref().ok_or(Error::NotFound("identity provider"))
}

fn unsealed(app: &App, flight: &str) -> Option<Flight> {
    let sealed = BASE64_URL_SAFE_NO_PAD.decode(flight).ok()?;
    serde_json::from_slice(&app.seal.open(SEALED_FOR, &sealed)?).ok()
}

fn word(random: &Random) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(random.bytes::<32>())
}

/// `back_to` if it is a local path, else `/`. `//elsewhere` and `/\elsewhere` are not local paths.
fn within(back_to: &str) -> &str {
    let is_path = back_to.starts_with('/')
        && !back_to.starts_with("//")
        && !back_to.contains(['\\', '\r', '\n', '\t'])
        && back_to.len() <= 500
        && back_to.is_ascii();
    // mutant C46: if is_path || !back_to.is_empty() { back_to } else { "/" }
    if is_path { back_to } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    // ASVS 3.7.2
    #[test]
    fn nobody_is_sent_to_another_site_afterwards() {
        for ours in ["/", "/claims?state=unassigned", "/claims/1#comments"] {
            assert_eq!(within(ours), ours);
        }
        for theirs in
            ["", "//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "evil", "/ü"]
        {
            assert_eq!(within(theirs), "/", "{theirs}");
        }
    }
}
