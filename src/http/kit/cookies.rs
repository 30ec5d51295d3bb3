//! Cookies: names, attributes, lifetimes.

use actix_web::HttpRequest;
use actix_web::cookie::{self, Cookie, SameSite};
use chrono::TimeDelta;

use crate::domain::publishing::publisher::base_path_of;

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
    /// Name of the cookie. The prefixes keep sibling hosts from setting it and require TLS; `__Host-` also requires the
    /// path `/`, so a server below a path has `__Secure-` (RFC 6265bis §4.1.3).
    fn on(self, public_url: &str) -> String {
        let prefix = match (is_secure(public_url), base_path_of(public_url)) {
            (false, _) => "",
            (true, "") => "__Host-",
            (true, _) => "__Secure-",
        };
        let name = match self {
            Self::Session => "claimdesk",
            Self::Flight => "claimdesk-flight",
            Self::Challenge => "claimdesk-challenge",
            Self::Position => "claimdesk-position",
        };
        format!("{prefix}{name}")
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
        .path(Some(base_path_of(public_url)).filter(|path| !path.is_empty()).unwrap_or("/").to_owned())
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
    let cookie = request.cookie(&name.on(public_url))?;
    Some(cookie.value().to_owned())
}
