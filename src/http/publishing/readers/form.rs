//! Forms for readers: pages that are not kept, and links that only the sender knows.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, LOCATION};

use crate::app::context::App;
use crate::app::error::Error;
use crate::domain::kernel::secret::BearerSecret;
use crate::http::kit::problem::Problem;
use crate::http::publishing::verdict_page::with_logo;

/// Content Security Policy of a form: it may be sent to this server.
pub(super) const FORM_POLICY: &str =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// A page that neither browsers nor proxies keep.
pub(super) fn html(app: &App, status: StatusCode, policy: &str, page: String) -> HttpResponse {
    HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .insert_header((CONTENT_SECURITY_POLICY, with_logo(policy, &app.publisher())))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(page)
}

/// Leads a browser that has sent a form to another page.
pub(super) fn lead_to(path: String) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, path)).finish()
}

/// The path of the page that tells its bearer what became of what they wrote; `folder` is the folder of such pages.
pub(super) fn path_of(folder: &str, secret: &BearerSecret) -> String {
    format!("/{folder}/{}", secret.reveal())
}

/// The address of that page.
pub(super) fn link_of(app: &App, folder: &str, secret: &BearerSecret) -> String {
    format!("{}{}", app.publisher().public_url, path_of(folder, secret))
}

/// The secret in the path of such a page; `what` names what has no such link.
pub(super) fn secret_of(path: &str, what: &'static str) -> Result<BearerSecret, Problem> {
    Ok(BearerSecret::parse(path).ok_or(Error::NotFound(what))?)
}
