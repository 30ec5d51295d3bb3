//! Entity tags: strong `ETag`s of bytes, `If-None-Match`.

use actix_web::HttpRequest;
use actix_web::http::header::{EntityTag, Header, IF_NONE_MATCH, IfNoneMatch};
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
    unchanged_any(request, &[etag])
}

/// Whether `If-None-Match` contains one of the tags.
#[must_use]
pub fn unchanged_any(request: &HttpRequest, etags: &[&str]) -> bool {
    let Some(header) = request.headers().get(IF_NONE_MATCH) else {
        return false;
    };
    // Mostly one tag, as it was sent.
    if etags.iter().any(|etag| header == etag) {
        return true;
    }
    match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => true,
        Ok(IfNoneMatch::Items(tags)) => {
            let mut known = etags.iter().filter_map(|etag| etag.parse::<EntityTag>().ok());
            known.any(|etag| tags.iter().any(|tag| tag.weak_eq(&etag)))
        }
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn a_tag_is_found_alone_weak_and_among_others() {
        let asked = |header: &str| {
            let request = TestRequest::default().append_header((IF_NONE_MATCH, header)).to_http_request();
            unchanged_any(&request, &["\"a\"", "\"b\""])
        };
        for known in ["\"a\"", "\"b\"", "W/\"b\"", "\"x\", \"a\"", "*"] {
            assert!(asked(known), "{known}");
        }
        for unknown in ["\"x\"", "a", "", "W/\"x\", \"y\""] {
            assert!(!asked(unknown), "{unknown}");
        }
        // Several headers are one list.
        let mut two = TestRequest::default().append_header((IF_NONE_MATCH, "\"x\""));
        two = two.append_header((IF_NONE_MATCH, "\"a\""));
        assert!(unchanged_any(&two.to_http_request(), &["\"a\""]));
        assert!(!unchanged_any(&TestRequest::default().to_http_request(), &["\"a\""]));
    }
}
