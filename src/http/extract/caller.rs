//! Who is calling, and may they?

use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload};

use crate::app::App;
use crate::app::sessions::{self, SignedIn};
use crate::app::tokens;
use crate::domain::account::{Account, PersonRef};
use crate::domain::actor::Actor;
use crate::domain::id::RequestId;
use crate::domain::permission::Permission;
use crate::domain::secret::BearerSecret;
use crate::domain::token::{Bearer, Scope, TokenSecret};
use crate::http::extract::address::address;
use crate::http::problem::{Kind, Problem};

/// Somebody signed in, at the desk by a cookie or as a program by a token. A bad one is 401, never "anonymous".
#[derive(Debug)]
pub struct Caller {
    /// Whose account.
    pub account: Account,
    /// The person, within this request.
    pub actor: Actor,
    by: By,
}

#[derive(Debug)]
enum By {
    /// By the cookie, at the desk.
    Session(SignedIn),
    /// By a token.
    Token(Vec<Scope>),
}

impl Caller {
    fn seated(session: SignedIn, request: Option<RequestId>) -> Self {
        Self {
            account: session.account.clone(),
            actor: session.actor(request),
            by: By::Session(session),
        }
    }

    fn program(bearer: Bearer, request: Option<RequestId>) -> Self {
        let person = PersonRef {
            id: bearer.account.id,
            name: bearer.account.name.clone(),
        };
        let role = bearer.account.role;
        Self {
            account: bearer.account,
            actor: Actor::person(person, role, request).within(&bearer.scopes),
            by: By::Token(bearer.scopes),
        }
    }

    /// Whether the caller may do what takes `permission`; reading, by a token, takes its scope instead.
    fn may(&self, permission: Permission, reads: bool) -> bool {
        match &self.by {
            By::Token(scopes) if reads => {
                scopes.contains(&Scope::Read)
                    && self.account.role.permissions().contains(&permission)
            }
            _ => self.actor.may(permission),
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
            match credentials {
                Credentials::Cookie(secret) => {
                    let session = sessions::caller(&app, &secret, address.as_deref()).await?;
                    session.map(|session| Self::seated(session, id))
                }
                Credentials::Token(secret) => {
                    let bearer = tokens::bearer(&app, &secret).await?;
                    bearer.map(|bearer| Self::program(bearer, id))
                }
                Credentials::None => None,
            }
            .ok_or_else(not_signed_in)
        })
    }
}

enum Credentials {
    Cookie(BearerSecret),
    Token(TokenSecret),
    None,
}

impl Credentials {
    /// What the request brings. Who sends a token means the token, whatever cookies come along.
    fn of(request: &HttpRequest, app: &App) -> Self {
        if let Some(header) = request.headers().get(AUTHORIZATION) {
            let token = header.to_str().ok().and_then(|header| {
                let (scheme, token) = header.split_once(' ')?;
                scheme
                    .eq_ignore_ascii_case("bearer")
                    .then(|| TokenSecret::parse(token.trim()))?
            });
            return token.map_or(Self::None, Self::Token);
        }
        let cookie = request.cookie(cookie_name(&app.publisher.public_url));
        cookie
            .and_then(|cookie| BearerSecret::parse(cookie.value()))
            .map_or(Self::None, Self::Cookie)
    }
}

/// Somebody at the desk: no program may touch what lets people and programs in.
#[derive(Debug)]
pub struct AtDesk {
    /// The session.
    pub session: SignedIn,
    /// The person, within this request.
    pub actor: Actor,
}

impl FromRequest for AtDesk {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let caller = Caller::from_request(request, payload);
        Box::pin(async move {
            let Caller { actor, by, .. } = caller.await?;
            match by {
                By::Session(session) => Ok(Self { session, actor }),
                By::Token(_) => Err(Problem::new(
                    Kind::Forbidden,
                    "Only somebody who is signed in at the desk may do this, no token.",
                )),
            }
        })
    }
}

/// Somebody at the desk who has typed the password within the last ten minutes.
#[derive(Debug)]
pub struct Confirmed(AtDesk);

impl Deref for Confirmed {
    type Target = AtDesk;

    fn deref(&self) -> &AtDesk {
        &self.0
    }
}

impl FromRequest for Confirmed {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let app = request.app_data::<Data<App>>().cloned();
        let desk = AtDesk::from_request(request, payload);
        Box::pin(async move {
            let desk = desk.await?;
            match app {
                Some(app) if desk.session.is_confirmed(app.clock.now()) => Ok(Self(desk)),
                _ => Err(unconfirmed()),
            }
        })
    }
}

fn unconfirmed() -> Problem {
    Problem::new(
        Kind::Unconfirmed,
        "Type your password again: POST /api/v1/me/confirmation.",
    )
}

fn not_signed_in() -> Problem {
    Problem::new(Kind::NotSignedIn, "Sign in to do this.")
        .with_header(WWW_AUTHENTICATE, "Session, Bearer")
}

/// The session cookie's name: `__Host-` keeps sibling hosts from planting one, but works only with TLS.
#[must_use]
pub fn cookie_name(public_url: &str) -> &'static str {
    if public_url.starts_with("https://") {
        "__Host-claimdesk"
    } else {
        "claimdesk"
    }
}

/// The session cookie. `Lax`, so that a link into the desk works; writes are guarded by their origin.
#[must_use]
pub fn cookie(public_url: &str, value: String) -> Cookie<'static> {
    Cookie::build(cookie_name(public_url), value)
        .path("/")
        .secure(public_url.starts_with("https://"))
        .http_only(true)
        .same_site(SameSite::Lax)
        .finish()
}

/// What a route needs, as a type, so that it stands in the handler's signature.
pub trait Needs: 'static {
    /// The permission.
    const PERMISSION: Permission;
    /// Whether somebody at the desk must have typed the password within the last ten minutes.
    const CONFIRMED: bool = false;
}

/// For everybody in the newsroom.
#[derive(Debug)]
pub struct Review;
impl Needs for Review {
    const PERMISSION: Permission = Permission::Review;
}

/// For editors.
#[derive(Debug)]
pub struct Publish;
impl Needs for Publish {
    const PERMISSION: Permission = Permission::Publish;
}

/// Manage accounts and rules.
#[derive(Debug)]
pub struct Administer;
impl Needs for Administer {
    const PERMISSION: Permission = Permission::Administer;
}

/// Manage accounts and rules, with the password typed anew. A token was confirmed when it was made.
#[derive(Debug)]
pub struct AdministerConfirmed;
impl Needs for AdministerConfirmed {
    const PERMISSION: Permission = Permission::Administer;
    const CONFIRMED: bool = true;
}

/// A caller who may.
#[derive(Debug)]
pub struct Can<N: Needs>(Caller, PhantomData<N>);

impl<N: Needs> Deref for Can<N> {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.0
    }
}

impl<N: Needs> FromRequest for Can<N> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let app = request.app_data::<Data<App>>().cloned();
        let reads = request.method().is_safe();
        let caller = Caller::from_request(request, payload);
        Box::pin(async move {
            let caller = caller.await?;
            if !caller.may(N::PERMISSION, reads) {
                let detail = match &caller.by {
                    By::Token(_) if caller.account.role.permissions().contains(&N::PERMISSION) => {
                        "This token has no scope for it.".to_owned()
                    }
                    _ => format!("Only {} may do this.", N::PERMISSION.holders()),
                };
                return Err(Problem::new(Kind::Forbidden, detail));
            }
            match (&caller.by, app) {
                (By::Session(session), _) if session.must_enrol => Err(Problem::new(
                    Kind::SecondFactorRequired,
                    "Your role takes a second factor. Set it up under Your account first.",
                )),
                (By::Session(session), Some(app))
                    if N::CONFIRMED && !session.is_confirmed(app.clock.now()) =>
                {
                    Err(unconfirmed())
                }
                _ => Ok(Self(caller, PhantomData)),
            }
        })
    }
}
