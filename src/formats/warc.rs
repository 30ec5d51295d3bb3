//! WARC/1.1: requests and responses as archive records, each in a gzip member of its own.
//!
//! The WARC Format 1.1, ISO 28500:2017
//! (<https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/>): §4 file and record model, §5 named
//! fields, §6.3.1 requests and responses over HTTP, Annex D compression of single records.

use std::io::{self, Write};

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use data_encoding::BASE32;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::domain::articles::exchange::{Exchange, Header};

/// Name of the format as its specification gives it for `conformsTo`.
const STANDARD: &str = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/";

/// Writes a file of one `warcinfo` record, and a `response` and a `request` record for each exchange.
///
/// `began` is the time of the fetch; `id` returns a new id for each record.
///
/// # Errors
/// Does not occur in practice: the bytes go to memory.
pub fn write(exchanges: &[Exchange], began: DateTime<Utc>, mut id: impl FnMut() -> Uuid) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let info =
        format!("software: Claimdesk/{}\r\nformat: WARC File Format 1.1\r\nconformsTo: {STANDARD}\r\n", version());
    let about = Record { kind: "warcinfo", id: id(), at: began, fields: vec![], content: "application/warc-fields" };
    about.write(&mut out, info.as_bytes())?;
    for exchange in exchanges {
        let at = began + TimeDelta::from_std(exchange.after).unwrap_or_default();
        let (response, request) = (id(), id());
        let record = |kind, id, fields, content| Record { kind, id, at, fields, content };
        record("response", response, response_fields(exchange), "application/http;msgtype=response")
            .write(&mut out, &response_block(exchange))?;
        let mut fields = target(exchange);
        fields.push(("WARC-Concurrent-To", urn(response)));
        record("request", request, fields, "application/http;msgtype=request")
            .write(&mut out, &request_block(exchange))?;
    }
    Ok(out)
}

/// One record without its block.
struct Record {
    kind: &'static str,
    id: Uuid,
    at: DateTime<Utc>,
    fields: Vec<(&'static str, String)>,
    content: &'static str,
}

impl Record {
    fn write(&self, out: &mut Vec<u8>, block: &[u8]) -> io::Result<()> {
        let mut packed = GzEncoder::new(out, Compression::default());
        write!(packed, "WARC/1.1\r\nWARC-Type: {}\r\nWARC-Record-ID: {}\r\n", self.kind, urn(self.id))?;
        write!(packed, "WARC-Date: {}\r\n", self.at.to_rfc3339_opts(SecondsFormat::Millis, true))?;
        for (name, value) in &self.fields {
            write!(packed, "{name}: {value}\r\n")?;
        }
        write!(packed, "WARC-Block-Digest: {}\r\nContent-Type: {}\r\n", digest(block), self.content)?;
        write!(packed, "Content-Length: {}\r\n\r\n", block.len())?;
        packed.write_all(block)?;
        packed.write_all(b"\r\n\r\n")?;
        packed.finish()?;
        Ok(())
    }
}

fn target(exchange: &Exchange) -> Vec<(&'static str, String)> {
    let mut fields = vec![("WARC-Target-URI", exchange.url.clone())];
    fields.extend(exchange.server.map(|server| ("WARC-IP-Address", server.to_string())));
    fields
}

fn response_fields(exchange: &Exchange) -> Vec<(&'static str, String)> {
    let mut fields = target(exchange);
    fields.push(match &exchange.body {
        Some(body) => ("WARC-Payload-Digest", digest(body)),
        // The body of a redirect is not read.
        None => ("WARC-Truncated", "unspecified".to_owned()),
    });
    fields
}

fn request_block(exchange: &Exchange) -> Vec<u8> {
    block(&format!("GET {} HTTP/1.1", exchange.target), exchange.request.iter(), &[])
}

/// The response with the length of the body as it is kept: transfer coding and lengths of unread bodies are left out.
fn response_block(exchange: &Exchange) -> Vec<u8> {
    let body = exchange.body.as_deref().unwrap_or_default();
    let length = ("content-length".to_owned(), body.len().to_string().into_bytes());
    let left_out =
        |name: &str| ["transfer-encoding", "content-length"].iter().any(|out| name.eq_ignore_ascii_case(out));
    let kept = exchange.response.iter().filter(|(name, _)| !left_out(name));
    block(&format!("HTTP/1.1 {}", exchange.status), kept.chain([&length]), body)
}

fn block<'a>(first: &str, headers: impl Iterator<Item = &'a Header>, body: &[u8]) -> Vec<u8> {
    let mut out = format!("{first}\r\n").into_bytes();
    for (name, value) in headers {
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(b": ");
        out.extend_from_slice(value);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b"\r\n");
    out.extend_from_slice(body);
    out
}

fn digest(bytes: &[u8]) -> String {
    format!("sha256:{}", BASE32.encode(&Sha256::digest(bytes)))
}

fn urn(id: Uuid) -> String {
    format!("<urn:uuid:{id}>")
}

fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::time::Duration;

    use flate2::read::MultiGzDecoder;

    use super::*;

    fn exchange(body: Option<&[u8]>) -> Exchange {
        Exchange {
            url: "https://registry.example/ostrel?page=2".to_owned(),
            after: Duration::from_millis(1500),
            server: Some([192, 0, 2, 7].into()),
            target: "/ostrel?page=2".to_owned(),
            request: vec![("host".to_owned(), b"registry.example".to_vec())],
            status: 200,
            response: vec![
                ("Transfer-Encoding".to_owned(), b"chunked".to_vec()),
                ("content-type".to_owned(), b"text/plain".to_vec()),
            ],
            body: body.map(<[u8]>::to_vec),
        }
    }

    fn text(exchanges: &[Exchange]) -> String {
        let began = DateTime::from_timestamp(1_772_000_000, 0).unwrap();
        let mut number = 0;
        let packed = write(exchanges, began, || {
            number += 1;
            Uuid::from_u128(number)
        });
        let mut text = String::new();
        MultiGzDecoder::new(packed.unwrap().as_slice()).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn a_response_is_kept_with_its_request_digest_and_time() {
        let text = text(&[exchange(Some(b"29 deaths"))]);
        assert_eq!(text.matches("WARC/1.1\r\n").count(), 3);
        for part in [
            "WARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000002>\r\n",
            "WARC-Date: 2026-02-25T06:13:21.500Z\r\nWARC-Target-URI: https://registry.example/ostrel?page=2\r\n",
            "WARC-IP-Address: 192.0.2.7\r\n",
            "HTTP/1.1 200\r\ncontent-type: text/plain\r\ncontent-length: 9\r\n\r\n29 deaths\r\n\r\n",
            "WARC-Concurrent-To: <urn:uuid:00000000-0000-0000-0000-000000000002>\r\n",
            "GET /ostrel?page=2 HTTP/1.1\r\nhost: registry.example\r\n\r\n\r\n\r\n",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        let digest = BASE32.encode(&Sha256::digest(b"29 deaths"));
        assert!(text.contains(&format!("WARC-Payload-Digest: sha256:{digest}\r\n")), "{text}");
    }

    #[test]
    fn a_body_that_was_not_read_is_said_to_be_missing() {
        let text = text(&[exchange(None)]);
        assert!(text.contains("WARC-Truncated: unspecified\r\n") && !text.contains("WARC-Payload-Digest"), "{text}");
    }
}
