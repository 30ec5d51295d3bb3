//! Cookies: names, attributes, lifetimes.

use actix_web::HttpRequest;
use actix_web::cookie::{self, Cookie, SameSite};
use chrono::TimeDelta;

/// A cookie of the server. All cookies are `HttpOnly`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// Secret of a session.
    Session,
    /// State of a sign-in at the identity provider.
    Flight,
    /// Challenge of a passkey ceremony.
    Challenge,
    /// Position of the last change in the database's log, for reads from replicas.
    Position,
}

impl Name {
    /// The prefix `__Host-` prevents sibling hosts from setting the cookie, and requires TLS.
    fn on(self, public_url: &str) -> &'static str {
        match (self, is_secure(public_url)) {
            (Self::Session, true) => "__Host-claimdesk",
            (Self::Session, false) => "claimdesk",
            (Self::Flight, true) => "__Host-claimdesk-flight",
            (Self::Flight, false) => "claimdesk-flight",
            (Self::Challenge, true) => "__Host-claimdesk-challenge",
            (Self::Challenge, false) => "claimdesk-challenge",
            (Self::Position, true) => "__Host-claimdesk-position",
            (Self::Position, false) => "claimdesk-position",
        }
    }
}

fn is_secure(public_url: &str) -> bool {
    public_url.starts_with("https://")
}

/// A cookie that lasts until the browser closes, or for `lasts`. `SameSite=Lax` allows links into the dashboard;
/// the origin check protects writes.
#[must_use]
pub fn set(public_url: &str, name: Name, value: String, lasts: Option<TimeDelta>) -> Cookie<'static> {
    let mut cookie = Cookie::build(name.on(public_url), value)
        .path("/")
        .secure(is_secure(public_url))
        .http_only(true)
        .same_site(SameSite::Lax)
        .finish();
    if let Some(lasts) = lasts {
        cookie.set_max_age(cookie::time::Duration::seconds(lasts.num_seconds()));
    }
    cookie
}

/// A cookie that removes the cookie from the browser.
#[must_use]
pub fn remove(public_url: &str, name: Name) -> Cookie<'static> {
    let mut cookie = set(public_url, name, String::new(), None);
    cookie.make_removal();
    cookie
}

/// Value of the cookie in a request, if present.
#[must_use]
pub fn value(request: &HttpRequest, public_url: &str, name: Name) -> Option<String> {
    let cookie = request.cookie(name.on(public_url))?;
    Some(cookie.value().to_owned())
}
