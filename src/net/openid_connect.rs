//! OpenID Connect: the newsroom's identity provider.

use std::pin::Pin;

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AsyncHttpClient, AuthType, AuthorizationCode, Client, ClientId, ClientSecret,
    EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenClaims, IdTokenFields,
    IdTokenVerifier, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeVerifier, RedirectUrl, StandardErrorResponse,
    StandardTokenResponse, TokenResponse, UserInfoClaims, http,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tokio::sync::Mutex;

use crate::domain::people::identity::{Refusal, RoleWords, Vouched};

/// How long the provider's metadata and keys are cached.
pub(crate) const KNOWN_FOR: TimeDelta = TimeDelta::minutes(10);
/// Maximum size of a provider's response in bytes.
const LONGEST_ANSWER: usize = 1024 * 1024;
/// Path of the redirect URI, relative to the public URL.
pub const ARRIVAL: &str = "/api/v1/single-sign-on/arrival";

/// The identity provider, as configured by the operator.
#[derive(Debug)]
pub struct Provider {
    /// Name on the sign-in button.
    pub name: String,
    /// Issuer URL.
    pub issuer: IssuerUrl,
    client_id: ClientId,
    client_secret: ClientSecret,
    role_claim: String,
    /// Mapping of group names to roles.
    pub roles: RoleWords,
    http: Http,
    known: Mutex<Option<(CoreProviderMetadata, DateTime<Utc>)>>,
}

/// Configuration of an identity provider.
#[derive(Debug)]
pub struct Setup<'a> {
    /// Name on the sign-in button.
    pub name: &'a str,
    /// Issuer URL; discovery appends `/.well-known/openid-configuration`.
    pub issuer: &'a str,
    /// Client id of Claimdesk at the provider.
    pub client_id: &'a str,
    /// Client secret of Claimdesk at the provider.
    pub client_secret: &'a str,
    /// Name of the claim, or a JSON Pointer to the claim, that holds the group names.
    pub role_claim: &'a str,
    /// Mapping of group names to roles.
    pub roles: RoleWords,
}

/// All claims other than the standard ones: each provider has its own claim for roles.
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
/// Claimdesk as an OpenID Connect client.
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

/// An error of the provider: logged in full, and shown to the person as [`Refusal::Provider`].
#[derive(Debug, thiserror::Error)]
enum Unreachable {
    #[error("the provider does not answer")]
    Silent(#[from] reqwest::Error),
    #[error("the provider's answer is longer than 1 MiB")]
    Long,
    #[error("the provider's answer makes no sense")]
    Strange(#[from] http::Error),
}

/// Why the provider's configuration is invalid.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The issuer is not a URL.
    #[error("the issuer is not a URL")]
    Issuer(#[from] url::ParseError),
    /// The system's certificates cannot be read.
    #[error("the HTTP client cannot be built")]
    Client(#[from] reqwest::Error),
}

impl Provider {
    /// Creates the provider without contacting it: while the provider is unreachable, people can sign in with
    /// passwords.
    ///
    /// # Errors
    /// When the issuer is not a URL, or the system's certificates cannot be read.
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

    /// Returns the client with the provider's metadata and keys. Metadata that was fetched at or before `since` is
    /// fetched again.
    ///
    /// # Errors
    /// [`Refusal::Provider`] when the provider does not respond as expected.
    pub async fn party(&self, public_url: &str, now: DateTime<Utc>, since: DateTime<Utc>) -> Result<Party, Refusal> {
        let known = self.known.lock().await.clone();
        let metadata = match known {
            Some((metadata, at)) if at > since => metadata,
            // The lock is not held during the request, so that a slow provider does not make requests wait for each
            // other.
            _ => {
                let metadata = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http)
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

    /// Exchanges the authorization code for the person's identity and the time of authentication at the provider.
    ///
    /// # Errors
    /// [`Refusal::Provider`] when the provider does not respond as expected, or its token is invalid for this
    /// sign-in.
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
            // The provider may have rotated its keys: retry once with fresh metadata.
            party = self.party(public_url, now, now).await?;
            read = token.claims(&verifier(&party, &now), &nonce);
        }
        let claims: &IdTokenClaims<Further, CoreGenderClaim> = read.map_err(|error| refused(&error))?;

        let begins = as_map(claims).get("nbf").and_then(Value::as_i64);
        if begins.is_some_and(|begins| begins > now.timestamp() + 60) {
            tracing::warn!("single sign-on: a token that is not valid yet");
            return Err(Refusal::Provider);
        }

        // A provider may return all claims except the subject only from the UserInfo endpoint (OpenID Connect Core
        // 1.0 §5.4).
        let subject = claims.subject().clone();
        let mut all = Map::new();
        if let Ok(question) = party.user_info(tokens.access_token().clone(), Some(subject.clone())) {
            let said: UserInfoClaims<Further, CoreGenderClaim> =
                question.request_async(&self.http).await.map_err(|error| refused(&error))?;
            all.extend(as_map(&said));
        }
        all.extend(as_map(claims));
        let vouched = Vouched::read(subject.to_string(), &all, &self.role_claim);
        Ok((vouched, claims.auth_time()))
    }
}

type Question = http::Request<Vec<u8>>;
type Answer = http::Response<Vec<u8>>;

/// The library's HTTP client.
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

/// The verifier of ID tokens. Accepts only asymmetric signatures, regardless of the provider's metadata: no other
/// party has the key.
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
