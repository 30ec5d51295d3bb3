//! Base path: a server whose public URL has a path, such as `https://tools.example/claimdesk`.
//!
//! Proxies pass the path on or take it away; both are served. Inside, all paths begin at the root of the server.

use actix_web::HttpMessage;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Uri;
use actix_web::http::header::{HeaderValue, LOCATION};
use actix_web::http::uri::PathAndQuery;

/// The target of a request as it was received, if its path began with the base path. A proxy that takes the base path away leaves no
/// trace: then there is none.
#[derive(Debug, Clone)]
pub struct Received(pub String);

/// Takes the base path away from the path of a request, if it is there.
pub fn enter(request: &mut ServiceRequest, base: &str) {
    let uri = request.uri();
    let target = uri.path_and_query().map_or("/", PathAndQuery::as_str);
    let inner = match target.strip_prefix(base) {
        Some(inner) if inner.starts_with('/') => inner.to_owned(),
        Some(inner) if inner.is_empty() || inner.starts_with('?') => format!("/{inner}"),
        _ => return,
    };
    let received = Received(target.to_owned());
    // `//host` would be read as a host.
    let Ok(inner) = Uri::builder().path_and_query(inner).build() else { return };
    request.match_info_mut().get_mut().update(&inner);
    request.head_mut().uri = inner;
    request.extensions_mut().insert(received);
}

/// Puts the base path in front of a path to which the response leads.
pub fn leave(response: &mut ServiceResponse, base: &str) {
    let led = response.headers().get(LOCATION).and_then(|place| place.to_str().ok());
    let path = led.filter(|place| place.starts_with('/') && !place.starts_with("//"));
    if let Some(Ok(place)) = path.map(|path| HeaderValue::try_from(format!("{base}{path}"))) {
        response.headers_mut().insert(LOCATION, place);
    }
}
