//! OpenID Connect: the newsroom's identity provider.

use std::pin::Pin;

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim,
    CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
    CoreProviderMetadata, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AsyncHttpClient, AuthType, AuthorizationCode, Client, ClientId, ClientSecret,
    EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenClaims,
    IdTokenFields, IdTokenVerifier, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeVerifier,
    RedirectUrl, StandardErrorResponse, StandardTokenResponse, TokenResponse, UserInfoClaims, http,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tokio::sync::Mutex;

use crate::domain::people::identity::{Refusal, RoleWords, Vouched};

/// So long the provider's addresses and keys are believed without being asked for again.
pub(crate) const KNOWN_FOR: TimeDelta = TimeDelta::minutes(10);
/// No answer of a provider is longer.
const LONGEST_ANSWER: usize = 1024 * 1024;
/// Where the provider sends people back to, behind the public address.
pub const ARRIVAL: &str = "/api/v1/single-sign-on/arrival";

/// The provider as the operator set it up.
#[derive(Debug)]
pub struct Provider {
    /// What people call it.
    pub name: String,
    /// Its address.
    pub issuer: IssuerUrl,
    client_id: ClientId,
    client_secret: ClientSecret,
    role_claim: String,
    /// Which of its words mean which role.
    pub roles: RoleWords,
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

/// Every claim beside the standard ones: roles stand wherever a provider likes.
#[derive(Debug, Serialize, Deserialize)]
pub struct Further {
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
/// Claimdesk as a client of the provider.
pub type Party = Client<
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

/// Why a provider cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The issuer is no address.
    #[error("the issuer is not a URL")]
    Issuer(#[from] url::ParseError),
    /// The system's certificates cannot be read.
    #[error("the HTTP client cannot be built")]
    Client(#[from] reqwest::Error),
}

impl Provider {
    /// The provider, not asked yet: a newsroom whose provider is away goes on with passwords.
    ///
    /// # Errors
    /// When the issuer is no address, or the system's certificates cannot be read.
    pub fn new(setup: Setup<'_>) -> Result<Self, SetupError> {
        let issuer = IssuerUrl::new(setup.issuer.to_owned());
        Ok(Self {
            name: setup.name.to_owned(),
            issuer: issuer?,
            client_id: ClientId::new(setup.client_id.to_owned()),
            client_secret: ClientSecret::new(setup.client_secret.to_owned()),
            role_claim: setup.role_claim.to_owned(),
            roles: setup.roles,
            http: Http(crate::net::http_client::client()?),
            known: Mutex::new(None),
        })
    }

    /// Claimdesk as the provider's client, with the provider's addresses and keys, not older than `since`.
    ///
    /// # Errors
    /// [`Refusal::Provider`] when the provider cannot be asked.
    pub async fn party(
        &self,
        public_url: &str,
        now: DateTime<Utc>,
        since: DateTime<Utc>,
    ) -> Result<Party, Refusal> {
        let known = self.known.lock().await.clone();
        let metadata = match known {
            Some((metadata, at)) if at > since => metadata,
            // Nobody waits for another's question: a provider that is slow is slow for each alone.
            _ => {
                let metadata =
                    CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http)
                        .await
                        .map_err(|error| refused(&error))?;
                *self.known.lock().await = Some((metadata.clone(), now));
                metadata
            }
        };
        let ways = metadata.token_endpoint_auth_methods_supported();
        let in_body = ways.is_some_and(|ways| {
            ways.contains(&CoreClientAuthMethod::ClientSecretPost)
                && !ways.contains(&CoreClientAuthMethod::ClientSecretBasic)
        });
        let back = format!("{public_url}{ARRIVAL}");
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
    ///
    /// # Errors
    /// [`Refusal::Provider`] when the provider cannot be asked, or its token is not valid for this sign-in.
    pub async fn vouched(
        &self,
        public_url: &str,
        now: DateTime<Utc>,
        (verifier_of_code, nonce): (&str, &str),
        code: String,
    ) -> Result<(Vouched, Option<DateTime<Utc>>), Refusal> {
        let mut party = self.party(public_url, now, now - KNOWN_FOR).await?;
        let tokens = party
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|error| refused(&error))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier_of_code.to_owned()))
            .request_async(&self.http)
            .await
            .map_err(|error| refused(&error))?;
        let token = tokens.id_token().ok_or(Refusal::Provider)?;
        let nonce = Nonce::new(nonce.to_owned());
        // mutant A24.2: let mut read = token.claims(&IdTokenVerifier::<CoreJsonWebKey>::new_insecure_without_verification().set_time_fn(|| now), &nonce);
        let mut read = token.claims(&verifier(&party, &now), &nonce);
        if read.is_err() {
            // The provider may have other keys by now.
            party = self.party(public_url, now, now).await?;
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
    type Future = Pin<Box<dyn Future<Output = Result<Answer, Unreachable>> + Send + 'c>>;

    fn call(&'c self, request: Question) -> Self::Future {
        Box::pin(self.fetch(request))
    }
}

impl Http {
    async fn fetch(&self, request: Question) -> Result<Answer, Unreachable> {
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
        // mutant A24.2: Algorithm::EcdsaP256Sha256, Algorithm::HmacSha256,
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
