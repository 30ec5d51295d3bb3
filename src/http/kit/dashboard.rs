//! Dashboard files, served from inside the binary for every path that no route takes.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, LOCATION};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use rust_embed::RustEmbed;

use super::cookies;
use super::problem::{Kind, Problem};
use super::ready::Ready;
use crate::app::context::App;

#[derive(RustEmbed)]
#[folder = "frontend/dist"]
#[allow_missing = true]
struct Files;

/// First path segments that are never pages of the dashboard.
const RESERVED: [&str; 10] =
    ["api", "assets", "feeds", "livez", "metrics", "problems", "readyz", "sitemaps", "v1alpha1", "verdicts"];

/// Dashboard files. Each is compressed when it is first asked for, so that a server without dashboards holds none.
pub struct Assets {
    index: Option<String>,
    files: HashMap<String, Asset>,
}

struct Asset {
    media_type: String,
    data: Bytes,
    ready: OnceLock<Ready>,
}

impl std::fmt::Debug for Assets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Assets({} files)", self.files.len())
    }
}

impl Assets {
    /// Finds the files that are embedded in the binary.
    #[must_use]
    pub fn load() -> Self {
        let mut assets = Self { index: None, files: HashMap::new() };
        for path in Files::iter() {
            let Some(file) = Files::get(&path) else {
                continue;
            };
            if path == "index.html" {
                assets.index = String::from_utf8(file.data.into_owned()).ok();
                continue;
            }
            let media_type = match file.metadata.mimetype() {
                text if text.starts_with("text/") || text.ends_with("xml") => {
                    format!("{text}; charset=utf-8")
                }
                other => other.to_owned(),
            };
            let data = match file.data {
                Cow::Borrowed(embedded) => Bytes::from_static(embedded),
                Cow::Owned(read) => Bytes::from(read),
            };
            assets.files.insert(format!("/{path}"), Asset { media_type, data, ready: OnceLock::new() });
        }
        assets
    }
}

/// Whether a path is a file or a known page of the dashboard.
#[must_use]
pub fn has(assets: &Assets, path: &str) -> bool {
    assets.files.contains_key(path) || is_known(path)
}

/// Sends a dashboard file, or the dashboard's HTML for every path that may be a page.
///
/// # Errors
/// 404 for a missing file.
pub fn file(app: &App, assets: &Data<Assets>, request: &HttpRequest) -> Result<HttpResponse, Problem> {
    let path = request.path();
    if let Some(Asset { media_type, data, ready }) = assets.files.get(path) {
        let file = ready.get_or_init(|| Ready::new(media_type, data.clone()));
        // Names under /assets/ contain a hash of the content.
        let cache = if path.starts_with("/assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
        return Ok(file.answer(request, cache, |_| {}));
    }
    if path == "/desk" {
        return Ok(HttpResponse::SeeOther().insert_header((LOCATION, "/queue")).finish());
    }
    // People with a session find the way on in the dashboard, all others on a public page.
    let is_signed_in = || cookies::value(request, &app.publisher().public_url, cookies::Name::Session).is_some();
    if !is_page(path) || !is_known(path) && !is_signed_in() {
        return Err(Problem::new(Kind::NotFound, "There is nothing at this address."));
    }
    let index = assets
        .index
        .as_deref()
        .ok_or_else(|| Problem::new(Kind::NotFound, "This binary was built without the dashboard: run make build."))?;
    Ok(page(app, index))
}

/// First path segments of the dashboard's pages, as in frontend/src/app/router.tsx.
const PAGES: [&str; 24] = [
    "",
    "accounts",
    "articles",
    "claims",
    "editor",
    "endpoints",
    "forgotten",
    "guides",
    "health",
    "inbox",
    "insights",
    "jobs",
    "join",
    "log",
    "me",
    "occurrences",
    "published",
    "queue",
    "ratings",
    "reset",
    "settings",
    "sign-in",
    "subscriptions",
    "words",
];

/// Whether a path may be a page of the dashboard. Unknown paths of the API and other machine interfaces get 404
/// instead of HTML.
fn is_page(path: &str) -> bool {
    let path = path.trim_start_matches('/');
    let (first, last) = (path.split('/').next(), path.rsplit('/').next());
    !first.is_some_and(|first| RESERVED.contains(&first)) && !last.is_some_and(|last| last.contains('.'))
}

/// Whether paths that begin with this segment belong to the dashboard or to a machine interface.
#[must_use]
pub fn is_own(first: &str) -> bool {
    PAGES.contains(&first) || RESERVED.contains(&first)
}

fn is_known(path: &str) -> bool {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    PAGES.contains(&first)
}

/// The dashboard's HTML, with a fresh nonce for the styles that its UI library inserts.
fn page(app: &App, index: &str) -> HttpResponse {
    let nonce = BASE64_STANDARD.encode(app.random.bytes::<18>());
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'"
    );
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((CONTENT_SECURITY_POLICY, policy))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(index.replace("__CSP_NONCE__", &nonce).replace("\"./", &format!("\"{}", app.publisher().path("/"))))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_page_of_the_dashboard_is_known() {
        let router = include_str!("../../../frontend/src/app/router.tsx");
        let paths = router.split(['"', '`']).filter_map(|text| text.strip_prefix('/'));
        let first = |path: &'static str| path.split('/').next();
        let segments: BTreeSet<&str> = paths.filter_map(first).collect();
        assert_eq!(segments, BTreeSet::from(PAGES));
    }
}
