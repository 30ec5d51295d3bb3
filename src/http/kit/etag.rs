//! Entity tags: strong `ETag`s of bytes, `If-None-Match`.

use std::fmt::Write;

use actix_web::HttpRequest;
use actix_web::http::header::IF_NONE_MATCH;
use sha2::{Digest, Sha256};

/// Lower-case hexadecimal text of the bytes.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Strong `ETag` of the bytes: a hash, in quotes.
#[must_use]
pub fn etag_of(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    format!("\"{}\"", hex(digest.get(..12).unwrap_or(&digest)))
}

/// Whether ``If-None-Match`` contains `etag` (RFC 9110 §13.1.2, weak comparison).
#[must_use]
pub fn unchanged(request: &HttpRequest, etag: &str) -> bool {
    request
        .headers()
        .get_all(IF_NONE_MATCH)
        .filter_map(|value| value.to_str().ok())
        .any(|list| {
            list.split(',')
                .map(str::trim)
                .any(|tag| tag == "*" || tag.trim_start_matches("W/") == etag)
        })
}
