//! How does somebody sign in by the newsroom's own identity provider (OpenID Connect, code flow with PKCE)?

use std::pin::Pin;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod,
    CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AsyncHttpClient, AuthType, AuthorizationCode, Client, ClientId, ClientSecret,
    CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenClaims,
    IdTokenFields, IdTokenVerifier, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, Scope, StandardErrorResponse, StandardTokenResponse,
    TokenResponse, UserInfoClaims, http,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tokio::sync::Mutex;

use super::account;
use super::session::{self, Place};
use crate::app::context::App;
use crate::app::egress;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::kernel::id::{AccountId, SessionId};
use crate::domain::kernel::random::Random;
use crate::domain::kernel::secret::BearerSecret;
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Kind};
use crate::domain::people::account::{Account, Email, Role};
use crate::domain::people::actor::Actor;
use crate::domain::people::identity::{Refusal, RoleWords, Vouched};
use crate::domain::people::session::Proof;
use crate::store;
use crate::store::kit::constraint;
use crate::store::people::account::NewAccount;

/// So long somebody may take at the provider.
pub const FLIGHT_LASTS: TimeDelta = TimeDelta::minutes(10);
/// So long the provider's addresses and keys are believed without being asked for again.
const KNOWN_FOR: TimeDelta = TimeDelta::minutes(10);
/// No answer of a provider is longer.
const LONGEST_ANSWER: usize = 1024 * 1024;
/// What a flight is sealed for.
const SEALED_FOR: &str = "single sign-on";
/// Where the provider sends people back to, behind the public address.
pub const ARRIVAL: &str = "/api/v1/single-sign-on/arrival";

/// The provider as the operator set it up.
#[derive(Debug)]
pub struct Provider {
    /// What people call it.
    name: String,
    issuer: IssuerUrl,
    client_id: ClientId,
    client_secret: ClientSecret,
    role_claim: String,
    roles: RoleWords,
    http: Http,
    known: Mutex<Option<(CoreProviderMetadata, DateTime<Utc>)>>,
}

/// How a provider is set up.
#[derive(Debug)]
pub struct Setup<'a> {
    /// What people call it.
    pub name: &'a str,
    /// Its address, to which `/.well-known/openid-configuration` is added.
    pub issuer: &'a str,
    /// What it calls Claimdesk.
    pub client_id: &'a str,
    /// By what it knows Claimdesk.
    pub client_secret: &'a str,
    /// Where its words for roles stand.
    pub role_claim: &'a str,
    /// Which words mean which role.
    pub roles: RoleWords,
}

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

/// Every claim beside the standard ones: roles stand wherever a provider likes.
#[derive(Debug, Serialize, Deserialize)]
struct Further {
    #[serde(flatten)]
    claims: Map<String, Value>,
}
impl AdditionalClaims for Further {}

type Tokens = StandardTokenResponse<
    IdTokenFields<
        Further,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;
type Party = Client<
    Further,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

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

/// A fault of the provider's: told to the log in full, and to the person as [`Refusal::Provider`].
#[derive(Debug, thiserror::Error)]
enum Unreachable {
    #[error("the provider does not answer")]
    Silent(#[from] reqwest::Error),
    #[error("the provider's answer is longer than 1 MiB")]
    Long,
    #[error("the provider's answer makes no sense")]
    Strange(#[from] http::Error),
}

impl Provider {
    /// The provider, not asked yet: a newsroom whose provider is away goes on with passwords.
    ///
    /// # Errors
    /// When the issuer is no address, or the system's certificates cannot be read.
    pub fn new(setup: Setup<'_>) -> Result<Self> {
        let issuer = IssuerUrl::new(setup.issuer.to_owned());
        Ok(Self {
            name: setup.name.to_owned(),
            issuer: issuer.map_err(|error| Error::Unexpected(error.into()))?,
            client_id: ClientId::new(setup.client_id.to_owned()),
            client_secret: ClientSecret::new(setup.client_secret.to_owned()),
            role_claim: setup.role_claim.to_owned(),
            roles: setup.roles,
            http: Http(egress::client()?),
            known: Mutex::new(None),
        })
    }

    /// Claimdesk as the provider's client, with the provider's addresses and keys, not older than `since`.
    async fn party(&self, app: &App, since: DateTime<Utc>) -> std::result::Result<Party, Refusal> {
        let known = self.known.lock().await.clone();
        let metadata = match known {
            Some((metadata, at)) if at > since => metadata,
            // Nobody waits for another's question: a provider that is slow is slow for each alone.
            _ => {
                let metadata =
                    CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http)
                        .await
                        .map_err(|error| refused(&error))?;
                *self.known.lock().await = Some((metadata.clone(), app.clock.now()));
                metadata
            }
        };
        let ways = metadata.token_endpoint_auth_methods_supported();
        let in_body = ways.is_some_and(|ways| {
            ways.contains(&CoreClientAuthMethod::ClientSecretPost)
                && !ways.contains(&CoreClientAuthMethod::ClientSecretBasic)
        });
        let back = format!("{}{ARRIVAL}", app.publisher.public_url);
        let back = RedirectUrl::new(back).map_err(|error| refused(&error))?;
        let secret = Some(self.client_secret.clone());
        let party = Client::from_provider_metadata(metadata, self.client_id.clone(), secret);
        Ok(party.set_redirect_uri(back).set_auth_type(if in_body {
            AuthType::RequestBody
        } else {
            AuthType::BasicAuth
        }))
    }

    /// Exchanges the code for what the provider says about the person, and when it saw them last.
    async fn vouched(
        &self,
        app: &App,
        flight: &Flight,
        code: String,
    ) -> std::result::Result<(Vouched, Option<DateTime<Utc>>), Refusal> {
        let now = app.clock.now();
        let mut party = self.party(app, now - KNOWN_FOR).await?;
        let tokens = party
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|error| refused(&error))?
            .set_pkce_verifier(PkceCodeVerifier::new(flight.verifier.clone()))
            .request_async(&self.http)
            .await
            .map_err(|error| refused(&error))?;
        let token = tokens.id_token().ok_or(Refusal::Provider)?;
        let nonce = Nonce::new(flight.nonce.clone());
        let mut read = token.claims(&verifier(&party, &now), &nonce);
        if read.is_err() {
            // The provider may have other keys by now.
            party = self.party(app, now).await?;
            read = token.claims(&verifier(&party, &now), &nonce);
        }
        let claims: &IdTokenClaims<Further, CoreGenderClaim> =
            read.map_err(|error| refused(&error))?;

        let begins = as_map(claims).get("nbf").and_then(Value::as_i64);
        if begins.is_some_and(|begins| begins > now.timestamp() + 60) {
            tracing::warn!("single sign-on: a token that is not valid yet");
            return Err(Refusal::Provider);
        }

        // A provider may keep everything but the subject for this question (OpenID Connect Core 1.0 §5.4).
        let subject = claims.subject().clone();
        let mut all = Map::new();
        if let Ok(question) = party.user_info(tokens.access_token().clone(), Some(subject.clone()))
        {
            let said: UserInfoClaims<Further, CoreGenderClaim> = question
                .request_async(&self.http)
                .await
                .map_err(|error| refused(&error))?;
            all.extend(as_map(&said));
        }
        all.extend(as_map(claims));
        let vouched = Vouched::read(subject.to_string(), &all, &self.role_claim);
        Ok((vouched, claims.auth_time()))
    }
}

type Question = http::Request<Vec<u8>>;
type Answer = http::Response<Vec<u8>>;

/// How the library asks the provider.
#[derive(Debug)]
struct Http(reqwest::Client);

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = Unreachable;
    type Future =
        Pin<Box<dyn Future<Output = std::result::Result<Answer, Unreachable>> + Send + 'c>>;

    fn call(&'c self, request: Question) -> Self::Future {
        Box::pin(self.fetch(request))
    }
}

impl Http {
    async fn fetch(&self, request: Question) -> std::result::Result<Answer, Unreachable> {
        let mut answer = self.0.execute(request.try_into()?).await?;
        let mut response = http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            response = response.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            if body.len() + chunk.len() > LONGEST_ANSWER {
                return Err(Unreachable::Long);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(response.body(body)?)
    }
}

/// What a token must be, whatever the provider's metadata allow: signed with a key that only the provider has.
fn verifier<'a>(party: &'a Party, now: &'a DateTime<Utc>) -> IdTokenVerifier<'a, CoreJsonWebKey> {
    use CoreJwsSigningAlgorithm as Algorithm;
    let verifier = party.id_token_verifier().set_time_fn(|| *now);
    verifier.set_allowed_algs([
        Algorithm::EcdsaP256Sha256,
        Algorithm::EcdsaP384Sha384,
        Algorithm::EdDsa,
        Algorithm::RsaSsaPkcs1V15Sha256,
        Algorithm::RsaSsaPkcs1V15Sha384,
        Algorithm::RsaSsaPkcs1V15Sha512,
        Algorithm::RsaSsaPssSha256,
        Algorithm::RsaSsaPssSha384,
        Algorithm::RsaSsaPssSha512,
    ])
}

fn as_map(claims: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(claims) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

fn refused(error: &(dyn std::error::Error + 'static)) -> Refusal {
    tracing::warn!(error, "single sign-on: the identity provider");
    Refusal::Provider
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
    let party = provider.party(app, now - KNOWN_FOR).await?;
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
        .filter(|flight| flight.until > now && flight.state == state)
        .ok_or(Refusal::Expired)?;
    let code = code.ok_or(Refusal::Denied)?;
    let (vouched, seen_at) = provider.vouched(app, &flight, code).await?;
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
        if owner != Some(account.id) || !is_fresh {
            return Err(Refusal::Another.into());
        }
        session::renew(app, session).await?
    } else {
        let mut work = Work::open(app, &Actor::system()).await?;
        let (_, secret) = session::open(app, &mut work, account, Proof::SingleSignOn, from).await?;
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
        work.record(event.with(Change::set("issuer", issuer)));
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
        Some("identities_pkey") => Error::conflict("The same person comes at this moment."),
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
        Err(Error::Conflict { detail, .. }) => {
            tracing::warn!(account = %account.id, detail, "single sign-on: the role stays");
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
    if is_path { back_to } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

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
