//! How is something readable sent, with its `ETag`, or 304 when the caller has it already?

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::problem::{Kind, Problem};
use crate::app::error::Error;
use crate::domain::page;

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The entries, in the list's order.
    pub items: Vec<T>,
    /// What `?cursor=` takes to go on; null on the last page.
    pub next_cursor: Option<String>,
}

impl<T, U: From<T>> From<page::Page<T>> for Page<U> {
    fn from(page: page::Page<T>) -> Self {
        Self {
            items: page.items.into_iter().map(U::from).collect(),
            next_cursor: page.next,
        }
    }
}

/// A strong `ETag` of the bytes themselves.
#[must_use]
pub fn etag_of(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let short: String = digest
        .iter()
        .take(12)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("\"{short}\"")
}

/// Whether the caller's `If-None-Match` names `etag` (RFC 9110 §13.1.2, weak comparison).
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

fn bytes<T: Serialize>(body: &T) -> Result<Vec<u8>, Problem> {
    serde_json::to_vec(body).map_err(|error| Error::Unexpected(error.into()).into())
}

/// 200 with the body's own `ETag`, or 304.
pub fn read<T: Serialize>(request: &HttpRequest, body: &T) -> Result<HttpResponse, Problem> {
    let bytes = bytes(body)?;
    let etag = etag_of(&bytes);
    Ok(send(request, StatusCode::OK, &etag, bytes))
}

/// 200 with the thing's `ETag`, or 304.
pub fn read_as<T: Serialize>(
    request: &HttpRequest,
    etag: &str,
    body: &T,
) -> Result<HttpResponse, Problem> {
    Ok(send(request, StatusCode::OK, etag, bytes(body)?))
}

fn send(request: &HttpRequest, status: StatusCode, etag: &str, body: Vec<u8>) -> HttpResponse {
    if unchanged(request, etag) {
        return HttpResponse::NotModified()
            .insert_header((ETAG, etag))
            .insert_header((CACHE_CONTROL, "private, no-cache"))
            .finish();
    }
    HttpResponse::build(status)
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((ETAG, etag))
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .body(body)
}

/// What a change answers: the thing as it is now, with the version to change it from next.
pub fn changed<T: Serialize>(
    status: StatusCode,
    etag: &str,
    location: Option<String>,
    body: &T,
) -> Result<HttpResponse, Problem> {
    let mut answer = HttpResponse::build(status);
    answer.insert_header((CONTENT_TYPE, "application/json"));
    answer.insert_header((ETAG, etag));
    answer.insert_header((CACHE_CONTROL, "no-store"));
    if let Some(location) = location {
        answer.insert_header((LOCATION, location));
    }
    Ok(answer.body(bytes(body)?))
}

/// Runs a change to its end even when the caller goes away in the middle of it: a dropped handler must
/// not cut a transaction in half.
///
/// # Errors
/// What the change itself answers.
pub async fn to_the_end<T: Send + 'static>(
    change: impl Future<Output = crate::app::error::Result<T>> + Send + 'static,
) -> Result<T, Problem> {
    match tokio::spawn(change).await {
        Ok(result) => result.map_err(Problem::from),
        Err(panic) => {
            tracing::error!(
                error = &panic as &dyn std::error::Error,
                "a change panicked"
            );
            Err(Problem::new(
                Kind::Internal,
                "Something went wrong on our side.",
            ))
        }
    }
}
