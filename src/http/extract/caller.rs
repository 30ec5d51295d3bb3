//! Who is calling, and may they?

use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::WWW_AUTHENTICATE;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload};

use crate::app::App;
use crate::app::sessions::{self, SignedIn};
use crate::domain::actor::Actor;
use crate::domain::id::RequestId;
use crate::domain::permission::Permission;
use crate::domain::secret::BearerSecret;
use crate::http::problem::{Kind, Problem};

/// Somebody signed in. A bad cookie is 401, never "anonymous".
#[derive(Debug)]
pub struct Caller {
    /// The session.
    pub session: SignedIn,
    /// The person, within this request.
    pub actor: Actor,
}

impl FromRequest for Caller {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let app = request.app_data::<Data<App>>().cloned();
        let request_id = request.extensions().get::<RequestId>().copied();
        let secret = app
            .as_ref()
            .and_then(|app| request.cookie(cookie_name(&app.publisher.public_url)))
            .and_then(|cookie| BearerSecret::parse(cookie.value()));
        Box::pin(async move {
            let (Some(app), Some(secret)) = (app, secret) else {
                return Err(not_signed_in());
            };
            let session = sessions::caller(&app, &secret)
                .await?
                .ok_or_else(not_signed_in)?;
            Ok(Self {
                actor: session.actor(request_id),
                session,
            })
        })
    }
}

fn not_signed_in() -> Problem {
    Problem::new(Kind::NotSignedIn, "Sign in to do this.").with_header(WWW_AUTHENTICATE, "Session")
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
        let caller = Caller::from_request(request, payload);
        Box::pin(async move {
            let caller = caller.await?;
            if caller.actor.may(N::PERMISSION) {
                Ok(Self(caller, PhantomData))
            } else {
                let detail = format!("Only {} may do this.", N::PERMISSION.holders());
                Err(Problem::new(Kind::Forbidden, detail))
            }
        })
    }
}
