//! Entity tags: strong `ETag`s of bytes, `If-None-Match`.

use actix_web::HttpRequest;
use actix_web::http::header::{EntityTag, Header, IfNoneMatch};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// Strong `ETag` of the bytes: a hash, in quotes.
#[must_use]
pub fn etag_of(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    format!("\"{}\"", HEXLOWER.encode(digest.get(..12).unwrap_or(&digest)))
}

/// Whether `If-None-Match` contains `etag` (RFC 9110 §13.1.2, weak comparison).
#[must_use]
pub fn unchanged(request: &HttpRequest, etag: &str) -> bool {
    let (Ok(known), Ok(etag)) = (IfNoneMatch::parse(request), etag.parse::<EntityTag>()) else {
        return false;
    };
    match known {
        IfNoneMatch::Any => true,
        IfNoneMatch::Items(tags) => tags.iter().any(|tag| tag.weak_eq(&etag)),
    }
}
