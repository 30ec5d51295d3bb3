//! Prepared responses: rarely changing bytes, stored both plain and compressed.

use std::io::Write;

use actix_web::http::header::{
    AcceptEncoding, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, Encoding, Header, HeaderValue, VARY,
};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::etag::{etag_of, unchanged_any};

/// Bytes rendered once and sent often, with a compressed copy if the copy is smaller.
#[derive(Debug)]
pub struct Ready {
    media_type: HeaderValue,
    plain: Tagged,
    gzip: Option<Tagged>,
}

#[derive(Debug)]
struct Tagged {
    etag: String,
    /// The tag as it is sent.
    header: HeaderValue,
    bytes: Bytes,
}

impl Tagged {
    fn new(bytes: Bytes) -> Self {
        let etag = etag_of(&bytes);
        Self { header: header(&etag), etag, bytes }
    }
}

/// A value that is made once and sent often.
#[must_use]
pub fn header(value: &str) -> HeaderValue {
    // Entity tags, media types and dates are ASCII, and so are addresses.
    HeaderValue::from_str(value).unwrap_or_else(|_| HeaderValue::from_static(""))
}

impl Ready {
    /// Prepares the bytes: computes entity tags and compresses text.
    #[must_use]
    pub fn new(media_type: &str, plain: impl Into<Bytes>) -> Self {
        let plain = plain.into();
        let gzip = is_text(media_type).then(|| gzip(&plain)).flatten();
        Self { media_type: header(media_type), gzip: gzip.map(Tagged::new), plain: Tagged::new(plain) }
    }

    /// Memory for the plain and the compressed bytes together.
    #[must_use]
    pub fn size(&self) -> usize {
        let gzip = self.gzip.as_ref().map_or(0, |twin| twin.bytes.len());
        self.plain.bytes.len() + gzip
    }

    /// Response 200 in an encoding that the client accepts, or 304 if either entity tag matches. `headers` adds
    /// headers to both.
    #[must_use]
    pub fn answer(
        &self,
        request: &HttpRequest,
        cache: &'static str,
        headers: impl FnOnce(&mut HttpResponseBuilder),
    ) -> HttpResponse {
        let gzip = self.gzip.as_ref().filter(|_| takes_gzip(request));
        let sent = gzip.unwrap_or(&self.plain);
        let twin = self.gzip.as_ref().unwrap_or(&self.plain);
        let unchanged = unchanged_any(request, &[&self.plain.etag, &twin.etag]);
        let mut answer = if unchanged { HttpResponse::NotModified() } else { HttpResponse::Ok() };
        answer
            .insert_header((ETAG, sent.header.clone()))
            .insert_header((CACHE_CONTROL, HeaderValue::from_static(cache)))
            .insert_header((VARY, HeaderValue::from_static("Accept-Encoding")));
        headers(&mut answer);
        if unchanged {
            return answer.finish();
        }
        if gzip.is_some() {
            answer.insert_header((CONTENT_ENCODING, HeaderValue::from_static("gzip")));
        }
        answer.insert_header((CONTENT_TYPE, self.media_type.clone())).body(sent.bytes.clone())
    }
}

/// Fonts and images are already compressed.
fn is_text(media_type: &str) -> bool {
    media_type.starts_with("text/") || ["javascript", "json", "xml"].iter().any(|kind| media_type.contains(kind))
}

fn gzip(plain: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(plain).and_then(|()| encoder.finish()).ok().map(Bytes::from)
}

/// Whether `Accept-Encoding` names gzip and does not refuse it (RFC 9110 §12.5.3).
fn takes_gzip(request: &HttpRequest) -> bool {
    let ours = [Encoding::gzip(), Encoding::identity()];
    AcceptEncoding::parse(request).is_ok_and(|accept| accept.negotiate(ours.iter()) == Some(Encoding::gzip()))
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{ACCEPT_ENCODING, IF_NONE_MATCH};
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn gzip_is_sent_to_those_who_take_it() {
        for (header, taken) in [
            ("gzip", true),
            ("br, GZIP;q=0.5", true),
            ("gzip;q=1.0, identity; q=0.5, *;q=0", true),
            ("gzip;q=0", false),
            ("gzip; q=0.000", false),
            ("br, zstd", false),
            ("", false),
        ] {
            let request = TestRequest::default().insert_header((ACCEPT_ENCODING, header));
            assert_eq!(takes_gzip(&request.to_http_request()), taken, "{header}");
        }
    }

    #[test]
    fn a_caller_who_has_it_in_any_coding_is_told_so() {
        let ready = Ready::new("application/feed+json", "{}".repeat(100));
        let asked = |name, value: &str| {
            let request = TestRequest::default().insert_header((name, value));
            ready.answer(&request.to_http_request(), "no-cache", |_| {})
        };
        let tag = |answer: &HttpResponse| answer.headers().get(ETAG).unwrap().to_str().unwrap().to_owned();
        let (plain, packed) = (asked(ACCEPT_ENCODING, "br"), asked(ACCEPT_ENCODING, "gzip"));
        assert_eq!(packed.headers().get(CONTENT_ENCODING).unwrap(), "gzip");
        assert_ne!(tag(&plain), tag(&packed));
        for known in [tag(&plain), tag(&packed)] {
            let answer = asked(IF_NONE_MATCH, &known);
            assert_eq!(answer.status(), 304);
            for header in [ETAG, CACHE_CONTROL, VARY] {
                assert!(answer.headers().contains_key(&header), "{header}");
            }
        }
    }
}
