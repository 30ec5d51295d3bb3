//! Caller extractors: authentication and authorization.

use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, Utc};
use url::form_urlencoded;

use super::address::address;
use crate::app::context::App;
use crate::app::people::{session, token};
use crate::domain::kernel::id::RequestId;
use crate::domain::kernel::secret::BearerSecret;
use crate::domain::people::account::{Account, PersonRef};
use crate::domain::people::actor::Actor;
use crate::domain::people::session::SignedIn;
use crate::domain::people::token::{Bearer, Scope, TokenSecret};
use crate::http::kit::access::{Access, Operation};
use crate::http::kit::cookies;
use crate::http::kit::problem::{Kind, Problem};

/// An authenticated caller: a session cookie or an API token. Invalid credentials return 401, never anonymous access.
#[derive(Debug)]
pub struct Caller {
    /// Account of the caller.
    pub account: Account,
    /// The person, in the context of this request.
    pub actor: Actor,
    by: By,
}

#[derive(Debug)]
enum By {
    /// Session cookie of the dashboard.
    Session(SignedIn),
    /// API token with its scopes.
    Token(Vec<Scope>),
}

impl Caller {
    /// The caller's session.
    ///
    /// # Errors
    /// When the caller is a token.
    pub fn session(&self) -> Result<&SignedIn, Problem> {
        match &self.by {
            By::Session(session) => Ok(session),
            By::Token(_) => Err(no_token()),
        }
    }

    fn seated(session: SignedIn, request: Option<RequestId>) -> Self {
        Self { account: session.account.clone(), actor: session.actor(request), by: By::Session(session) }
    }

    fn program(bearer: Bearer, request: Option<RequestId>) -> Self {
        let person = PersonRef { id: bearer.account.id, name: bearer.account.name.clone() };
        let role = bearer.account.role;
        Self {
            account: bearer.account,
            // mutant B29.2: actor: Actor::person(person, role, request),
            actor: Actor::person(person, role, request).within(&bearer.scopes),
            by: By::Token(bearer.scopes),
        }
    }

    /// Checks that the caller satisfies an access rule.
    fn admitted(&self, access: Access, reads: bool, now: DateTime<Utc>) -> Result<(), Problem> {
        let forbidden = |detail: String| Problem::new(Kind::Forbidden, detail);
        if let By::Token(_) = self.by
            && !access.takes_tokens()
        {
            return Err(no_token());
        }
        if let Some(permission) = access.permission() {
            // mutant B29.1: if !self.account.role.permissions().contains(&permission) && matches!(self.by, By::Session(_)) {
            if !self.account.role.permissions().contains(&permission) {
                let who = permission.holders();
                return Err(forbidden(format!("Only {who} may do this.")));
            }
            match &self.by {
                // mutant A19.2: By::Session(session) if session.must_enrol && session.account.name.is_empty() => {
                By::Session(session) if session.must_enrol => {
                    return Err(Problem::new(
                        Kind::SecondFactorRequired,
                        "Your role takes a second factor. Set it up under Your account first.",
                    ));
                }
                // mutant B29.1 (4 lines): By::Token(scopes) if access.scope(reads).is_none() && scopes.is_empty() =>
                By::Token(scopes)
                    if access.scope(reads).is_none_or(|wanted| !scopes.iter().any(|one| one.covers(wanted))) =>
                {
                    return Err(forbidden("This token has no scope for it.".to_owned()));
                }
                _ => {}
            }
        }
        match &self.by {
            By::Session(session) if access.is_confirmed() && !session.is_confirmed(now) => {
                Err(Problem::new(Kind::Unconfirmed, "Type your password again: POST /api/v1/me/confirmation."))
            }
            _ => Ok(()),
        }
    }
}

impl FromRequest for Caller {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let app = request.app_data::<Data<App>>().cloned();
        let id = request.extensions().get::<RequestId>().copied();
        let credentials = app.as_ref().map(|app| Credentials::of(request, app));
        let address = address(request).map(|address| address.to_string());
        Box::pin(async move {
            let (Some(app), Some(credentials)) = (app, credentials) else {
                return Err(not_signed_in());
            };
            if !matches!(credentials, Credentials::None) {
                // What is wrong with the address is told first, whether or not the caller is known without a look at the database.
                tokio::task::yield_now().await;
            }
            match credentials {
                Credentials::Cookie(secret) => {
                    let session = session::caller(&app, &secret, address.as_deref()).await?;
                    session.map(|session| Self::seated(session, id))
                }
                Credentials::Token(secret) => {
                    let bearer = token::bearer(&app, &secret).await?;
                    bearer.map(|bearer| Self::program(bearer, id))
                }
                Credentials::None => None,
            }
            .ok_or_else(not_signed_in)
            .inspect(|caller: &Self| {
                app.set_caller(Some(caller.account.id));
                let account = tracing::field::display(caller.account.id);
                tracing::Span::current().record("account", account);
            })
        })
    }
}

enum Credentials {
    Cookie(BearerSecret),
    Token(TokenSecret),
    None,
}

impl Credentials {
    /// Credentials of the request. An `Authorization` header takes precedence over a cookie.
    fn of(request: &HttpRequest, app: &App) -> Self {
        if let Some(header) = request.headers().get(AUTHORIZATION) {
            let token = header.to_str().ok().and_then(|header| {
                let (scheme, sent) = header.split_once(' ')?;
                let sent = sent.trim();
                match scheme.to_ascii_lowercase().as_str() {
                    "bearer" => TokenSecret::parse(sent),
                    // Browsers send basic credentials automatically, so they are accepted only for reads.
                    "basic" if request.method().is_safe() => TokenSecret::parse(&password(sent)?),
                    _ => None,
                }
            });
            return token.map_or(Self::None, Self::Token);
        }
        // Clients of the Google Fact Check Tools API send the key as a query parameter.
        if request.path().starts_with("/v1alpha1/") {
            let mut sent = form_urlencoded::parse(request.query_string().as_bytes());
            if let Some((_, key)) = sent.find(|(name, _)| name == "key") {
                return TokenSecret::parse(&key).map_or(Self::None, Self::Token);
            }
        }
        let secret = cookies::value(request, &app.publisher().public_url, cookies::Name::Session);
        secret.and_then(|secret| BearerSecret::parse(&secret)).map_or(Self::None, Self::Cookie)
    }
}

/// Password of basic credentials (RFC 7617 §2).
fn password(sent: &str) -> Option<String> {
    let decoded = String::from_utf8(BASE64_STANDARD.decode(sent).ok()?).ok()?;
    let (_, password) = decoded.split_once(':')?;
    Some(password.to_owned())
}

fn no_token() -> Problem {
    Problem::new(Kind::Forbidden, "Only somebody who is signed in at the desk may do this, no token.")
}

fn not_signed_in() -> Problem {
    Problem::new(Kind::NotSignedIn, "Sign in to do this.").with_header(WWW_AUTHENTICATE, "Session, Bearer")
}

/// A caller who may use the operation `O`, according to the access table.
#[derive(Debug)]
pub struct Can<O: Operation>(Caller, PhantomData<O>);

impl<O: Operation> Deref for Can<O> {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.0
    }
}

impl<O: Operation> FromRequest for Can<O> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let app = request.app_data::<Data<App>>().cloned();
        let reads = request.method().is_safe();
        let caller = Caller::from_request(request, payload);
        Box::pin(async move {
            let (caller, app) = (caller.await?, app.ok_or_else(not_signed_in)?);
            // mutant B24.1: let _ = (O::ACCESS, reads, app.clock.now());
            caller.admitted(O::ACCESS, reads, app.clock.now())?;
            Ok(Self(caller, PhantomData))
        })
    }
}

/// A caller with a session who may use the operation `O`; the operation accepts no tokens.
#[derive(Debug)]
pub struct AtDesk<O: Operation> {
    /// Session of the caller.
    pub session: SignedIn,
    /// The person, in the context of this request.
    pub actor: Actor,
    operation: PhantomData<O>,
}

impl<O: Operation> FromRequest for AtDesk<O> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        const { assert!(!O::ACCESS.takes_tokens(), "a token has no session") };
        let can = Can::<O>::from_request(request, payload);
        Box::pin(async move {
            let Can(Caller { actor, by, .. }, operation) = can.await?;
            match by {
                By::Session(session) => Ok(Self { session, actor, operation }),
                By::Token(_) => Err(no_token()),
            }
        })
    }
}
