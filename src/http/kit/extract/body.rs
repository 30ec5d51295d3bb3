//! Body extractors, JSON and files: size and time limits, errors that name the field.

use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::{CONNECTION, CONTENT_ENCODING, CONTENT_TYPE};
use actix_web::web::BytesMut;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::StreamExt;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;
use sha2::{Digest, Sha256};
use tokio::time::{Instant, timeout_at};
use utoipa::ToSchema;

use crate::domain::kernel::fault::FieldFault;
use crate::http::kit::problem::{Kind, Problem};

/// Default size limit of a body, in bytes.
pub const USUAL: usize = 1024 * 1024;
/// Size limit of an article's JSON body, in bytes: 2 MiB of text with every byte escaped.
pub const ARTICLE: usize = 13 * 1024 * 1024;
/// Size limit of a document that becomes an article, in bytes.
pub const DOCUMENT: usize = 20 * 1024 * 1024;
/// Time limit for a body; a larger body gets more time, at the rate of [`SLOWEST`].
// mutant F103.1: const DEADLINE: Duration = Duration::from_secs(1000);
const DEADLINE: Duration = Duration::from_secs(10);
/// Slowest accepted transfer rate, in bytes per second.
const SLOWEST: u32 = 64 * 1024;

/// SHA-256 of the body, stored with the request for its `Idempotency-Key`.
#[derive(Debug, Clone, Copy)]
pub struct BodyDigest(pub [u8; 32]);

/// A JSON body of at most `MAX` bytes.
#[derive(Debug)]
pub struct Body<T, const MAX: usize = USUAL>(pub T);

impl<T: DeserializeOwned + 'static, const MAX: usize> FromRequest for Body<T, MAX> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let acceptable = acceptable(request);
        let (payload, request) = (payload.take(), request.clone());
        Box::pin(async move {
            // mutant C38: let _ = acceptable;
            acceptable?;
            let bytes = receive(&request, payload, MAX).await?;
            parse(&bytes).map(Self)
        })
    }
}

/// The bytes of a file of at most `MAX` bytes.
#[derive(Debug)]
pub struct File<const MAX: usize> {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Media type that the client names.
    pub content_type: Option<String>,
}

impl<const MAX: usize> FromRequest for File<MAX> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (payload, request) = (payload.take(), request.clone());
        Box::pin(async move {
            unencoded(&request)?;
            let content_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
            let content_type = content_type.map(str::to_owned);
            let bytes = receive(&request, payload, MAX).await?.to_vec();
            Ok(Self { bytes, content_type })
        })
    }
}

/// The body, with its digest stored for the `Idempotency-Key`.
async fn receive(request: &HttpRequest, mut payload: Payload, max: usize) -> Result<BytesMut, Problem> {
    let declared = request
        .headers()
        .get("content-length")
        .and_then(|value| value.to_str().ok())
        .and_then(|length| length.parse::<usize>().ok());
    if declared.is_some_and(|length| length > max) {
        return Err(too_large());
    }
    let mut bytes = BytesMut::with_capacity(declared.unwrap_or(0).min(64 * 1024));
    let began = Instant::now();
    while let Some(chunk) = timeout_at(began + time_for(bytes.len()), payload.next()).await.ok().ok_or_else(too_slow)? {
        let chunk = chunk.map_err(|error| Problem::new(Kind::Malformed, format!("The body broke off: {error}.")))?;
        if bytes.len() + chunk.len() > max {
            return Err(too_large());
        }
        bytes.extend_from_slice(&chunk);
    }
    request.extensions_mut().insert(BodyDigest(Sha256::digest(&bytes).into()));
    Ok(bytes)
}

/// Refuses a packed body.
pub(super) fn unencoded(request: &HttpRequest) -> Result<(), Problem> {
    let encoded = request.headers().get(CONTENT_ENCODING).is_some_and(|value| value != "identity");
    if encoded {
        return Err(Problem::new(Kind::UnsupportedMedia, "Send the body without Content-Encoding."));
    }
    Ok(())
}

fn acceptable(request: &HttpRequest) -> Result<(), Problem> {
    unencoded(request)?;
    if request.content_type().eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    let given = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    Err(Problem::new(
        Kind::UnsupportedMedia,
        format!("Send Content-Type: application/json, not {}.", given.unwrap_or("nothing")),
    ))
}

/// Time limit for a body of which `bytes` bytes have arrived.
pub(super) fn time_for(bytes: usize) -> Duration {
    DEADLINE + Duration::from_secs(1) * u32::try_from(bytes).unwrap_or(u32::MAX) / SLOWEST
}

pub(super) fn too_slow() -> Problem {
    Problem::new(Kind::Timeout, "The body came too slowly: after ten seconds it takes 64 KiB a second.")
        .with_header(CONNECTION, "close")
}

pub(super) fn too_large() -> Problem {
    Problem::new(Kind::TooLarge, "The body is larger than this operation takes.").with_header(CONNECTION, "close")
}

/// Parses JSON: a syntax error is malformed, a wrong field is invalid.
pub(super) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    // serde accepts an array as the fields in order; the API does not.
    if bytes.trim_ascii_start().first() == Some(&b'[') {
        return Err(Problem::invalid("", "must be an object with named fields"));
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = pointer(error.path());
        let error = error.into_inner();
        // serde_json reports a number or a list in place of an enum as a syntax error.
        if error.is_data() || serde_json::from_slice::<serde_json::Value>(bytes).is_ok() {
            Problem::invalid(path, FieldFault::of_message(&without_place(&error)))
        } else {
            Problem::new(Kind::Malformed, format!("This is not JSON: {error}."))
        }
    })?;
    json.end().map_err(|error| Problem::new(Kind::Malformed, format!("This is not JSON: {error}.")))?;
    Ok(value)
}

/// Converts `evidence[0].url` to the JSON Pointer `/evidence/0/url`.
pub(super) fn pointer(path: &serde_path_to_error::Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        let name = match segment {
            Segment::Seq { index } => index.to_string(),
            Segment::Map { key } => key.clone(),
            Segment::Enum { variant } => variant.clone(),
            Segment::Unknown => continue,
        };
        pointer.push('/');
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
    }
    pointer
}

/// The parser's message without line and column, which do not help users of a form.
fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(end) => text.chars().take(text.get(..end).map_or(0, |head| head.chars().count())).collect(),
        None => text,
    }
}

/// An empty object, `{}`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
pub struct Empty {}
