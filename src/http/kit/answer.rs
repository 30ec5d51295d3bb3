//! Responses to reads: JSON with `ETag`, or 304 for a matching `If-None-Match`.

use std::sync::{Arc, OnceLock};

use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderName, HeaderValue,
};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use serde::Serialize;
use utoipa::ToSchema;

use super::etag::{etag_of, unchanged};
use super::problem::Problem;
use super::ready::Ready;
use crate::app::error::Error;
use crate::app::shared_reads::Rendered;
use crate::domain::kernel::page;

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// Entries of the page, in list order.
    pub items: Vec<T>,
    /// Value of `cursor` for the next page; null on the last page.
    #[schema(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    pub next_cursor: Option<String>,
}

impl<T, U: From<T>> From<page::Page<T>> for Page<U> {
    fn from(page: page::Page<T>) -> Self {
        Self { items: page.items.into_iter().map(U::from).collect(), next_cursor: page.next }
    }
}

fn bytes<T: Serialize>(body: &T) -> Result<Vec<u8>, Problem> {
    serde_json::to_vec(body).map_err(|error| Error::Unexpected(error.into()).into())
}

/// Response 200 with an `ETag` of the body, or 304.
pub fn read<T: Serialize>(request: &HttpRequest, body: &T) -> Result<HttpResponse, Problem> {
    let bytes = bytes(body)?;
    let etag = etag_of(&bytes);
    Ok(send(request, &etag, bytes))
}

/// Like [`read`], for a body that several people get: the first request renders it.
pub fn read_shared<T: Serialize>(
    request: &HttpRequest,
    rendered: &OnceLock<Rendered>,
    body: impl FnOnce() -> T,
) -> Result<HttpResponse, Problem> {
    let Rendered { etag, body } = if let Some(rendered) = rendered.get() {
        rendered
    } else {
        let body = bytes(&body())?;
        rendered.get_or_init(|| Rendered { etag: etag_of(&body), body: body.into() })
    };
    Ok(send(request, etag, Bytes::from_owner(Arc::clone(body))))
}

/// Response 200 with an `ETag` of the version and the body, or 304. The version alone is not enough: the body lists
/// the
/// actions of the caller, which depend on the person and the time.
pub fn read_version<T: Serialize>(request: &HttpRequest, version: &str, body: &T) -> Result<HttpResponse, Problem> {
    let bytes = bytes(body)?;
    let etag = format!("\"{}.{}", version.trim_matches('"'), etag_of(&bytes).trim_start_matches('"'));
    Ok(send(request, &etag, bytes))
}

/// Like [`read`], and readable from every origin.
pub fn read_by_all<T: Serialize>(request: &HttpRequest, body: &T) -> Result<HttpResponse, Problem> {
    let ready = Ready::new("application/json", bytes(body)?);
    Ok(ready.answer(request, "public, max-age=0, must-revalidate", open_to_all))
}

/// Allows pages of all origins to read and embed the response (CORS, CORP).
pub fn open_to_all(answer: &mut HttpResponseBuilder) {
    answer.insert_header((ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"))).insert_header((
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    ));
}

fn send(request: &HttpRequest, etag: &str, body: impl Into<Bytes>) -> HttpResponse {
    if unchanged(request, etag) {
        return HttpResponse::NotModified()
            .insert_header((ETAG, etag))
            .insert_header((CACHE_CONTROL, "private, no-cache"))
            .finish();
    }
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((ETAG, etag))
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .body(body.into())
}
