//! Everything else: the dashboard, from inside the binary.

use std::collections::HashMap;
use std::io::Write;

use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, ETAG, VARY,
};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::RustEmbed;

use super::answer::{etag_of, unchanged};
use super::problem::{Kind, Problem};
use crate::app::App;

#[derive(RustEmbed)]
#[folder = "frontend/dist"]
#[allow_missing = true]
struct Files;

/// The dashboard's files with their gzip twins, read once at start.
pub struct Assets {
    index: Option<String>,
    files: HashMap<String, Asset>,
}

impl std::fmt::Debug for Assets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Assets({} files)", self.files.len())
    }
}

struct Asset {
    media_type: String,
    etag: String,
    plain: Bytes,
    gzip: Option<Bytes>,
}

impl Assets {
    /// Reads what is in the binary.
    #[must_use]
    pub fn load() -> Self {
        let mut assets = Self {
            index: None,
            files: HashMap::new(),
        };
        for path in Files::iter() {
            let Some(file) = Files::get(&path) else {
                continue;
            };
            if path == "index.html" {
                assets.index = String::from_utf8(file.data.into_owned()).ok();
                continue;
            }
            let media_type = file.metadata.mimetype().to_owned();
            let plain = Bytes::from(file.data.into_owned());
            let asset = Asset {
                etag: etag_of(&plain),
                gzip: gzip(&media_type, &plain),
                media_type,
                plain,
            };
            assets.files.insert(format!("/{path}"), asset);
        }
        assets
    }
}

/// Compressed, if that pays: fonts and pictures are compressed already.
fn gzip(media_type: &str, plain: &[u8]) -> Option<Bytes> {
    let texts = [
        "text/",
        "application/javascript",
        "application/json",
        "image/svg",
    ];
    if !texts.iter().any(|text| media_type.starts_with(text)) {
        return None;
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder
        .write_all(plain)
        .and_then(|()| encoder.finish())
        .ok()
        .map(Bytes::from)
}

/// Sends a file of the dashboard, or the dashboard itself for every address that is a page of it.
///
/// # Errors
/// 404 for what can only be a file that is not there.
pub fn file(
    app: &App,
    assets: &Data<Assets>,
    request: &HttpRequest,
) -> Result<HttpResponse, Problem> {
    let path = request.path();
    if let Some(asset) = assets.files.get(path) {
        return Ok(send(asset, path, request));
    }
    let is_page = !path.starts_with("/api/")
        && !path.starts_with("/feeds/")
        && !path.starts_with("/verdicts/")
        && !path
            .rsplit('/')
            .next()
            .is_some_and(|last| last.contains('.'));
    if !is_page {
        return Err(Problem::new(
            Kind::NotFound,
            "There is nothing at this address.",
        ));
    }
    let index = assets.index.as_deref().ok_or_else(|| {
        Problem::new(
            Kind::NotFound,
            "This binary was built without the dashboard: run make build.",
        )
    })?;
    Ok(page(app, index))
}

fn send(asset: &Asset, path: &str, request: &HttpRequest) -> HttpResponse {
    // Names under /assets/ carry a hash of what is in them.
    let cache = if path.starts_with("/assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    if unchanged(request, &asset.etag) {
        return HttpResponse::NotModified()
            .insert_header((ETAG, asset.etag.as_str()))
            .finish();
    }
    let wants_gzip = request
        .headers()
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|list| list.split(',').any(|coding| coding.trim() == "gzip"));
    let mut answer = HttpResponse::Ok();
    answer
        .content_type(asset.media_type.as_str())
        .insert_header((CACHE_CONTROL, cache))
        .insert_header((VARY, "Accept-Encoding"));
    match asset.gzip.as_ref().filter(|_| wants_gzip) {
        Some(gzip) => answer
            .insert_header((CONTENT_ENCODING, "gzip"))
            .body(gzip.clone()),
        None => answer
            .insert_header((ETAG, asset.etag.as_str()))
            .body(asset.plain.clone()),
    }
}

/// The dashboard's page, with a nonce of its own for the styles that its kit makes.
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
        .body(index.replace("__CSP_NONCE__", &nonce))
}
