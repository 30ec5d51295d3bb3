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

/// So long somebody may take at the provider.
pub const FLIGHT_LASTS: TimeDelta = TimeDelta::minutes(10);
/// What a flight is sealed for.
const SEALED_FOR: &str = "single sign-on";

/// What one must know to take somebody in who comes back. It travels sealed in a cookie, so that nobody who has not
/// signed in costs us a row.
#[derive(Debug, Serialize, Deserialize)]
struct Flight {
    state: String,
    nonce: String,
    verifier: String,
    back_to: String,
    confirms: Option<SessionId>,
    until: DateTime<Utc>,
}

/// Somebody on the way to the provider.
#[derive(Debug)]
pub struct Departure {
    /// Where to.
    pub address: String,
    /// What the browser has to bring back.
    pub flight: String,
}

/// Somebody back from the provider.
#[derive(Debug)]
pub struct Arrival {
    /// Of the session that is open now.
    pub secret: BearerSecret,
    /// The page where they wanted to go.
    pub back_to: String,
    /// Whether the session is a new one, and not the one that was confirmed.
    pub is_new: bool,
}

/// Why somebody is not let in.
#[derive(Debug)]
pub enum Failure {
    /// For a reason that the person can be told on the sign-in page.
    Refused(Refusal),
    /// For one that has nothing to do with them.
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

/// Sends somebody to the provider: to sign in, or, with a session, to prove anew who sits at it.
///
/// # Errors
/// [`Failure::Refused`] for the person; [`Error::NotFound`] when no provider is set up.
pub async fn depart(
    app: &App,
    back_to: &str,
    confirms: Option<SessionId>,
) -> std::result::Result<Departure, Failure> {
    let provider = provider(app)?;
    let now = app.clock.now();
    let party = provider
        .party(&app.publisher.public_url, now, now - KNOWN_FOR)
        .await?;
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
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            || CsrfToken::new(state),
            || Nonce::new(nonce),
        )
        .add_scope(Scope::new("email".to_owned()))
        .add_scope(Scope::new("profile".to_owned()))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
    if confirms.is_some() {
        question = question
            .add_prompt(CoreAuthPrompt::Login)
            .set_max_age(std::time::Duration::ZERO);
    }
    let bytes = serde_json::to_vec(&flight).map_err(|error| Error::Unexpected(error.into()))?;
    let sealed = app.seal.seal(&app.random, SEALED_FOR, &bytes);
    let sealed = sealed.map_err(|error| Error::Unexpected(error.into()))?;
    Ok(Departure {
        address: question.url().0.to_string(),
        flight: BASE64_URL_SAFE_NO_PAD.encode(sealed),
    })
}

/// Takes somebody in who comes back: opens a session, or renews the one that was to be confirmed.
///
/// # Errors
/// [`Failure::Refused`] for the person; [`Error::NotFound`] when no provider is set up.
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
    let (vouched, seen_at) = provider
        .vouched(
            &app.publisher.public_url,
            now,
            (&flight.verifier, &flight.nonce),
            code,
        )
        .await?;
    // Whoever comes twice at once for the first time meets themselves: the second look finds what the first wrote.
    let account = match account_of(app, provider, &vouched).await {
        Err(Failure::Failed(Error::Conflict { .. })) => account_of(app, provider, &vouched).await?,
        found => found?,
    };
    let secret = if let Some(session) = flight.confirms {
        let began = flight.until - FLIGHT_LASTS;
        // The two clocks may be a minute apart.
        let is_fresh = seen_at.is_some_and(|at| at > began - TimeDelta::minutes(1));
        let owner = session::owner(app, session).await?;
        // mutant A27: if owner.is_none() || !is_fresh {
        if owner != Some(account.id) || !is_fresh {
            return Err(Refusal::Another.into());
        }
        session::renew(app, session).await?
    } else {
        let mut work = Work::open(app, &Actor::system()).await?;
        let (_, secret) =
            super::sign_in::open(app, &mut work, account, Proof::SingleSignOn, from).await?;
        work.commit().await?;
        secret
    };
    Ok(Arrival {
        secret,
        is_new: flight.confirms.is_none(),
        back_to: flight.back_to,
    })
}

/// The account of somebody whom the provider vouches for, with the role that its words stand for. Somebody new gets
/// one; an account with the same, verified address becomes theirs.
async fn account_of(
    app: &App,
    provider: &Provider,
    vouched: &Vouched,
) -> std::result::Result<Account, Failure> {
    let mut work = Work::open(app, &Actor::system()).await?;
    let (issuer, now) = (provider.issuer.as_str(), work.now());
    let known = store::people::identity::account(work.db(), issuer, &vouched.subject, now).await?;
    let role = provider.roles.highest(&vouched.words);
    let account = if let Some(account) = known {
        account
    } else {
        let account = newcomer(&mut work, vouched, role).await?;
        store::people::identity::insert(work.db(), issuer, &vouched.subject, account.id, now)
            .await
            .map_err(or_twin)?;
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

/// The account that somebody's verified address has already, or a new one without a password.
async fn newcomer(
    work: &mut Work,
    vouched: &Vouched,
    role: Option<Role>,
) -> std::result::Result<Account, Failure> {
    let email = vouched
        .email
        .as_deref()
        .and_then(|email| Email::new(email).ok());
    let email = email
        // mutant A25: .filter(|_| !vouched.subject.is_empty())
        .filter(|_| vouched.email_is_verified)
        .ok_or(Refusal::Unverified)?;
    if let Some((account, _)) = store::people::account::by_email(work.db(), email.as_str()).await? {
        return Ok(account);
    }
    let role = role.ok_or(Refusal::NoRole)?;
    let called = vouched.name.as_deref().unwrap_or_default();
    let name = Text::<200>::new(called).or_else(|_| Text::new(email.as_str()));
    let name = name.map_err(|fault| Error::invalid("/name", fault))?;
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

/// Gives the account the role that the provider's words stand for; the last admin stays one.
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

/// What people call the provider, if there is one.
#[must_use]
pub fn name(app: &App) -> Option<&str> {
    app.provider.as_ref().map(|provider| provider.name.as_str())
}

/// Whether the provider vouches for an account, so that it can be asked again.
pub async fn knows(app: &App, account: AccountId) -> Result<bool> {
    match &app.provider {
        Some(provider) => {
            Ok(
                store::people::identity::exist(&app.pool, account, provider.issuer.as_str())
                    .await?,
            )
        }
        None => Ok(false),
    }
}

fn provider(app: &App) -> Result<&Provider> {
    app.provider
        .as_deref()
        .ok_or(Error::NotFound("identity provider"))
}

fn unsealed(app: &App, flight: &str) -> Option<Flight> {
    let sealed = BASE64_URL_SAFE_NO_PAD.decode(flight).ok()?;
    serde_json::from_slice(&app.seal.open(SEALED_FOR, &sealed)?).ok()
}

fn word(random: &Random) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(random.bytes::<32>())
}

/// The page to go to afterwards, if it is one of ours: `//elsewhere` and `/\elsewhere` are none.
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
        for theirs in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/\t/evil.example",
            "evil",
            "/ü",
        ] {
            assert_eq!(within(theirs), "/", "{theirs}");
        }
    }
}
