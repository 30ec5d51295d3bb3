//! Test identity provider: checks requests, fails on demand.

use std::collections::HashMap;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use actix_web::http::header::{AUTHORIZATION, LOCATION};
use actix_web::web::{Data, Form, get, post};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::Url;

pub const CLIENT: &str = "claimdesk";
pub const SECRET: &str = "of the client";

/// What the provider does wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    None,
    /// No answer worth the name.
    Broken,
    /// Sends the client elsewhere.
    Redirects,
    /// More than anybody reads.
    Endless,
    /// A token for somebody else's sign-in.
    OtherNonce,
    /// A token for another client.
    OtherAudience,
    /// A token in another's name.
    OtherIssuer,
    /// A token of yesterday.
    Expired,
    /// A token that nobody has signed.
    Unsigned,
    /// A token that somebody else has signed.
    Forged,
    /// A token that is signed with what the client knows too.
    Symmetric,
    /// A token of tomorrow.
    NotYet,
    /// Says something about another person when asked for more.
    OtherPerson,
}

struct Inner {
    url: String,
    now: i64,
    fault: Fault,
    /// What it says about whoever signs in next.
    claims: Value,
    /// Which of them it keeps for the question after the token.
    held_back: bool,
    authenticated_at: i64,
    key: EcdsaKeyPair,
    /// Codes that were given out: what the client asked for.
    codes: HashMap<String, HashMap<String, String>>,
}

#[derive(Clone)]
pub struct Provider(Arc<Mutex<Inner>>);

fn key() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref(), &random).unwrap()
}

impl Provider {
    /// Opens it, at a time that the tests hold.
    pub fn open(now: i64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let this = Self(Arc::new(Mutex::new(Inner {
            url,
            now,
            fault: Fault::None,
            claims: json!({}),
            held_back: false,
            authenticated_at: now,
            key: key(),
            codes: HashMap::new(),
        })));
        let answering = this.clone();
        let server = HttpServer::new(move || {
            App::new()
                .app_data(Data::new(answering.clone()))
                .route("/.well-known/openid-configuration", get().to(configuration))
                .route("/moved", get().to(configuration))
                .route("/keys", get().to(keys))
                .route("/token", post().to(token))
                .route("/userinfo", get().to(person))
        });
        let server = server.workers(1).disable_signals().listen(listener).unwrap();
        tokio::spawn(server.run());
        this
    }

    pub fn url(&self) -> String {
        self.0.lock().unwrap().url.clone()
    }

    pub fn says(&self, claims: Value) {
        self.0.lock().unwrap().claims = claims;
    }

    pub fn errs(&self, fault: Fault) {
        self.0.lock().unwrap().fault = fault;
    }

    pub fn holds_back(&self, held_back: bool) {
        self.0.lock().unwrap().held_back = held_back;
    }

    /// When whoever signs in next has typed their password there; also what time it is.
    pub fn authenticated_at(&self, at: i64) {
        let mut inner = self.0.lock().unwrap();
        (inner.authenticated_at, inner.now) = (at, at);
    }

    /// Signs with another key from now on.
    pub fn turns_its_key(&self) {
        self.0.lock().unwrap().key = key();
    }

    /// Somebody signs in at the address where the desk sent them: where the provider sends them back to.
    pub fn signs_in(&self, address: &str) -> String {
        let asked: HashMap<String, String> = Url::parse(address).unwrap().query_pairs().into_owned().collect();
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["client_id"], CLIENT);
        assert_eq!(asked["code_challenge_method"], "S256");
        assert!(asked["scope"].split(' ').any(|scope| scope == "openid"));
        let mut inner = self.0.lock().unwrap();
        let code = format!("code-{}", inner.codes.len());
        let back = format!("{}?code={code}&state={}&iss=x", asked["redirect_uri"], asked["state"]);
        inner.codes.insert(code, asked);
        back
    }
}

impl Inner {
    fn jwk(&self) -> Value {
        let point = self.key.public_key().as_ref();
        let (x, y) = point[1..].split_at(32);
        let text = |bytes: &[u8]| BASE64_URL_SAFE_NO_PAD.encode(bytes);
        json!({"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": text(&x[..8]), "x": text(x), "y": text(y)})
    }

    fn token_for(&self, nonce: &str) -> String {
        let is = |fault| self.fault == fault;
        let mut claims = json!({
            "iss": if is(Fault::OtherIssuer) { "http://elsewhere.example" } else { &self.url },
            "aud": if is(Fault::OtherAudience) { "another client" } else { CLIENT },
            "iat": self.now, "auth_time": self.authenticated_at,
            "exp": if is(Fault::Expired) { self.now - 60 } else { self.now + 300 },
            "nonce": if is(Fault::OtherNonce) { "another" } else { nonce },
            "sub": self.claims["sub"],
        });
        if is(Fault::NotYet) {
            claims["nbf"] = json!(self.now + 3600);
        }
        if !self.held_back {
            claims.as_object_mut().unwrap().extend(self.claims.as_object().unwrap().clone());
        }
        let algorithm = match self.fault {
            Fault::Unsigned => "none",
            Fault::Symmetric => "HS256",
            _ => "ES256",
        };
        let head = json!({"alg": algorithm, "kid": self.jwk()["kid"]});
        let text = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", text(&head), text(&claims));
        let other = key();
        let key = if is(Fault::Forged) { &other } else { &self.key };
        if is(Fault::Unsigned) {
            return format!("{signed}.");
        }
        let signature = if is(Fault::Symmetric) {
            let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, SECRET.as_bytes());
            ring::hmac::sign(&key, signed.as_bytes()).as_ref().to_vec()
        } else {
            let signature = key.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
            signature.as_ref().to_vec()
        };
        let signature = BASE64_URL_SAFE_NO_PAD.encode(signature);
        format!("{signed}.{signature}")
    }
}

async fn configuration(provider: Data<Provider>, request: HttpRequest) -> HttpResponse {
    let inner = provider.0.lock().unwrap();
    let url = &inner.url;
    match inner.fault {
        Fault::Broken => HttpResponse::InternalServerError().body("no"),
        Fault::Redirects if request.path() != "/moved" => {
            HttpResponse::Found().insert_header((LOCATION, format!("{url}/moved"))).finish()
        }
        Fault::Endless => HttpResponse::Ok().content_type("application/json").body(vec![b' '; 2 << 20]),
        _ => HttpResponse::Ok().json(json!({
            "issuer": url, "authorization_endpoint": format!("{url}/authorize"), "token_endpoint": format!("{url}/token"),
            "userinfo_endpoint": format!("{url}/userinfo"), "jwks_uri": format!("{url}/keys"),
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256", "HS256"],
        })),
    }
}

async fn keys(provider: Data<Provider>) -> HttpResponse {
    HttpResponse::Ok().json(json!({"keys": [provider.0.lock().unwrap().jwk()]}))
}

async fn token(provider: Data<Provider>, request: HttpRequest, form: Form<HashMap<String, String>>) -> HttpResponse {
    let mut inner = provider.0.lock().unwrap();
    let known = format!("Basic {}", BASE64_STANDARD.encode(format!("{CLIENT}:{}", SECRET.replace(' ', "+"))));
    let by = request.headers().get(AUTHORIZATION).map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(by.as_deref(), Some(known.as_str()), "the client says who it is");
    let refused = || HttpResponse::BadRequest().json(json!({"error": "invalid_grant"}));
    // Each code works once.
    let Some(asked) = inner.codes.remove(&form["code"]) else {
        return refused();
    };
    let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&form["code_verifier"]));
    if challenge != asked["code_challenge"] || form["redirect_uri"] != asked["redirect_uri"] {
        return refused();
    }
    HttpResponse::Ok().json(json!({
        "access_token": "access", "token_type": "Bearer", "expires_in": 60, "id_token": inner.token_for(&asked["nonce"]),
    }))
}

async fn person(provider: Data<Provider>) -> HttpResponse {
    let inner = provider.0.lock().unwrap();
    let mut claims = inner.claims.clone();
    if inner.fault == Fault::OtherPerson {
        claims["sub"] = json!("somebody else");
    }
    HttpResponse::Ok().json(claims)
}
