//! Cookies: names, attributes, lifetimes.

use actix_web::HttpRequest;
use actix_web::cookie::{self, Cookie, SameSite};
use chrono::TimeDelta;

/// A cookie of ours. All are for the server alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// The secret of an open session.
    Session,
    /// What somebody on the way to the identity provider must bring back.
    Flight,
    /// What a passkey was asked.
    Challenge,
}

impl Name {
    /// `__Host-` keeps sibling hosts from planting one, but works only with TLS.
    fn on(self, public_url: &str) -> &'static str {
        match (self, is_secure(public_url)) {
            (Self::Session, true) => "__Host-claimdesk",
            (Self::Session, false) => "claimdesk",
            (Self::Flight, true) => "__Host-claimdesk-flight",
            (Self::Flight, false) => "claimdesk-flight",
            (Self::Challenge, true) => "__Host-claimdesk-challenge",
            (Self::Challenge, false) => "claimdesk-challenge",
        }
    }
}

fn is_secure(public_url: &str) -> bool {
    public_url.starts_with("https://")
}

/// The cookie, for as long as the browser is open or `lasts`. `Lax`, so that a link into the desk works; writes are
/// guarded by their origin.
#[must_use]
pub fn set(
    public_url: &str,
    name: Name,
    value: String,
    lasts: Option<TimeDelta>,
) -> Cookie<'static> {
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

/// What takes the cookie away.
#[must_use]
pub fn remove(public_url: &str, name: Name) -> Cookie<'static> {
    let mut cookie = set(public_url, name, String::new(), None);
    cookie.make_removal();
    cookie
}

/// What the request brings of it.
#[must_use]
pub fn value(request: &HttpRequest, public_url: &str, name: Name) -> Option<String> {
    let cookie = request.cookie(name.on(public_url))?;
    Some(cookie.value().to_owned())
}
